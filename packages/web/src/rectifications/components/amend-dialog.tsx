import type { CommandId } from '@bihuan/core/kernel/id.ts'
import { areCorrecting, detailValuesOf } from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { codeOf } from '../../ui/explain.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { RefusedFields } from '../../ui/refused-fields.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { type AmendedFields, amendedIn, fieldsOf } from '../amended-fields.ts'
import { announcedCounts } from '../announced.ts'
import { useRectificationsText } from '../rectifications.text.ts'
import { DayItem } from './day-item.tsx'

const days = ['inspectedFrom', 'inspectedTo', 'feedbackOn'] as const
const bodies = ['inspectingBody', 'inspectedBody'] as const
const told = ['name', ...bodies, ...days, ...announcedCounts, 'reason'] as const

type Fields = AmendedFields & { readonly reason: string }

/** Puts right what a rectification says of itself: only what differs from what was there is sent, with the reason. */
export function AmendDialog(props: { rectification: RectificationView; onClose: () => void }): ReactNode {
  const text = useRectificationsText()
  const client = useQueryClient()
  const { message } = useMessages()
  // What was read when the form was opened: what others change meanwhile is no wish of whoever sends this one.
  const [opened] = useState(props.rectification)
  const [version, setVersion] = useState(opened.version)
  const { id: rectificationId } = opened
  const send = async ({ reason, ...fields }: Fields, commandId: CommandId): Promise<RectificationView> => {
    const changes = amendedIn(opened, fields)
    try {
      return await api.rectifications.amend({ commandId, rectificationId, version, changes, reason })
    } catch (error) {
      if (codeOf(error) === 'VERSION_CONFLICT')
        setVersion((await api.rectifications.get({ rectificationId })).version)
      throw error
    }
  }
  return (
    <FormDialog
      form="rectifications.amend"
      item={rectificationId}
      start={{ ...fieldsOf(opened), reason: '' }}
      name="amendment"
      title={text.amendTitle}
      confirm={text.amendSave}
      tells={told}
      send={send}
      onSent={async () => {
        await client.invalidateQueries({ queryKey: orpc.rectifications.key() })
        message.success(text.amended)
      }}
      onClose={props.onClose}
    >
      {(refused) => <AmendFields refused={refused} opened={opened} />}
    </FormDialog>
  )
}

function AmendFields({
  refused,
  opened,
}: {
  readonly refused: RefusedFields<(typeof told)[number]>
  readonly opened: RectificationView
}): ReactNode {
  const text = useRectificationsText()
  const required = { required: true, whitespace: true, message: text.required }
  return (
    <>
      <Form.Item name="name" label={text.name} rules={[required]} {...refused.item('name')}>
        <Input count={{ max: 200 }} />
      </Form.Item>
      {bodies.map((body) => (
        <Form.Item key={body} name={body} label={text[body]} {...refused.item(body)}>
          <Input count={{ max: 200 }} />
        </Form.Item>
      ))}
      <div className="rectification-side">
        {days.map((day) => (
          <DayItem key={day} name={day} label={text[day]} refused={refused.item(day)} />
        ))}
      </div>
      <fieldset className="rectification-side">
        <legend>{text.announcedCounts}</legend>
        {announcedCounts.map((count) => (
          <Form.Item
            key={count}
            name={count}
            label={text.announced[count]}
            rules={[{ pattern: /^\s*\d{0,9}\s*$/, message: text.countWrong }]}
            {...refused.item(count)}
          >
            <Input inputMode="numeric" maxLength={9} />
          </Form.Item>
        ))}
      </fieldset>
      <Form.Item
        name="reason"
        label={text.amendReason}
        extra={text.amendReasonHint}
        rules={[
          ({ getFieldsValue }) => ({
            ...required,
            required: areCorrecting(detailValuesOf(opened), amendedIn(opened, getFieldsValue(true))),
          }),
        ]}
        {...refused.item('reason')}
      >
        <Input.TextArea count={{ max: 2000 }} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </>
  )
}
