import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReactNode } from 'react'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import type { ScheduleCommand } from '../schedule-command.ts'

type Props = { readonly rectificationId: RectificationId; readonly command: ScheduleCommand }

/** Why days were not accepted or not undone, and what is asked of a change against the plan. */
export function ScheduleOutcome({ rectificationId, command }: Props): ReactNode {
  return (
    <CommandOutcome
      command={{
        error: command.error,
        isSending: command.isPending,
        // What others have changed meanwhile is read anew, and proposed anew: nothing of one's own lies on top of it.
        hasConflict: false,
        applyOnNewVersion: () => {},
        record: rectificationId,
        sendAgainstPlan: (planChange, said) => command.send(planChange, said),
      }}
    />
  )
}
