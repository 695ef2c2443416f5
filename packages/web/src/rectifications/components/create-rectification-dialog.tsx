import { isDay } from '@bihuan/core/kernel/day.ts'
import { sourceLabels } from '@bihuan/core/rectifications/labels.ts'
import { sources } from '@bihuan/core/rectifications/rectification.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Modal, Select } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useRectificationsText } from '../rectifications.text.ts'
import { useKeptForm } from '../../ui/kept-antd-form.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

type Fields = {
  name: string
  source: (typeof sources)[number]
  inspectingBody?: string
  feedbackOn?: string | null
}

/** Starts an empty rectification. */
export function CreateRectificationDialog({ onClose }: { onClose: () => void }): ReactNode {
  const text = useRectificationsText()
  const language = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const { commandId } = useCommandId()
  const { kept, ...keeping } = useKeptForm('rectifications.create', 'new', {
    start: { source: 'inspection', name: '', inspectingBody: '', feedbackOn: '' },
    reset: (start) => form.setFieldsValue(start),
  })
  const create = useMutation(
    orpc.rectifications.create.mutationOptions({
      onSuccess: async ({ id }) => {
        kept.done()
        await client.invalidateQueries({ queryKey: orpc.rectifications.key() })
        await navigate({ to: '/rectifications/$id/ledger', params: { id } })
      },
    }),
  )
  const refused = useRefusedFields(create.error, ['name', 'inspectingBody', 'feedbackOn'])
  function send(fields: Fields): void {
    const { feedbackOn } = fields
    create.mutate({
      commandId,
      name: fields.name,
      source: fields.source,
      inspectingBody: fields.inspectingBody?.trim() || null,
      feedbackOn: feedbackOn && isDay(feedbackOn) ? feedbackOn : null,
    })
  }
  return (
    <Modal
      open
      title={text.create}
      okText={text.save}
      cancelText={text.cancel}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={() => kept.leave(onClose)}
    >
      <Form<Fields>
        name="rectification"
        form={form}
        layout="vertical"
        requiredMark={false}
        {...keeping}
        onFinish={send}
      >
        <KeptNote kept={kept} />
        <Form.Item
          name="name"
          {...refused.item('name')}
          label={text.name}
          extra={text.nameHint}
          rules={[{ required: true, whitespace: true, message: text.required }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="source" label={text.sourceLabel}>
          <Select
            options={sources.map((source) => ({ value: source, label: sourceLabels[source][language] }))}
          />
        </Form.Item>
        <Form.Item name="inspectingBody" label={text.inspectingBody} {...refused.item('inspectingBody')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="feedbackOn"
          {...refused.item('feedbackOn')}
          label={text.feedbackOn}
          rules={[
            {
              validator: async (_rule, value: string | null) => {
                if (dayProblem(value) !== null) throw new Error(text.dayWrong)
              },
            },
          ]}
        >
          <FeedbackDay label={text.feedbackOn} />
        </Form.Item>
        <RefusalMessage error={refused.rest} />
      </Form>
    </Modal>
  )
}

// The form gives value and change to what stands in it.
function FeedbackDay({
  label,
  value = null,
  onChange = () => {},
}: {
  readonly label: string
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
}): ReactNode {
  return <DayField label={label} value={value} onChange={onChange} />
}
