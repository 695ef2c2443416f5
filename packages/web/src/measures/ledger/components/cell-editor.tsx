import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { isDay } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Input, Popover, Select } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { api } from '../../../api.ts'
import { CommandOutcome } from '../../../commands/components/command-outcome.tsx'
import { useVersionedCommand } from '../../../commands/versioned-command.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { type Kept, useKept } from '../../../ui/kept-forms.ts'
import { KeptNote } from '../../../ui/kept-note.tsx'
import { dayProblem } from '../../../ui/typed-day.ts'
import { useChoices } from '../../../people/choices.ts'
import type { EditableField } from '../ledger-columns.ts'
import { useAssignmentChanged, useLedgerPatch } from '../../measures.api.ts'
import { useOfferToMove } from '../../move-along.tsx'
import { useMeasuresText } from '../../measures.text.ts'

type Changes = Parameters<typeof api.measures.assign>[0]['changes']
type Props = {
  readonly measure: MeasureView
  readonly finding: FindingView
  readonly field: EditableField
  readonly onClose: () => void
}

/**
 * One field of a measure, edited in its cell. As in a spreadsheet choosing, Enter or a click beside it saves, and Escape leaves
 * the cell as it was; words that would take longer to type again are asked about first.
 */
export function CellEditor({ measure, finding, field, onClose }: Props): ReactNode {
  const patch = useLedgerPatch()
  const changed = useAssignmentChanged()
  const { id: measureId, rectificationId } = measure
  const hasSent = useRef(false)
  const offerToMove = useOfferToMove()
  // Only the target is typed; a day or a name is chosen again in a moment.
  const kept = useKept(`ledger.${field}`, measureId, { target: measure.target })
  const command = useVersionedCommand({
    version: measure.version,
    send: async (changes: Changes, stamp) => {
      const saved = await api.measures.assign({ rectificationId, measureId, changes, ...stamp })
      return { saved, changes }
    },
    refresh: async () => (await api.measures.get({ rectificationId, measureId })).measure.version,
    onDone: ({ saved, changes }) => {
      offerToMove(finding, saved, changes)
      patch([saved])
      changed()
      onClose()
    },
  })
  const save = (changes: Changes): void => {
    hasSent.current = true
    kept.letGo()
    command.send(changes, kept)
  }
  const leave = (): void => {
    if (!hasSent.current) onClose()
  }
  const hasFailed = command.error !== null && !command.isSending
  return (
    <Popover
      open={hasFailed || kept.isRestored}
      placement="bottomLeft"
      content={
        <div className="ledger-outcome">
          {hasFailed ? <CommandOutcome command={command} /> : <KeptNote kept={kept} />}
        </div>
      }
      onOpenChange={(isOpen) => {
        if (!isOpen && hasFailed) kept.leave(onClose)
      }}
      trigger="click"
    >
      <div
        className="ledger-editor"
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) kept.undo(onClose)
        }}
      >
        <Field
          measure={measure}
          field={field}
          isSending={command.isSending}
          kept={kept}
          save={save}
          leave={leave}
        />
      </div>
    </Popover>
  )
}

type FieldProps = {
  readonly measure: MeasureView
  readonly field: EditableField
  readonly isSending: boolean
  readonly kept: Kept<'target'>
  readonly save: (changes: Changes) => void
  readonly leave: () => void
}

function Field({ measure, field, isSending, kept, save, leave }: FieldProps): ReactNode {
  const text = useMeasuresText()
  const label = text.editCell(text.columns[field])
  switch (field) {
    case 'dueOn':
      return <DueOn measure={measure} label={label} isSending={isSending} save={save} leave={leave} />
    case 'target':
      return (
        <Target measure={measure} label={label} isSending={isSending} kept={kept} save={save} leave={leave} />
      )
    case 'leader':
    case 'owner':
    case 'handler':
      return <Picker measure={measure} field={field} isSending={isSending} save={save} leave={leave} />
    default:
      return field satisfies never
  }
}

function Target({
  measure,
  label,
  isSending,
  kept,
  save,
  leave,
}: Omit<FieldProps, 'field'> & { readonly label: string }): ReactNode {
  const { target } = kept.values
  return (
    <Input
      size="small"
      autoFocus
      disabled={isSending}
      aria-label={label}
      maxLength={1000}
      value={target}
      onChange={(event) => kept.change({ target: event.target.value })}
      // What is said of a target that was not saved closes with a click beside it, not with one that goes on typing.
      onClick={(event) => event.stopPropagation()}
      onPressEnter={() => save({ target })}
      // A click beside the cell keeps what was typed; the question about it and what is said of it belong to the cell.
      onBlur={({ relatedTarget: to }) => {
        if (to !== null && to.closest('[role=dialog], .ant-popover') !== null) return
        if (target === measure.target) leave()
        else save({ target })
      }}
    />
  )
}

function DueOn({
  measure,
  label,
  isSending,
  save,
  leave,
}: Omit<FieldProps, 'field' | 'kept'> & { readonly label: string }): ReactNode {
  const [typed, setTyped] = useState<string | null>(measure.dueOn)
  return (
    <DayField
      isSmall
      startsOpen
      label={label}
      value={typed}
      isDisabled={isSending}
      onChange={(value) => {
        setTyped(value)
        if (value !== measure.dueOn && dayProblem(value) === null) save({ dueOn: dayText(value) })
      }}
      onEnter={(value) => {
        if (value === measure.dueOn) leave()
      }}
      // The day itself arrives after the calendar has closed.
      onClosed={() => setTimeout(() => leave())}
    />
  )
}

function Picker({
  measure,
  field,
  isSending,
  save,
  leave,
}: Omit<FieldProps, 'kept'> & { field: 'leader' | 'owner' | 'handler' }): ReactNode {
  const text = useMeasuresText()
  const choices = useChoices(field, measure.owner?.id ?? null, measure[field]?.id ?? null)
  return (
    <Select
      size="small"
      autoFocus
      defaultOpen
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={280}
      loading={isSending}
      disabled={isSending}
      aria-label={text.editCell(text.columns[field])}
      defaultValue={measure[field]?.id}
      options={choices}
      onChange={(value: string | undefined) => save(changeOf(field, value ?? null))}
      onOpenChange={(isOpen) => {
        // The choice itself arrives after the list has closed.
        if (!isOpen) setTimeout(leave)
      }}
    />
  )
}

function changeOf(field: 'leader' | 'owner' | 'handler', value: string | null): Changes {
  switch (field) {
    case 'leader':
      return { leaderId: value === null ? null : id<'person'>(value) }
    case 'owner':
      return { ownerId: value === null ? null : id<'organization'>(value) }
    case 'handler':
      return { handlerId: value === null ? null : id<'person'>(value) }
    default:
      return field satisfies never
  }
}

function dayText(text: string | null): Changes['dueOn'] {
  return text !== null && isDay(text) ? text : null
}
