import type { Prepared } from '../claims/closure-request.ts'
import type { ClosureEvent } from '../claims/closure.events.ts'
import { closureKind } from '../claims/closure.kind.ts'
import { rungWords } from '../claims/labels.ts'
import type { Change } from '../kernel/entry.ts'
import { changeOf } from '../kernel/kind.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { can } from '../people/permissions.ts'
import { doersOfClaim, responsibilityOf } from './closure-item.ts'
import type { ClosureCase } from './sign.ts'

/** Why nothing is prepared for a leader. */
export type PreparingRefusal = Refusal<
  'REQUEST_NOT_PENDING' | 'NOT_ALLOWED' | 'OWN_CLAIM' | 'NOT_YOUR_RUNG' | 'REASON_MISSING'
>

/** Why a person prepares nothing for the leader of a claim; null when they may. */
export function preparingRefusal({ request, item, actor }: ClosureCase): PreparingRefusal | null {
  if (request.status !== 'pending') return { code: 'REQUEST_NOT_PENDING' }
  const responsibility = responsibilityOf(item)
  const isEntitled = can(actor, 'closure.prepare', { ...responsibility, handlerId: null, holdsRung: false })
  if (!isEntitled) return { code: 'NOT_ALLOWED' }
  // Whoever did the work does not write how it is to be judged either.
  if (doersOfClaim(request, item).includes(actor.personId)) return { code: 'OWN_CLAIM' }
  const { zh, en } = rungWords(request.rung, request.rungNames)
  return request.rung === 'leader' ? null : { code: 'NOT_YOUR_RUNG', params: { rung: zh, rungEn: en } }
}

/** Prepares what a leader decides on a claim: it signs nothing, and makes nobody a doer. */
export function prepareDecision(
  closure: ClosureCase,
  wanted: Pick<Prepared, 'decision' | 'words'>,
): Result<Change<ClosureEvent>[], PreparingRefusal> {
  const refusal = preparingRefusal(closure)
  if (refusal !== null) return refuse(refusal)
  const { decision, words } = wanted
  if (decision === 'return' && words === '') return refuse({ code: 'REASON_MISSING' })
  const { leaderId: forId } = responsibilityOf(closure.item)
  if (forId === null) throw new Error(`claim ${closure.request.id} waits for a leader that its item has not`)
  return ok([changeOf(closureKind, closure.request.id, { type: 'closure.prepared', forId, decision, words })])
}

/** What was prepared for whoever leads the item now; null where nothing is, or its leader is another since. */
export function preparedNow({ request, item }: Pick<ClosureCase, 'request' | 'item'>): Prepared | null {
  const { prepared } = request
  return prepared !== null && prepared.forId === responsibilityOf(item).leaderId ? prepared : null
}
