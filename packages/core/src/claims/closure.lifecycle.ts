import type { ClosureRequest } from './closure-request.ts'
import type { ClosureCommand, ClosureRefusal } from './closure.decide.ts'

/** What a claim can stand at: pending below the last rung and on it are told apart, as they end differently. */
export type ClosureStanding = ClosureRequest['status'] | 'pendingOnLastRung'

const decided = {
  sign: 'REQUEST_NOT_PENDING',
  return: 'REQUEST_NOT_PENDING',
  withdraw: 'REQUEST_NOT_PENDING',
  nameStandIn: 'REQUEST_NOT_PENDING',
} as const

/**
 * What becomes of a claim under each command of somebody who may give it: the status after it, or the refusal.
 * The tests hold the machine to it, and the reference shows it.
 */
export const closureLifecycle = {
  pending: { sign: 'pending', return: 'returned', withdraw: 'withdrawn', nameStandIn: 'pending' },
  pendingOnLastRung: { sign: 'approved', return: 'returned', withdraw: 'withdrawn', nameStandIn: 'pending' },
  approved: decided,
  returned: decided,
  withdrawn: decided,
} as const satisfies Record<
  ClosureStanding,
  Record<ClosureCommand['type'] | 'nameStandIn', ClosureRequest['status'] | ClosureRefusal['code']>
>
