import type { PersonId } from '../kernel/id.ts'
import type { Actor, Role } from './role.ts'

/**
 * As whom somebody can act: as themselves, and in the place of each for whom they are a deputy. A deputy signs, assigns and
 * reports in one of these, so that every act is somebody's by a post of their own or says in whose place it was done.
 */
export function guisesOf<Person extends Actor>(actor: Person): readonly Person[] {
  const lenders = lendersOf(actor)
  if (lenders.length === 0 || actor.inPlaceOf !== undefined) return [actor]
  const own = asThemselves(actor)
  return [
    ...(own.appointments.length > 0 ? [own] : []),
    ...lenders.map((inPlaceOf) => ({
      ...actor,
      inPlaceOf,
      standsInFor: [],
      appointments: actor.appointments.filter((held) => held.inPlaceOf === inPlaceOf),
    })),
  ]
}

/** Somebody by the posts of their own. */
export function asThemselves<Person extends Actor>(actor: Person): Person {
  return { ...actor, appointments: actor.appointments.filter(({ inPlaceOf }) => inPlaceOf === undefined) }
}

/** Everybody for whom what somebody does counts: themselves, and whoever's place they act in. */
export function countsFor({
  personId,
  inPlaceOf,
}: {
  readonly personId: PersonId
  readonly inPlaceOf?: PersonId | undefined
}): readonly PersonId[] {
  return inPlaceOf === undefined ? [personId] : [personId, inPlaceOf]
}

/** Whether somebody is a person whom an item names, or has lent one of the roles that the person answers for it in. */
export function answersFor(actor: Actor, personId: PersonId | null, roles: readonly Role[]): boolean {
  if (personId === null) return false
  if (actor.inPlaceOf === undefined && actor.personId === personId) return true
  return actor.appointments.some(({ role, inPlaceOf }) => inPlaceOf === personId && roles.includes(role))
}

/** For whom somebody is a deputy today. */
export function lendersOf(actor: Actor): readonly PersonId[] {
  return [...new Set(actor.appointments.flatMap(({ inPlaceOf }) => inPlaceOf ?? []))]
}

/** The roles in which somebody leads items that name them. */
export const leadingRoles = ['leader', 'principal'] as const satisfies readonly Role[]

/** How a deputy is named beside what they did: 李明（代王强）. The same in every language, as names are. */
export function inPlaceName(name: string, inPlaceOf: string): string {
  return `${name}（代${inPlaceOf}）`
}
