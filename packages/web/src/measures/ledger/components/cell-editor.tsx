import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { AssignmentChanges } from '@bihuan/core/measures/measure.decide.ts'
import { assignmentFields, type ColumnField } from '@bihuan/core/measures/measure.fields.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Button, Popover } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { api } from '../../../api.ts'
import { CommandOutcome } from '../../../commands/components/command-outcome.tsx'
import { FieldInput } from '../../../commands/components/field-input.tsx'
import { changesFrom, isReady, isTyped, textsOf } from '../../../commands/fields.ts'
import { useVersionedCommand } from '../../../commands/versioned-command.ts'
import { useKept } from '../../../ui/kept-forms.ts'
import { KeptNote } from '../../../ui/kept-note.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useReturnFocus } from '../../../ui/return-focus.ts'
import { OwnHandler, useMakesOwnHandler } from '../../components/own-handler.tsx'
import { useAssignmentChanged, useLedgerPatch } from '../../measures.api.ts'
import { useOfferToMove } from '../../move-along.tsx'
import { useMeasuresText } from '../../measures.text.ts'

type Props = {
  readonly measure: MeasureView
  readonly finding: FindingView
  readonly field: ColumnField
  readonly onClose: () => void
}

/**
 * One field of a measure, edited in its cell. As in a spreadsheet choosing, Enter or a click beside it saves, and Escape leaves
 * the cell as it was; words that would take longer to type again are asked about first.
 */
export function CellEditor({ measure, finding, field, onClose }: Props): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const patch = useLedgerPatch()
  const changed = useAssignmentChanged()
  const { id: measureId, rectificationId } = measure
  const sent = useRef<string | null>(null)
  const offerToMove = useOfferToMove()
  useReturnFocus(measureId)
  const definition = assignmentFields[field]
  const before = textsOf(assignmentFields, measure)
  const kept = useKept(`ledger.${field}`, measureId, { [field]: before[field] })
  const [chosen, setChosen] = useState(before[field])
  // Chosen, and not saved before they were told what it costs.
  const [isHeld, setHeld] = useState(false)
  const makesOwn = useMakesOwnHandler()
  const now = isTyped(definition) ? (kept.values[field] ?? '') : chosen
  const command = useVersionedCommand({
    record: measureId,
    version: measure.version,
    send: (changes: AssignmentChanges, stamp) =>
      api.measures.assign({ rectificationId, measureId, changes, ...stamp }),
    refresh: async () => (await api.measures.get({ rectificationId, measureId })).measure.version,
    onDone: (saved, changes) => {
      offerToMove(finding, saved, changes)
      patch([saved])
      changed()
      onClose()
    },
  })
  const save = (wanted: string): void => {
    sent.current = wanted
    kept.letGo()
    command.send(changesFrom(assignmentFields, { ...before, [field]: wanted }, [field]), kept)
  }
  const change = (wanted: string): void => {
    if (isTyped(definition)) kept.change({ [field]: wanted })
    else {
      setChosen(wanted)
      const isOwn = field === 'handlerId' && makesOwn(wanted, before[field])
      setHeld(isOwn)
      if (isOwn) return
      if (wanted !== before[field] && isReady(definition, wanted)) save(wanted)
    }
  }
  const leave = (): void => {
    if (sent.current === null && !isHeld) onClose()
  }
  // A browser also leaves an input that is disabled while it is sent, at times after the answer: what was sent is not sent again by that.
  const isUnsent = (): boolean => isTyped(definition) && now !== before[field] && now !== sent.current
  const hasFailed = command.error !== null && !command.isSending
  return (
    <Popover
      open={hasFailed || kept.isRestored || isHeld}
      placement="bottomLeft"
      content={
        <div className="ledger-outcome">
          {hasFailed ? (
            <CommandOutcome command={command} />
          ) : isHeld ? (
            <Held isSending={command.isSending} onSave={() => save(chosen)} onCancel={onClose} />
          ) : (
            <KeptNote kept={kept} />
          )}
        </div>
      }
      onOpenChange={(isOpen) => {
        if (!isOpen && hasFailed) kept.leave(onClose)
        else if (!isOpen && isHeld) onClose()
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
        <FieldInput
          field={definition}
          label={text.editCell(definition.heading[language])}
          text={now}
          ownerId={before.ownerId}
          onChange={change}
          inCell={{
            isSending: command.isSending,
            onEnter: () => (isTyped(definition) ? save(now) : leave()),
            onLeave: () => (isUnsent() ? save(now) : leave()),
          }}
        />
      </div>
    </Popover>
  )
}

type HeldProps = { readonly isSending: boolean; readonly onSave: () => void; readonly onCancel: () => void }

function Held({ isSending, onSave, onCancel }: HeldProps): ReactNode {
  const text = useMeasuresText()
  return (
    <>
      <OwnHandler />
      <div className="ui-form-actions">
        <Button onClick={onCancel} disabled={isSending}>
          {text.cancel}
        </Button>
        <Button type="primary" loading={isSending} onClick={onSave}>
          {text.save}
        </Button>
      </div>
    </>
  )
}
