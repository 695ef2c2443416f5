import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { App, Checkbox, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { CommandOutcome } from '../../progress/components/command-outcome.tsx'
import { useVersionedCommand } from '../../progress/versioned-command.ts'
import {
  type AssignmentDraft,
  type AssignmentField,
  assignmentFields,
  changesFrom,
  emptyAssignment,
  fieldsToAssign,
} from '../assignment-draft.ts'
import { useAssignmentChanged, useLedgerPatch } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { AssignmentInput } from './assignment-input.tsx'

type Props = {
  readonly measures: readonly MeasureView[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Sets the ticked fields on many measures at once; either on all of them or, after a conflict, on none. */
export function BulkAssignDialog({ measures, onClose, onDone }: Props): ReactNode {
  const text = useMeasuresText()
  const { message } = App.useApp()
  const [ticked, setTicked] = useState<readonly AssignmentField[]>([])
  const [draft, setDraft] = useState<AssignmentDraft>(emptyAssignment)
  const theirs = fieldsToAssign(measures)
  const command = useBulkAssignment(measures, (count) => {
    void message.success(text.bulkDone(count))
    onDone()
  })
  return (
    <Modal
      open
      title={text.bulkTitle(measures.length)}
      okText={text.bulkAssign(measures.length)}
      cancelText={text.cancel}
      okButtonProps={{ disabled: ticked.length === 0, loading: command.isSending }}
      onOk={() => command.send(changesFrom(draft, ticked))}
      onCancel={onClose}
    >
      <p className="ui-quiet">{ticked.length === 0 ? text.bulkNothing : text.bulkHint}</p>
      {theirs.length < assignmentFields.length && <p className="ui-quiet">{text.othersFields}</p>}
      <div className="measures-bulk">
        {assignmentFields.map((field) => (
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
              {labelOf(field, text)}
            </Checkbox>
            <AssignmentInput
              field={field}
              isTheirs={theirs.includes(field)}
              label={labelOf(field, text)}
              draft={draft}
              onChange={(changes) => {
                setDraft({ ...draft, ...changes })
                if (!ticked.includes(field)) setTicked([...ticked, field])
              }}
            />
          </div>
        ))}
      </div>
      <CommandOutcome command={command} />
    </Modal>
  )
}

type Changes = ReturnType<typeof changesFrom>

function useBulkAssignment(
  measures: readonly MeasureView[],
  onSaved: (count: number) => void,
): ReturnType<typeof useVersionedCommand<Changes, number>> {
  const patch = useLedgerPatch()
  const changed = useAssignmentChanged()
  const [targets, setTargets] = useState(() => measures.map(({ id, version }) => ({ id, version })))
  const rectificationId = measures[0]?.rectificationId ?? ''
  return useVersionedCommand<Changes, number>({
    version: 1,
    send: async (changes, { commandId, version: round }) => {
      const current = round === 1 ? targets : await currentVersions(rectificationId, targets)
      setTargets(current)
      const saved = await api.measures.assignMany({ rectificationId, measures: current, changes, commandId })
      patch(saved.measures)
      return saved.measures.length
    },
    // The batch has no version of its own: another round reads that of each measure again.
    refresh: async () => 2,
    onDone: (count) => {
      changed()
      onSaved(count)
    },
  })
}

async function currentVersions(
  rectificationId: string,
  targets: readonly { id: MeasureView['id']; version: number }[],
): Promise<{ id: MeasureView['id']; version: number }[]> {
  const ledger = await api.rectifications.ledger({ rectificationId })
  const versions = new Map(ledger.measures.map(({ id, version }) => [id, version]))
  return targets.map(({ id, version }) => ({ id, version: versions.get(id) ?? version }))
}

function labelOf(field: AssignmentField, text: ReturnType<typeof useMeasuresText>): string {
  return field === 'kind' || field === 'timeClass' ? text[field] : text.columns[field]
}
