import type { Responsibility } from '../findings/responsibility.ts'
import type { PersonId } from '../kernel/id.ts'
import { holds, holdsIn, type Actor } from '../people/role.ts'
import { rungs, type Rung } from './closure-request.ts'

/** Everybody who holds each rung of an item. */
export type Signers = Readonly<Record<Rung, readonly PersonId[]>>

/** Whether a person holds a rung of an item: its owner's head, any coordinator, its leader, any inspector. */
export function holdsRung(actor: Actor, rung: Rung, item: Responsibility): boolean {
  switch (rung) {
    case 'head':
      return item.ownerId !== null && holdsIn(actor, 'head', item.ownerId)
    case 'coordinator':
      return holds(actor, 'coordinator')
    case 'leader':
      return item.leaderId === actor.personId
    case 'inspector':
      return holds(actor, 'inspector')
    default:
      return rung satisfies never
  }
}

/** Everybody who holds each rung of an item, out of people who could: those with an appointment, and its leader. */
export function signersOf(item: Responsibility, people: readonly Actor[]): Signers {
  const of = (rung: Rung): PersonId[] =>
    people.filter((person) => holdsRung(person, rung, item)).map((person) => person.personId)
  return {
    head: of('head'),
    coordinator: of('coordinator'),
    // The leader signs as the person named on the item, appointed or not.
    leader: item.leaderId === null ? [] : [item.leaderId],
    inspector: of('inspector'),
  }
}

/**
 * The first rung that nobody is left to sign when each rung needs its own person and whoever did the work
 * signs none; null when all can be signed.
 */
export function unsignableRung(
  ladder: readonly Rung[],
  signers: Signers,
  doers: readonly PersonId[],
): Rung | null {
  const rungOf = new Map<PersonId, Rung>()
  // Augmenting paths: a person who could sign two rungs gives way where somebody else can take the other.
  const place = (rung: Rung, tried: Set<PersonId>): boolean =>
    signers[rung].some((person) => {
      if (doers.includes(person) || tried.has(person)) return false
      tried.add(person)
      const taken = rungOf.get(person)
      if (taken !== undefined && !place(taken, tried)) return false
      rungOf.set(person, rung)
      return true
    })
  return ladder.find((rung) => !place(rung, new Set())) ?? null
}

/** The rungs of an item that a person holds. */
export function rungsHeldBy(actor: Actor, item: Responsibility): readonly Rung[] {
  return rungs.filter((rung) => holdsRung(actor, rung, item))
}
