import type { Change } from '../kernel/entry.ts'
import type { PersonId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { type SigningRefusal, signingRefusal } from '../people/confirmation.ts'
import { asThemselves, countsFor, guisesOf } from '../people/guises.ts'
import { holds, type ActorHere } from '../people/role.ts'
import { doersOfClaim, responsibilityOf, type ClosureItem } from './closure-item.ts'
import { isResolution } from '../templates/template.ts'
import { type ClosureRequest, type Rung, signersIn } from '../claims/closure-request.ts'
import type { ClosureEvent } from '../claims/closure.events.ts'
import { closureKind } from '../claims/closure.kind.ts'
import { rungWords } from '../claims/labels.ts'
import { rungsHeldBy, type Signers, signersBy, unsignableRungs } from './signers.ts'

/** A claim and its item. */
export type ClaimOnItem = { readonly request: ClosureRequest; readonly item: ClosureItem }

/**
 * A claim with everybody who has a working account and could sign it or name a stand-in: heads, coordinators,
 * inspectors, principals and the leader of the item.
 */
export type ClaimAmongPeople = ClaimOnItem & { readonly people: readonly ActorHere[] }

/** Why a stand-in cannot be named. */
export type NamingRefusal =
  | SigningRefusal
  | Refusal<
      | 'REQUEST_NOT_PENDING'
      | 'NOT_ALLOWED'
      | 'OWN_CLAIM'
      | 'DEPUTY_OF_DOER'
      | 'COORDINATOR_NAMES'
      | 'SIGNER_PRESENT'
      | 'STAND_IN_UNFIT'
    >

/**
 * Whether a person can stand in for a rung of a claim: a head in its body by a post of their own, whichever department’s, who did none of the work, has
 * signed nothing of it and has no rung of it, neither by post nor as another stand-in.
 */
export function canStandIn(person: ActorHere, rung: Rung, { request, item }: ClaimOnItem): boolean {
  const { personId } = person
  const own = asThemselves(person)
  return (
    holds(own, 'head') &&
    rungsHeldBy(own, responsibilityOf(item), request.ladder).length === 0 &&
    !excluded(request, item).includes(personId) &&
    !request.standIns.some((other) => other.personId === personId && other.rung !== rung)
  )
}

/** The rungs of a claim that a person has: by post, or as its stand-in. */
export function rungsOfClaim(actor: ActorHere, claim: ClaimOnItem): readonly Rung[] {
  const { request, item } = claim
  const held = rungsHeldBy(actor, responsibilityOf(item), request.ladder)
  const standing = request.standIns
    .filter(({ personId }) => personId === actor.personId && actor.inPlaceOf === undefined)
    .filter(({ rung }) => canStandIn(actor, rung, claim))
    .map(({ rung }) => rung)
  return [...held, ...standing]
}

/** The rungs of a pending claim that nobody is left to sign, in the order of the ladder. */
export function unfilledRungs({ request, item, people }: ClaimAmongPeople): readonly Rung[] {
  if (request.status !== 'pending') return []
  const signed = request.signatures.map(({ rung }) => rung)
  // Nobody signs for a meeting, and nobody stands in for one.
  const open = request.ladder.filter((rung) => !signed.includes(rung) && !isResolution(rung))
  return unsignableRungs(open, signersOfClaim({ request, item, people }), excluded(request, item))
}

/** Everybody who can sign the rung whose turn it is; nobody where a stand-in has to be named first. */
export function checkersNow<Person extends ActorHere>(
  claim: ClaimOnItem & { readonly people: readonly Person[] },
): readonly Person[] {
  const { request, item, people } = claim
  if (request.status !== 'pending') return []
  const { rung } = request
  const barred = excluded(request, item)
  const isAble = (person: Person): boolean =>
    !countsFor(person).some((one) => barred.includes(one)) && rungsOfClaim(person, claim).includes(rung)
  return people.filter((person) => guisesOf(person).some(isAble))
}

/** Why a person names no stand-in for a claim, whichever the rung; null when they may, by themselves or as a deputy. */
export function namerRefusal(actor: ActorHere, claim: ClaimAmongPeople): NamingRefusal | null {
  const refusals = guisesOf(actor).map((guise) => refusalOfNamer(guise, claim))
  return refusals.includes(null) ? null : (refusals[0] ?? { code: 'NOT_ALLOWED' })
}

function refusalOfNamer(actor: ActorHere, { request, item, people }: ClaimAmongPeople): NamingRefusal | null {
  if (request.status !== 'pending') return { code: 'REQUEST_NOT_PENDING' }
  const doers = doersOfClaim(request, item)
  const isDoer = (one: ActorHere): boolean => countsFor(one).some((person) => doers.includes(person))
  const isCoordinator = holds(actor, 'coordinator')
  if (!isCoordinator && !holds(actor, 'principal')) return { code: 'NOT_ALLOWED' }
  if (isDoer(actor)) return { code: doers.includes(actor.personId) ? 'OWN_CLAIM' : 'DEPUTY_OF_DOER' }
  const isCoordinatorLeft = people
    .flatMap(guisesOf)
    .some((person) => holds(person, 'coordinator') && !isDoer(person))
  return isCoordinator || !isCoordinatorLeft ? signingRefusal(actor) : { code: 'COORDINATOR_NAMES' }
}

/** Everybody who can name the stand-ins that a claim waits for; nobody where it waits for none. */
export function namersOf<Person extends ActorHere>(
  claim: ClaimOnItem & { readonly people: readonly Person[] },
): readonly Person[] {
  if (unfilledRungs(claim).length === 0) return []
  return claim.people.filter((person) => namerRefusal(person, claim) === null)
}

/** Everybody whom a person could name for a rung. */
export function standInChoices(claim: ClaimAmongPeople, rung: Rung, namer: ActorHere): readonly ActorHere[] {
  return claim.people.filter(
    (person) => !countsFor(namer).includes(person.personId) && canStandIn(person, rung, claim),
  )
}

/** Names who signs a rung for which nobody is left. Anew only when whoever was named can sign no more. */
export function nameStandIn(
  claim: ClaimAmongPeople,
  command: { readonly rung: Rung; readonly personId: PersonId },
  namer: ActorHere,
): Result<Change<ClosureEvent>[], NamingRefusal> {
  const { rung, personId } = command
  const refusal = namerRefusal(namer, claim)
  if (refusal !== null) return refuse(refusal)
  if (!unfilledRungs(claim).includes(rung)) {
    const { zh, en } = rungWords(rung, claim.request.rungNames)
    return refuse({ code: 'SIGNER_PRESENT', params: { rung: zh, rungEn: en } })
  }
  const isFit = standInChoices(claim, rung, namer).some((person) => person.personId === personId)
  if (!isFit) return refuse({ code: 'STAND_IN_UNFIT' })
  const event = { type: 'closure.standInNamed', rung, personId } as const
  return ok([changeOf(closureKind, claim.request.id, event)])
}

function signersOfClaim(claim: ClaimAmongPeople): Signers {
  const has = (person: ActorHere, rung: Rung): boolean => rungsOfClaim(person, claim).includes(rung)
  return signersBy(claim.people, has, claim.request.ladder)
}

/** Who signs nothing more of a claim, nor has anybody sign it in their place. */
function excluded(request: ClosureRequest, item: ClosureItem): readonly PersonId[] {
  return [...doersOfClaim(request, item), ...signersIn(request)]
}
