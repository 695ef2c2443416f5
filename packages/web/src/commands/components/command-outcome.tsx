import { type ReactNode, Suspense } from 'react'
import { lazyPart, usePartsAhead } from '../../ui/lazy-part.tsx'
import { codeOf } from '../../ui/explain.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import type { VersionedCommand } from '../versioned-command.ts'

const ConflictNotice = lazyPart(() => import('./conflict-notice.tsx'), 'ConflictNotice')
const AgainstPlan = lazyPart(() => import('./against-plan.tsx'), 'AgainstPlan')
const openedLater = [ConflictNotice]

/** How a command went, as far as its form shows it. */
export type Outcome = Pick<
  VersionedCommand<never>,
  'error' | 'hasConflict' | 'isSending' | 'applyOnNewVersion'
> &
  Partial<Pick<VersionedCommand<never>, 'record' | 'sayAgainstPlan' | 'sendAgainstPlan'>>

/** Why a command was not carried out. After a conflict: who changed what, and the offer to send one's own on top. */
export function CommandOutcome({ command }: { command: Outcome }): ReactNode {
  usePartsAhead(openedLater)
  if (command.error === null || command.error === undefined) return null
  const { sendAgainstPlan } = command
  if (sendAgainstPlan !== undefined && codeOf(command.error) === 'PLAN_CHANGE_NEEDS_REASON')
    return (
      <Suspense fallback={null}>
        <AgainstPlan
          record={command.record ?? ''}
          error={command.error}
          isSending={command.isSending}
          onSay={command.sayAgainstPlan}
          onSend={sendAgainstPlan}
        />
      </Suspense>
    )
  if (!command.hasConflict) return <RefusalMessage error={command.error} />
  return (
    <Suspense fallback={null}>
      <ConflictNotice command={command} />
    </Suspense>
  )
}
