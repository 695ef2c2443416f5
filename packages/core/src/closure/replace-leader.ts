import { signersIn } from '../claims/closure-request.ts'
import { decideFinding, type FindingRefusal } from '../findings/finding.decide.ts'
import type { FindingEvent } from '../findings/finding.events.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Change } from '../kernel/entry.ts'
import type { PersonId } from '../kernel/id.ts'
import { changesOf } from '../kernel/kind.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { refuse, type Result } from '../kernel/result.ts'
import { decideMeasure, type MeasureRefusal } from '../measures/measure.decide.ts'
import type { MeasureEvent } from '../measures/measure.events.ts'
import { measureKind } from '../measures/measure.kind.ts'
import { asThemselves, countsFor } from '../people/guises.ts'
import type { ActorHere } from '../people/role.ts'
import { doersOfClaim } from './closure-item.ts'
import type { ClaimAmongPeople, ClaimOnItem } from './stand-ins.ts'

/** Why the leader of an item is not replaced while its claim waits. */
export type ReplacingRefusal =
  | Refusal<'REQUEST_NOT_PENDING' | 'OWN_CLAIM' | 'DEPUTY_OF_DOER' | 'LEADER_SIGNED' | 'LEADER_CANNOT_SIGN'>
  | MeasureRefusal
  | FindingRefusal

/** Why a person replaces no leader while this claim waits, whoever it would be; null when they may. */
export function replacingRefusal(actor: ActorHere, { request, item }: ClaimOnItem): ReplacingRefusal | null {
  if (request.status !== 'pending') return { code: 'REQUEST_NOT_PENDING' }
  const doers = doersOfClaim(request, item)
  if (doers.includes(actor.personId)) return { code: 'OWN_CLAIM' }
  if (countsFor(actor).some((person) => doers.includes(person))) return { code: 'DEPUTY_OF_DOER' }
  const hasSigned = request.signatures.some(({ rung }) => rung === 'leader')
  return hasSigned ? { code: 'LEADER_SIGNED' } : null
}

/** Gives an item another leader while its claim waits: somebody who can sign it, and before the leader’s rung is signed. */
export function replaceLeader(
  claim: ClaimAmongPeople,
  leaderId: PersonId | null,
  by: ActorHere,
): Result<Change<FindingEvent | MeasureEvent>[], ReplacingRefusal> {
  const refusal = leadingRefusal(claim, leaderId, by)
  if (refusal !== null || leaderId === null) return refuse(refusal ?? { code: 'LEADER_CANNOT_SIGN' })
  const { item } = claim
  const command = { type: 'replaceLeader', leaderId } as const
  return item.type === 'measure'
    ? changesOf(measureKind, item.measure.id, decideMeasure(item.measure, command, item))
    : changesOf(findingKind, item.finding.id, decideFinding(item.finding, command, item))
}

/** Why somebody does not become the leader of an item while its claim waits; null when they may. */
export function leadingRefusal(
  claim: ClaimAmongPeople,
  leaderId: PersonId | null,
  by: ActorHere,
): ReplacingRefusal | null {
  const refusal = replacingRefusal(by, claim)
  if (refusal !== null) return refusal
  return leaderId !== null && couldLead(leaderId, claim) ? null : { code: 'LEADER_CANNOT_SIGN' }
}

/** Whoever cannot become the leader while a claim waits: who did the work, signed, or stands in for another rung. */
export function barredFromLeading({ request, item }: ClaimOnItem): readonly PersonId[] {
  return [
    ...new Set([
      ...doersOfClaim(request, item),
      ...signersIn(request),
      ...request.standIns.filter(({ rung }) => rung !== 'leader').map(({ personId }) => personId),
    ]),
  ]
}

function couldLead(personId: PersonId, claim: ClaimAmongPeople): boolean {
  const hasPost = claim.people.some(
    (person) => person.personId === personId && asThemselves(person).appointments.length > 0,
  )
  return hasPost && !barredFromLeading(claim).includes(personId)
}
