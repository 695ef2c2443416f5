import { findingsLeftBehind } from '@bihuan/core/findings/left-behind.ts'
import { measureKindLabels, timeClassLabels } from '@bihuan/core/measures/labels.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useLanguage } from '../../ui/language.tsx'
import {
  type AssignmentField,
  assignmentFields,
  changesFrom,
  differingFields,
  draftFrom,
  draftOf,
  fieldsToAssign,
  textsOf,
} from '../assignment-draft.ts'
import { useItemChanged } from '../../commands/item-changed.ts'
import { useMeasuresText } from '../measures.text.ts'
import { AssignmentInput } from './assignment-input.tsx'
import { FindingsAlong, useFindingsAlong } from '../ledger/components/findings-along.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'

/** Who does a measure by when; a form for whoever may assign. */
export function MeasureAssignment({ measure }: { measure: MeasureView }): ReactNode {
  const text = useMeasuresText()
  const [isEditing, setIsEditing] = useState(false)
  return (
    <section>
      <h3>
        {text.details}
        {measure.can.includes('assign') && !isEditing && (
          <Button type="link" size="small" onClick={() => setIsEditing(true)}>
            {text.assign}
          </Button>
        )}
      </h3>
      {isEditing ? (
        <Form measure={measure} onClose={() => setIsEditing(false)} />
      ) : (
        <Facts measure={measure} />
      )}
    </section>
  )
}

function Facts({ measure }: { measure: MeasureView }): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const facts = [
    [text.columns.leader, measure.leader?.name],
    [text.columns.owner, measure.owner?.name],
    [text.columns.handler, measure.handler?.name],
    [text.columns.dueOn, measure.dueOn],
    [text.timeClass, timeClassLabels[measure.timeClass][language]],
    [text.kind, measureKindLabels[measure.kind][language]],
    [text.columns.target, measure.target === '' ? null : measure.target],
  ] as const
  return (
    <dl className="measures-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? <span className="ledger-unset">{text.notSet}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

type Wish = {
  readonly changes: ReturnType<typeof changesFrom>
  readonly along: ReturnType<typeof useFindingsAlong>['along']
}

function Form({ measure, onClose }: { measure: MeasureView; onClose: () => void }): ReactNode {
  const text = useMeasuresText()
  const { message } = App.useApp()
  const changed = useItemChanged()
  const [before] = useState(() => draftOf(measure))
  const kept = useKept('measures.assign', measure.id, textsOf(before))
  const draft = draftFrom(kept.values)
  const { id: measureId, rectificationId } = measure
  const command = useVersionedCommand({
    version: measure.version,
    send: async ({ changes: sent, along }: Wish, { commandId, version }) => {
      if (along.length === 0) {
        return api.measures.assign({ rectificationId, measureId, changes: sent, commandId, version })
      }
      const measures = [{ id: measureId, version }]
      const step = { rectificationId, measures, findings: [...along], changes: sent, commandId }
      const [saved] = (await api.measures.assignMany(step)).measures
      if (saved === undefined) throw new Error(`assigning ${measureId} answered without it`)
      return saved
    },
    refresh: async () => (await api.measures.get({ rectificationId, measureId })).measure.version,
    onDone: () => {
      changed({ rectificationId, measureId })
      void message.success(text.sent.assign)
      onClose()
    },
  })
  const theirs = fieldsToAssign([measure])
  const refused = useRefusedFields<AssignmentField>(command.error, ['dueOn', 'target'])
  const fields = differingFields(before, draft)
  const changes = changesFrom(draft, fields)
  const hasMoved = fields.includes('owner') || fields.includes('leader')
  const { findingId } = measure
  const above = useQuery(
    orpc.findings.get.queryOptions({ input: { rectificationId, findingId }, enabled: hasMoved }),
  )
  const left = findingsLeftBehind(above.data === undefined ? [] : [above.data.finding], [measure], changes)
  const choice = useFindingsAlong(left)
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        command.send({ changes, along: choice.along }, kept)
      }}
    >
      <KeptNote kept={kept} />
      {theirs.length < assignmentFields.length && <p className="ui-quiet">{text.othersFields}</p>}
      <div className="measures-fields">
        {assignmentFields.map((field) => {
          const label = field === 'kind' || field === 'timeClass' ? text[field] : text.columns[field]
          return (
            <label key={field}>
              <span>{label}</span>
              <AssignmentInput
                field={field}
                isTheirs={theirs.includes(field)}
                label={label}
                draft={draft}
                onChange={(changes) => kept.change(textsOf({ ...draft, ...changes }))}
              />
              <FieldRefusal of={refused.of(field)} />
            </label>
          )
        })}
      </div>
      <FindingsAlong left={left} choice={choice} />
      <CommandOutcome command={{ ...command, error: refused.rest }} />
      <div className="ui-form-actions">
        <Button onClick={() => kept.leave(onClose)} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={command.isSending}
          disabled={fields.length === 0 || dayProblem(draft.dueOn) !== null}
        >
          {text.save}
        </Button>
      </div>
    </form>
  )
}
