import type { Responsibility } from '../people/responsibility.ts'
import type { PersonId } from '../kernel/id.ts'
import { holds, holdsIn, type Actor } from '../people/role.ts'
import { rungs, type Rung } from '../claims/closure-request.ts'

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
      // Whoever has lost every post signs nothing any more, named on an item or not.
      return item.leaderId === actor.personId && actor.appointments.length > 0
    case 'inspector':
      return holds(actor, 'inspector')
    default:
      return rung satisfies never
  }
}

/** Everybody who holds each rung of an item, out of people who have a working account. */
export function signersOf(item: Responsibility, people: readonly Actor[]): Signers {
  const of = (rung: Rung): PersonId[] =>
    people.filter((person) => holdsRung(person, rung, item)).map((person) => person.personId)
  return {
    head: of('head'),
    coordinator: of('coordinator'),
    leader: of('leader'),
    inspector: of('inspector'),
  }
}

/**
 * The rungs that nobody is left to sign when each rung needs its own person and some people can sign none. Where too
 * few share several rungs, the lower ones have them.
 */
export function unsignableRungs(
  ladder: readonly Rung[],
  signers: Signers,
  excluded: readonly PersonId[],
): readonly Rung[] {
  const rungOf = new Map<PersonId, Rung>()
  // Augmenting paths: a person who could sign two rungs gives way where somebody else can take the other.
  const place = (rung: Rung, tried: Set<PersonId>): boolean =>
    signers[rung].some((person) => {
      if (excluded.includes(person) || tried.has(person)) return false
      tried.add(person)
      const taken = rungOf.get(person)
      if (taken !== undefined && !place(taken, tried)) return false
      rungOf.set(person, rung)
      return true
    })
  return ladder.filter((rung) => !place(rung, new Set()))
}

/** The rungs of an item that a person holds. */
export function rungsHeldBy(actor: Actor, item: Responsibility): readonly Rung[] {
  return rungs.filter((rung) => holdsRung(actor, rung, item))
}
