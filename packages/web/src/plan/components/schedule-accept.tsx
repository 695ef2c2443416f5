import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import type { Kept } from '../../ui/kept-forms.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { useMessages } from '../../ui/use-messages.ts'
import type { Proposed } from '../proposed.ts'
import { useScheduleCommand } from '../schedule-command.ts'
import { useScheduleText } from '../schedule.text.ts'
import { ScheduleOutcome } from './schedule-outcome.tsx'

type Props = {
  readonly rectificationId: RectificationId
  readonly changed: readonly Proposed[]
  readonly kept: Kept<'finalOn' | 'moves' | 'reason' | 'undoReason'>
  /** The field for the reason, and why what stands in it was refused. */
  readonly words: (refused: string | null) => ReactNode
}

/** So many numbers are named; the filter of the list shows the rest. */
const mostNamed = 8

/** Accepts the proposals that change a day, all in one step. */
export function ScheduleAccept({ rectificationId, changed, kept, words }: Props): ReactNode {
  const text = useScheduleText()
  const marks = useUiText()
  const { message } = useMessages()
  const { reason } = kept.values
  const gone = changed.filter(({ proposal }) => proposal.conflicts.includes('past'))
  const accepting = useScheduleCommand(
    (commandId, planChange?: PlanChangeSaid) =>
      api.schedules.accept({
        commandId,
        rectificationId,
        measures: changed.map(({ row, proposal }) => ({
          id: row.id,
          version: row.version,
          dueOn: proposal.due,
        })),
        reason,
        ...(planChange && { planChange }),
      }),
    ({ count }) => {
      kept.change({ moves: '', reason: '' })
      message.success(text.accepted(count))
    },
  )
  return (
    <div className="schedule-accept">
      {words(accepting.ofReason)}
      <ScheduleOutcome rectificationId={rectificationId} command={accepting} />
      {gone.length > 0 && (
        <p role="status" className="schedule-warning">
          {text.gone(
            gone
              .slice(0, mostNamed)
              .map(({ row }) => row.number)
              .join(marks.comma),
          )}
        </p>
      )}
      <Button
        type="primary"
        loading={accepting.isPending}
        disabled={changed.length === 0 || gone.length > 0 || accepting.isPending}
        onClick={() => accepting.send()}
      >
        {text.accept(changed.length)}
      </Button>
    </div>
  )
}
