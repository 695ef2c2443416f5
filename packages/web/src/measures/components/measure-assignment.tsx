import { findingsLeftBehind } from '@bihuan/core/findings/left-behind.ts'
import type { AssignmentChanges } from '@bihuan/core/measures/measure.decide.ts'
import { assignmentFields, assignmentNames, fieldsSetByAll } from '@bihuan/core/measures/measure.fields.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { FieldInput } from '../../commands/components/field-input.tsx'
import { FieldFacts } from '../../commands/components/field-facts.tsx'
import { areReady, changesFrom, differingFields, textsOf } from '../../commands/fields.ts'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useItemChanged } from '../../commands/item-changed.ts'
import type { MeasureDetails } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { OwnHandler, useMakesOwnHandler } from './own-handler.tsx'
import { FindingsAlong, useFindingsAlong } from '../ledger/components/findings-along.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

type Details = Pick<MeasureDetails, 'measure' | 'immediate'>

/** Who does a measure by when; a form for whoever may assign. */
export function MeasureAssignment({ details }: { details: Details }): ReactNode {
  const text = useMeasuresText()
  const { measure } = details
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
        <Form details={details} onClose={() => setIsEditing(false)} />
      ) : (
        <FieldFacts
          fields={assignmentFields}
          view={measure}
          notSet={text.notSet}
          {...(measure.checkInFrom !== null && { called: { dueOn: text.nextCheckIn } })}
        />
      )}
    </section>
  )
}

type Wish = {
  readonly changes: AssignmentChanges
  readonly along: ReturnType<typeof useFindingsAlong>['along']
}

function Form({ details, onClose }: { details: Details; onClose: () => void }): ReactNode {
  const { measure, immediate } = details
  const text = useMeasuresText()
  const lacksText = useLackingText()
  const { message } = useMessages()
  const changed = useItemChanged()
  const language = useLanguage()
  const makesOwn = useMakesOwnHandler()
  const [before] = useState(() => textsOf(assignmentFields, measure))
  const kept = useKept('measures.assign', measure.id, before)
  const { id: measureId, rectificationId } = measure
  const command = useVersionedCommand({
    record: measureId,
    version: measure.version,
    send: async ({ changes: sent, along }: Wish, { version, ...stamp }) => {
      if (along.length === 0) {
        return api.measures.assign({ ...stamp, rectificationId, measureId, changes: sent, version })
      }
      const measures = [{ id: measureId, version }]
      const step = { ...stamp, rectificationId, measures, findings: [...along], changes: sent }
      const [saved] = (await api.measures.assignMany(step)).measures
      if (saved === undefined) throw new Error(`assigning ${measureId} answered without it`)
      return saved
    },
    refresh: async () => (await api.measures.get({ rectificationId, measureId })).measure.version,
    onDone: () => {
      changed({ rectificationId, measureId })
      message.success(text.sent('assign'))
      onClose()
    },
  })
  const theirs = fieldsSetByAll([measure.assigns])
  const refused = useRefusedFields(command.error, assignmentNames)
  const fields = differingFields(assignmentFields, before, kept.values)
  const changes = changesFrom(assignmentFields, kept.values, fields)
  const hasMoved = fields.includes('ownerId') || fields.includes('leaderId')
  const { findingId } = measure
  const above = useQuery(
    orpc.findings.get.queryOptions({ input: { rectificationId, findingId }, enabled: hasMoved }),
  )
  const left = findingsLeftBehind(above.data === undefined ? [] : [above.data.finding], [measure], changes)
  const choice = useFindingsAlong(left)
  const lacking = useLacking(
    lackingOf(
      [lacksText.anyChange, fields.length > 0],
      [lacksText.day(assignmentFields.dueOn.heading[language]), areReady(assignmentFields, kept.values)],
    ),
  )
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        lacking.press(() => command.send({ changes, along: choice.along }, kept))
      }}
    >
      <KeptNote kept={kept} />
      {theirs.length < assignmentNames.length && <p className="ui-quiet">{text.othersFields}</p>}
      <LackingFields of={lacking.shown}>
        <div className="measures-fields">
          {assignmentNames.map((field) => {
            const isOfCheckIn = field === 'dueOn' && kept.values.checkInEvery !== 'none'
            const label = isOfCheckIn ? text.nextCheckIn : assignmentFields[field].heading[language]
            return (
              <div key={field}>
                <label>
                  <span>{label}</span>
                  <FieldInput
                    field={assignmentFields[field]}
                    isTheirs={theirs.includes(field)}
                    label={label}
                    text={kept.values[field]}
                    ownerId={kept.values.ownerId}
                    onChange={(text) => kept.change({ [field]: text })}
                  />
                  <FieldRefusal of={refused.of(field)} />
                </label>
                {field === 'dueOn' && theirs.includes(field) && kept.values.timeClass === 'immediate' && (
                  <Immediate
                    day={immediate}
                    dueOn={kept.values.dueOn}
                    onTake={(dueOn) => kept.change({ dueOn })}
                  />
                )}
              </div>
            )
          })}
        </div>
      </LackingFields>
      {makesOwn(kept.values.handlerId, before.handlerId) && <OwnHandler />}
      <FindingsAlong left={left} choice={choice} />
      <CommandOutcome command={{ ...command, error: refused.rest }} />
      <div className="ui-form-actions">
        <Button onClick={() => kept.leave(onClose)} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button type="primary" htmlType="submit" loading={command.isSending}>
          {text.save}
        </Button>
      </div>
    </form>
  )
}

type ImmediateProps = {
  readonly day: MeasureDetails['immediate']
  readonly dueOn: string
  readonly onTake: (day: string) => void
}

// The day that the template proposes for what is put right at once: taken by hand, never set by itself.
function Immediate({ day, dueOn, onTake }: ImmediateProps): ReactNode {
  const text = useMeasuresText()
  if (day === null) return <p className="ui-quiet">{text.immediateUnknown}</p>
  return (
    <p className="ui-quiet">
      {text.immediate(day.workingDays, day.dueOn)}
      {day.dueOn !== dueOn && (
        <Button type="link" size="small" onClick={() => onTake(day.dueOn)}>
          {text.immediateTake}
        </Button>
      )}
    </p>
  )
}
