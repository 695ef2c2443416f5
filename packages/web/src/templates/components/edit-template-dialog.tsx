import { usualImmediateDays } from '@bihuan/core/templates/schedule-rules.ts'
import type { TemplateEffect, WholeTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { usualObjectLadder } from '@bihuan/core/templates/template.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { rungsInForm } from '../rung-choices.ts'
import { fieldsOf, rolesIn, rungsIn, withFields } from '../template-fields.ts'
import type { TemplateFileChosen } from '../template-names.ts'
import { useTemplatesText } from '../templates.text.ts'
import { caseInWords } from './ladder-words.ts'
import { RungsField } from './rungs-field.tsx'
import { TemplateEffectView } from './template-effect.tsx'
import { TemplateFile } from './template-file.tsx'
import '../templates.css'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'

type Props = {
  readonly view: WholeTemplate
  /** A file with which it begins, and not with what the template says. */
  readonly from?: TemplateFileChosen
  readonly onSaved: (version: number) => void
  readonly onClose: () => void
}

/** Changes a template by a form, or by a file, and shows what that does before it is saved. */
export function EditTemplateDialog({ view, from, onSaved, onClose }: Props): ReactNode {
  const text = useTemplatesText()
  const client = useQueryClient()
  const { message } = useMessages()
  const { id, template } = view
  const [start] = useState(() => ({
    ...fieldsOf(template),
    reason: '',
    file: from?.content ?? '',
    fileName: from?.name ?? '',
  }))
  const kept = useKept<string>('templates.save', from === undefined ? id : `${id} file`, start)
  const { reason = '', file = '', fileName = '' } = kept.values
  const content = file === '' ? JSON.stringify(withFields(template, kept.values)) : file
  const [shown, setShown] = useState<{ readonly content: string; readonly effect: TemplateEffect } | null>(
    null,
  )
  const previewing = useMutation({
    mutationFn: () => api.templates.preview({ id, content }),
    onSuccess: (effect) => setShown({ content, effect }),
  })
  const { commandId } = useCommandId()
  const saving = useOneAtATime({
    send: (said: string) =>
      api.templates.save({ commandId, id, version: view.recordVersion ?? 1, content: said, reason }),
    onSent: async ({ version }) => {
      kept.done()
      await client.invalidateQueries({ queryKey: orpc.templates.key() })
      message.success(text.saved(version))
      onClose()
      onSaved(version)
    },
  })
  const refused = useRefusedFields(saving.error, ['reason'])
  const isSeen = shown?.content === content
  const lacking = useLacking(lackingOf([text.reason, reason], [text.preview, isSeen]))
  return (
    <Modal
      open
      width={860}
      title={text.editTitle}
      onCancel={() => kept.leave(onClose)}
      footer={
        <>
          <Button onClick={() => kept.leave(onClose)}>{text.cancel}</Button>
          <Button
            type={isSeen ? 'default' : 'primary'}
            loading={previewing.isPending}
            onClick={() => previewing.mutate()}
          >
            {text.preview}
          </Button>
          <Button
            type={isSeen ? 'primary' : 'default'}
            loading={saving.isSending}
            onClick={() => lacking.press(() => saving.send(content))}
          >
            {text.save}
          </Button>
        </>
      }
    >
      <p className="ui-quiet">{text.editNote}</p>
      <KeptNote kept={kept} />
      {file === '' ? (
        <>
          <TemplateFile
            label={text.fromFile}
            isPlain
            onRead={(read, name) => kept.change({ file: read, fileName: name })}
          />
          <TemplateForm view={view} values={kept.values} onChange={kept.change} />
        </>
      ) : (
        <p>
          {text.fileChosen(fileName)}{' '}
          <Button type="link" onClick={() => kept.change({ file: '', fileName: '' })}>
            {text.notFile}
          </Button>
        </p>
      )}
      <div className="ui-form">
        <LackingFields of={lacking.shown}>
          <label>
            <span aria-hidden>{text.reason}</span>
            <Input.TextArea
              {...lacking.look(text.reason)}
              value={reason}
              count={{ max: 2000 }}
              aria-label={text.reason}
              placeholder={text.reasonMissing}
              autoSize={{ minRows: 2, maxRows: 6 }}
              onChange={(event) => kept.change({ reason: event.target.value })}
            />
            <FieldRefusal of={refused.of('reason')} />
          </label>
        </LackingFields>
      </div>
      <RefusalMessage error={previewing.error ?? refused.rest} />
      {shown !== null && isSeen && <TemplateEffectView effect={shown.effect} template={template} />}
    </Modal>
  )
}

type FormProps = {
  readonly view: WholeTemplate
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (changes: Record<string, string>) => void
}

function TemplateForm({ view: { template }, values, onChange }: FormProps): ReactNode {
  const text = useTemplatesText()
  const language = useLanguage()
  const marks = useUiText()
  const field = (place: string, label: string, limit: number): ReactNode => (
    <label key={place}>
      <span aria-hidden>{label}</span>
      <Input
        size="small"
        aria-label={label}
        value={values[place] ?? ''}
        count={{ max: limit }}
        onChange={(event) => onChange({ [place]: event.target.value })}
      />
    </label>
  )
  const pair = (place: string, label: string, limit = 60): ReactNode => (
    <div className="template-pair" key={place}>
      {field(`${place}.zh`, marks.more(label, text.chinese), limit)}
      {field(`${place}.en`, marks.more(label, text.english), limit)}
    </div>
  )
  const organizations = useQuery(orpc.organizations.list.queryOptions({ staleTime: 5 * 60_000 }))
  const known = rungsInForm(template, values)
  return (
    <div className="template-edit">
      <section>
        <h3>{text.name}</h3>
        {pair('name', text.name)}
        {pair('source', text.source)}
        {pair('note', text.about, 1000)}
      </section>
      <section>
        <h3>{text.dueSoon}</h3>
        {field('lights.dueSoonDays', text.dueSoonField, 2)}
      </section>
      <section>
        <h3>{text.immediate}</h3>
        {field('immediateDays', text.immediateField(usualImmediateDays), 3)}
      </section>
      <section>
        <h3>{text.ladders}</h3>
        <div className="ui-form">
          {template.ladders.map((ladder, at) => {
            const meant = caseInWords(ladder.for, { template, text, marks, language })
            const place = `ladders.${at}.rungs`
            return (
              <RungsField
                key={place}
                label={meant + marks.colon + text.ladderRungs}
                rungs={rungsIn(values[place]) ?? ladder.rungs}
                known={known}
                organizations={organizations.data ?? []}
                onChange={(rungs) => onChange({ [place]: JSON.stringify(rungs) })}
              />
            )
          })}
        </div>
      </section>
      <section>
        <h3>{text.objectLadder}</h3>
        <p className="ui-quiet">{text.objectLadderNote}</p>
        <div className="ui-form">
          <RungsField
            label={text.objectLadder + marks.colon + text.ladderRungs}
            rungs={rolesIn(values['objectLadder']) ?? template.objectLadder ?? usualObjectLadder}
            known={[]}
            organizations={[]}
            isOfRoles
            onChange={(rungs) => onChange({ objectLadder: JSON.stringify(rungs) })}
          />
        </div>
      </section>
      <section>
        <h3>{text.stages}</h3>
        {template.stages.map(({ code, name }) => (
          <div className="template-pair" key={code}>
            {field(`stages.${code}.name.zh`, marks.more(name[language], text.chinese), 60)}
            {field(`stages.${code}.name.en`, marks.more(name[language], text.english), 60)}
            {field(`stages.${code}.days`, `${name[language]} · ${text.daysField}`, 4)}
          </div>
        ))}
      </section>
      <section>
        <h3>{text.grades}</h3>
        {template.grades.map(({ code, name }) => pair(`grades.${code}.name`, name[language]))}
      </section>
      <section>
        <h3>{text.lists}</h3>
        {(['findings', 'measures', 'duties'] as const).map((list) =>
          pair(`lists.${list}`, text.listNames[list]),
        )}
      </section>
      <section>
        <h3>{text.notice}</h3>
        <div className="template-pair">
          {(['rectification', 'took', 'opinion'] as const).map((word) =>
            field(`notice.${word}`, text.noticeWords[word], 30),
          )}
        </div>
      </section>
    </div>
  )
}
