import { type CommandId, id } from '@bihuan/core/kernel/id.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { MoveEffect } from '@bihuan/core/templates/templates.contract.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { TemplateEffectView } from '../../templates/components/template-effect.tsx'
import { TemplateSelect } from '../../templates/components/template-select.tsx'
import { useTemplates } from '../../templates/use-templates.ts'
import { codeOf } from '../../ui/explain.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { useRectificationsText } from '../rectifications.text.ts'

type Lacking = MoveEffect['lacking'][number]
/** By its code, what takes the place of a grade or stage that the chosen template lacks. */
type Places = Readonly<Record<string, string | undefined>>
type Fields = {
  readonly templateId: string
  readonly reason: string
  readonly grade?: Places
  readonly stage?: Places
}

/** What the move would do, by the template that is chosen now. */
function Moved(props: {
  readonly rectificationId: RectificationView['id']
  readonly templates: ReturnType<typeof useTemplates>
  readonly now: string
}): ReactNode {
  const { rectificationId, templates } = props
  const chosen: unknown = Form.useWatch('templateId')
  const meant = templates.list.find(({ id }) => id === (chosen ?? props.now))
  const grade: unknown = Form.useWatch('grade')
  const chosenPlaces = placesOf(grade)
  const effect = useQuery({
    // What is chosen stays on the page while it is counted anew.
    placeholderData: keepPreviousData,
    ...orpc.rectifications.templateEffect.queryOptions({
      input: {
        rectificationId,
        templateId: meant?.id ?? id<'template'>(props.now),
        templateVersion: meant?.version ?? 1,
        ...(chosenPlaces.length > 0 && { places: chosenPlaces }),
      },
    }),
    enabled: meant !== undefined,
  })
  if (effect.data === undefined) return null
  const { lacking, offered } = effect.data
  return (
    <>
      <TemplateEffectView effect={effect.data.effect} isMove />
      {lacking.map((one) => (
        <Place key={one.of + one.code} lacking={one} offered={offered.filter(({ of }) => of === one.of)} />
      ))}
    </>
  )
}

/** Chooses what takes the place of a grade or stage that the other template lacks. */
function Place(props: { readonly lacking: Lacking; readonly offered: MoveEffect['offered'] }): ReactNode {
  const text = useRectificationsText()
  const language = useLanguage()
  const { of, code, name, findings } = props.lacking
  const label = of === 'grade' ? text.gradePlace(name[language], findings) : text.stagePlace(name[language])
  return (
    <Form.Item
      name={[of, code]}
      label={label}
      rules={[{ required: true, message: props.offered.length === 0 ? text.placeNone : text.placeMissing }]}
    >
      <Select
        aria-label={label}
        placeholder={text.placeMissing}
        options={props.offered.map((one) => ({ value: one.code, label: one.name[language] }))}
      />
    </Form.Item>
  )
}

function placesOf(grade: unknown): { of: 'grade'; from: string; to: string }[] {
  if (typeof grade !== 'object' || grade === null) return []
  return Object.entries(grade).flatMap(([from, to]: [string, unknown]) =>
    typeof to === 'string' ? [{ of: 'grade' as const, from, to }] : [],
  )
}

function placesIn(of: Lacking['of'], places: Places = {}) {
  return Object.entries(places).flatMap(([from, to]) => (to === undefined ? [] : [{ of, from, to }]))
}

/** Moves a rectification to another template, or to the newest version of its own. */
export function TemplateDialog(props: { rectification: RectificationView; onClose: () => void }): ReactNode {
  const text = useRectificationsText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = useMessages()
  const templates = useTemplates()
  const { id: rectificationId, template: now } = props.rectification
  const [version, setVersion] = useState(props.rectification.version)
  const send = async (fields: Fields, commandId: CommandId): Promise<RectificationView> => {
    const meant = templates.list.find(({ id }) => id === fields.templateId) ?? now
    const template = { id: meant.id, version: meant.version }
    try {
      const { reason } = fields
      const places = [...placesIn('grade', fields.grade), ...placesIn('stage', fields.stage)]
      const form = { commandId, rectificationId, version, template, reason, places }
      return await api.rectifications.setTemplate(form)
    } catch (error) {
      if (codeOf(error) === 'VERSION_CONFLICT')
        setVersion((await api.rectifications.get({ rectificationId })).version)
      throw error
    }
  }
  return (
    <FormDialog
      form="rectifications.setTemplate"
      item={rectificationId}
      start={{ templateId: now.id, reason: '', grade: {}, stage: {} }}
      name="template"
      title={text.templateTitle}
      confirm={text.templateSave}
      tells={['reason']}
      send={send}
      onSent={async () => {
        await client.invalidateQueries()
        message.success(text.templateSet)
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <p>{text.templateNow(now.name[language], now.version)}</p>
          <Form.Item name="templateId" label={text.templateLabel} extra={text.templateMeans}>
            <TemplateSelect templates={templates} />
          </Form.Item>
          <Moved rectificationId={rectificationId} templates={templates} now={now.id} />
          <Form.Item
            name="reason"
            label={text.templateReason}
            rules={[{ required: true, whitespace: true, message: text.required }]}
            {...refused.item('reason')}
          >
            <Input.TextArea count={{ max: 2000 }} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
