import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { findingsLeftBehind } from '@bihuan/core/findings/left-behind.ts'
import type { AssignmentChanges } from '@bihuan/core/measures/measure.decide.ts'
import {
  type AssignmentField,
  assignmentFields,
  assignmentNames,
  fieldsSetByAll,
} from '@bihuan/core/measures/measure.fields.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Checkbox, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../../api.ts'
import { FieldInput } from '../../../commands/components/field-input.tsx'
import { CommandOutcome } from '../../../commands/components/command-outcome.tsx'
import { areReady, changesFrom, emptyTexts } from '../../../commands/fields.ts'
import { useVersionedCommand, type VersionedCommand } from '../../../commands/versioned-command.ts'
import { namedItems } from '../../../commands/items-of-record.ts'
import { useRecordsChanged } from '../../../commands/records-changed.ts'
import { useAssignmentChanged, useLedgerPatch } from '../../measures.api.ts'
import { OwnHandler, useMakesOwnHandler } from '../../components/own-handler.tsx'
import { useMeasuresText } from '../../measures.text.ts'
import { FindingsAlong, useFindingsAlong } from './findings-along.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useKept } from '../../../ui/kept-forms.ts'
import { KeptNote } from '../../../ui/kept-note.tsx'
import { FieldRefusal, useRefusedFields } from '../../../ui/refused-fields.tsx'
import { useReturnFocus } from '../../../ui/return-focus.ts'
import { useMessages } from '../../../ui/use-messages.ts'
import { LackingFields, lackingOf, useLacking } from '../../../ui/lacking.tsx'
import { useLackingText } from '../../../ui/lacking.text.ts'

type Props = {
  readonly measures: readonly MeasureView[]
  /** Those above the measures. */
  readonly findings: readonly FindingView[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Sets the ticked fields on many measures at once; either on all of them or, after a conflict, on none. */
export function BulkAssignDialog({ measures, findings, onClose, onDone }: Props): ReactNode {
  const text = useMeasuresText()
  const lacksText = useLackingText()
  const language = useLanguage()
  const makesOwn = useMakesOwnHandler()
  const { message } = useMessages()
  useReturnFocus(measures[0]?.id ?? '')
  const kept = useKept('measures.assignMany', measures[0]?.rectificationId ?? '', {
    ...emptyTexts(assignmentFields),
    ticked: '',
  })
  const ticked = assignmentNames.filter((field) => kept.values.ticked.split(' ').includes(field))
  const setTicked = (fields: readonly AssignmentField[]): void => kept.change({ ticked: fields.join(' ') })
  const owners = new Set(measures.map(({ owner }) => owner?.id ?? ''))
  const ownerOfAll = owners.size === 1 ? ([...owners][0] ?? '') : ''
  const theirs = fieldsSetByAll(measures.map(({ assigns }) => assigns))
  const command = useBulkAssignment(measures, (count) => {
    message.success(text.bulkDone(count))
    onDone()
  })
  const refused = useRefusedFields(command.error, assignmentNames)
  const changes = changesFrom(assignmentFields, kept.values, ticked)
  const left = findingsLeftBehind(findings, measures, changes)
  const choice = useFindingsAlong(left)
  const lacking = useLacking(
    lackingOf(
      [lacksText.anyChange, ticked.length > 0],
      [lacksText.day(assignmentFields.dueOn.heading[language]), areReady(assignmentFields, kept.values)],
    ),
  )
  return (
    <Modal
      open
      title={text.bulkTitle(measures.length)}
      okText={text.bulkAssign(measures.length)}
      cancelText={text.cancel}
      okButtonProps={{ loading: command.isSending }}
      onOk={() => lacking.press(() => command.send({ changes, along: choice.along }, kept))}
      onCancel={() => kept.leave(onClose)}
    >
      <KeptNote kept={kept} />
      <p className="ui-quiet">{ticked.length === 0 ? text.bulkNothing : text.bulkHint}</p>
      {theirs.length < assignmentNames.length && <p className="ui-quiet">{text.othersFields}</p>}
      <LackingFields of={lacking.shown}>
        <div className="measures-bulk">
          {assignmentNames.map((field) => (
            <div key={field} className="measures-bulk-line">
              <Checkbox
                disabled={!theirs.includes(field)}
                checked={ticked.includes(field)}
                onChange={(event) =>
                  setTicked(
                    event.target.checked ? [...ticked, field] : ticked.filter((other) => other !== field),
                  )
                }
              >
                {assignmentFields[field].heading[language]}
              </Checkbox>
              <FieldInput
                field={assignmentFields[field]}
                isTheirs={theirs.includes(field)}
                label={assignmentFields[field].heading[language]}
                text={kept.values[field]}
                ownerId={kept.values.ownerId || ownerOfAll}
                onChange={(words) => {
                  kept.change({ [field]: words })
                  if (!ticked.includes(field)) setTicked([...ticked, field])
                }}
              />
              <FieldRefusal of={refused.of(field)} />
            </div>
          ))}
        </div>
      </LackingFields>
      {ticked.includes('handlerId') && makesOwn(kept.values.handlerId, '') && <OwnHandler />}
      <FindingsAlong left={left} choice={choice} />
      <CommandOutcome command={{ ...command, error: refused.rest }} />
    </Modal>
  )
}

type Wish = {
  readonly changes: AssignmentChanges
  readonly along: ReturnType<typeof useFindingsAlong>['along']
}

function useBulkAssignment(
  measures: readonly MeasureView[],
  onSaved: (count: number) => void,
): VersionedCommand<Wish> {
  const patch = useLedgerPatch()
  const changed = useAssignmentChanged()
  const recordsChanged = useRecordsChanged()
  const [targets, setTargets] = useState(() => measures.map(({ id, version }) => ({ id, version })))
  const rectificationId = measures[0]?.rectificationId ?? ''
  return useVersionedCommand({
    record: null,
    version: 1,
    send: async ({ changes, along }: Wish, { commandId, version: round, planChange }) => {
      const current =
        round === 1 ? targets : await currentVersions({ rectificationId, kind: 'measure' }, targets)
      setTargets(current)
      const saved = await api.measures.assignMany({
        rectificationId,
        measures: current,
        changes,
        commandId,
        ...(planChange && { planChange }),
        ...(along.length > 0 && {
          findings:
            round === 1 ? [...along] : await currentVersions({ rectificationId, kind: 'finding' }, along),
        }),
      })
      if (along.length > 0) recordsChanged()
      patch(saved.measures)
      return { version: round, count: saved.measures.length }
    },
    // The batch has no version of its own: another round reads that of each measure again.
    refresh: async () => 2,
    onDone: ({ count }) => {
      changed()
      onSaved(count)
    },
  })
}

async function currentVersions<Id extends string>(
  wanted: Parameters<typeof namedItems>[0],
  targets: readonly { readonly id: Id; readonly version: number }[],
): Promise<{ id: Id; version: number }[]> {
  const current = await namedItems(
    wanted,
    targets.map(({ id }) => id),
  )
  const versions = new Map(current.map(({ id, version }) => [id, version]))
  return targets.map(({ id, version }) => ({ id, version: versions.get(id) ?? version }))
}
