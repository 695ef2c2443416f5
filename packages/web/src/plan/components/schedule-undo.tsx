import type { CommandId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import type { Kept } from '../../ui/kept-forms.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { useScheduleCommand } from '../schedule-command.ts'
import { useScheduleText } from '../schedule.text.ts'
import { ScheduleOutcome } from './schedule-outcome.tsx'

type Props = {
  readonly rectificationId: RectificationId
  readonly lastAccepted: { readonly scheduleId: CommandId; readonly count: number }
  readonly kept: Kept<'finalOn' | 'moves' | 'reason' | 'undoReason'>
  /** The field for the reason, and why what stands in it was refused. */
  readonly words: (refused: string | null) => ReactNode
}

/** Undoes what was accepted last, with a reason of its own. */
export function ScheduleUndo({ rectificationId, lastAccepted, kept, words }: Props): ReactNode {
  const text = useScheduleText()
  const marks = useUiText()
  const { message } = useMessages()
  const { undoReason } = kept.values
  const { scheduleId, count } = lastAccepted
  const undoing = useScheduleCommand(
    (commandId, planChange?: PlanChangeSaid) =>
      api.schedules.undo({
        commandId,
        rectificationId,
        scheduleId,
        reason: undoReason,
        ...(planChange && { planChange }),
      }),
    ({ changedSince }) => {
      kept.change({ undoReason: '' })
      message.success(
        changedSince.length === 0
          ? text.undone
          : text.kept(changedSince.map(({ number }) => number).join(marks.comma)),
      )
    },
  )
  return (
    <div className="schedule-accept">
      {words(undoing.ofReason)}
      <ScheduleOutcome rectificationId={rectificationId} command={undoing} />
      <Button loading={undoing.isPending} disabled={undoing.isPending} onClick={() => undoing.send()}>
        {text.undo(count)}
      </Button>
    </div>
  )
}
