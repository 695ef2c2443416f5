import type { ClosureRequest } from './closure-request.ts'
import type { ClosureCommand, ClosureRefusal } from './closure.decide.ts'

/** What a claim can stand at: pending below the last rung and on it are told apart, as they end differently. */
export type ClosureStanding = ClosureRequest['status'] | 'pendingOnLastRung'

/**
 * What becomes of a claim under each command of somebody who may check it: the status after it, or the refusal.
 * The tests hold the machine to it, and the reference shows it.
 */
export const closureLifecycle = {
  pending: { sign: 'pending', return: 'returned' },
  pendingOnLastRung: { sign: 'approved', return: 'returned' },
  approved: { sign: 'REQUEST_NOT_PENDING', return: 'REQUEST_NOT_PENDING' },
  returned: { sign: 'REQUEST_NOT_PENDING', return: 'REQUEST_NOT_PENDING' },
} as const satisfies Record<
  ClosureStanding,
  Record<ClosureCommand['type'], ClosureRequest['status'] | ClosureRefusal['code']>
>
