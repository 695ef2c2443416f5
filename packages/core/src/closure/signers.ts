import type { Responsibility } from '../people/responsibility.ts'
import type { PersonId } from '../kernel/id.ts'
import { countsFor, guisesOf } from '../people/guises.ts'
import type { ActorHere } from '../people/role.ts'
import { holdsRung } from '../claims/holds-rung.ts'
import { type Rung, rungs } from '../claims/closure-request.ts'

/** Whom a signature would count for: whoever signs, and whoever's place they sign in. */
export type Signer = readonly PersonId[]

/** Everybody who holds each rung of an item. */
export type Signers = Readonly<Partial<Record<Rung, readonly Signer[]>>>

/** Everybody who holds each rung of an item, out of people who have a working account. */
export function signersOf(item: Responsibility, people: readonly ActorHere[]): Signers {
  return signersBy(people, (person, rung) => holdsRung(person, rung, item))
}

/** Everybody who has each rung, by a rule of its own. */
export function signersBy(
  people: readonly ActorHere[],
  has: (person: ActorHere, rung: Rung) => boolean,
  ladder: readonly Rung[] = rungs,
): Signers {
  const of = (rung: Rung): readonly Signer[] =>
    people
      .flatMap(guisesOf)
      .filter((person) => has(person, rung))
      .map(countsFor)
  return Object.fromEntries(ladder.map((rung) => [rung, of(rung)]))
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
  const able = new Map(
    ladder.map((rung) => [
      rung,
      (signers[rung] ?? []).filter((signer) => !signer.some((one) => excluded.includes(one))),
    ]),
  )
  const signable: Rung[] = []
  return ladder.filter((rung) => {
    const wanted = [...signable, rung].map((one) => able.get(one) ?? [])
    // The rung with the fewest chooses first, so that what cannot be is seen at once.
    const isSignable = areApart(
      wanted.toSorted((a, b) => a.length - b.length),
      new Set(),
    )
    if (isSignable) signable.push(rung)
    return !isSignable
  })
}

/** Whether each of some rungs can have a signer who shares nobody with those of the others. */
function areApart([first, ...others]: readonly (readonly Signer[])[], taken: ReadonlySet<PersonId>): boolean {
  if (first === undefined) return true
  return first.some(
    (signer) => !signer.some((one) => taken.has(one)) && areApart(others, new Set([...taken, ...signer])),
  )
}

/** The rungs of a ladder that a person holds of an item. */
export function rungsHeldBy(
  actor: ActorHere,
  item: Responsibility,
  ladder: readonly Rung[],
): readonly Rung[] {
  return ladder.filter((rung) => holdsRung(actor, rung, item))
}
