import { sampleId } from '../kernel/given.testing.ts'
import type { PersonId } from '../kernel/id.ts'
import type { ActorHere, Role } from '../people/role.ts'

/** A role in the first or second organization. */
export type Post = readonly [1 | 2, Role]

/** Everybody in the world: some hold two rungs, some only work. */
export const people: readonly ActorHere[] = [
  person(1, [1, 'handler']),
  person(2, [1, 'handler'], [1, 'head']),
  person(3, [1, 'head']),
  person(4, [2, 'coordinator'], [1, 'head']),
  person(5, [2, 'coordinator']),
  person(6, [2, 'leader'], [2, 'inspector']),
  person(7, [2, 'inspector']),
  person(8, [2, 'leader']),
  person(9, [2, 'head']),
  person(10, [2, 'principal']),
]

function person(number: number, ...posts: readonly Post[]): ActorHere {
  return personWith(sampleId<'person'>(number), posts)
}

/** Somebody in a rectification from before there were bodies: a role counts wherever it is held. */
export function personWith(personId: PersonId, posts: readonly Post[]): ActorHere {
  const appointments = posts.map(([place, role]) => {
    const organizationId = sampleId<'organization'>(place)
    return { organizationId, role, bodyId: organizationId }
  })
  return { personId, appointments, here: [] }
}
