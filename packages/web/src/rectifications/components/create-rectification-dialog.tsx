import { isDay } from '@bihuan/core/kernel/day.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { useSession } from '../../session/session.tsx'
import { useRectificationsText } from '../rectifications.text.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TemplateSelect } from '../../templates/components/template-select.tsx'
import { useTemplates } from '../../templates/use-templates.ts'
import { DayItem } from './day-item.tsx'

type Fields = {
  bodyId?: string
  name: string
  /** Empty until somebody chooses another than the first. */
  templateId: string
  inspectingBody?: string
  inspectedBody?: string
  feedbackOn?: string | null
}

/** Starts an empty rectification. */
export function CreateRectificationDialog({ onClose }: { onClose: () => void }): ReactNode {
  const text = useRectificationsText()
  const templates = useTemplates()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { bodiesToChoose } = useSession()
  return (
    <FormDialog
      form="rectifications.create"
      item="new"
      start={{
        bodyId: bodiesToChoose[0]?.id ?? '',
        templateId: '',
        name: '',
        inspectingBody: '',
        inspectedBody: '',
        feedbackOn: '',
      }}
      name="rectification"
      title={text.create}
      confirm={text.save}
      tells={['name', 'inspectingBody', 'inspectedBody', 'feedbackOn']}
      send={({ bodyId, name, templateId, inspectingBody, inspectedBody, feedbackOn }: Fields, commandId) =>
        api.rectifications.create({
          commandId,
          ...(bodyId && { bodyId }),
          name,
          ...templates.chosen(templateId),
          inspectingBody: inspectingBody?.trim() || null,
          inspectedBody: inspectedBody?.trim() || null,
          feedbackOn: feedbackOn && isDay(feedbackOn) ? feedbackOn : null,
        })
      }
      onSent={async ({ id }) => {
        await client.invalidateQueries({ queryKey: orpc.rectifications.key() })
        await navigate({ to: '/rectifications/$id/ledger', params: { id } })
      }}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <Form.Item
            name="name"
            {...refused.item('name')}
            label={text.name}
            extra={text.nameHint}
            rules={[{ required: true, whitespace: true, message: text.required }]}
          >
            <Input count={{ max: 200 }} />
          </Form.Item>
          {bodiesToChoose.length > 0 && (
            <Form.Item name="bodyId" label={text.ofBody}>
              <Select options={bodiesToChoose.map(({ id, name }) => ({ value: id, label: name }))} />
            </Form.Item>
          )}
          <Form.Item name="templateId" label={text.templateLabel}>
            <TemplateSelect templates={templates} />
          </Form.Item>
          <Form.Item name="inspectingBody" label={text.inspectingBody} {...refused.item('inspectingBody')}>
            <Input count={{ max: 200 }} />
          </Form.Item>
          <Form.Item
            name="inspectedBody"
            label={text.inspectedBody}
            extra={text.inspectedBodyHint}
            {...refused.item('inspectedBody')}
          >
            <Input count={{ max: 200 }} />
          </Form.Item>
          <DayItem name="feedbackOn" label={text.feedbackOn} refused={refused.item('feedbackOn')} />
        </>
      )}
    </FormDialog>
  )
}
