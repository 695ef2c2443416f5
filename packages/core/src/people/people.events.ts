import type { OrganizationId, PersonId } from '../kernel/id.ts'
import type { Recorded } from '../journal/recorded.ts'
import type { Appointment } from './role.ts'

/** A node in the organization tree (单位). */
export type Organization = {
  readonly id: OrganizationId
  readonly name: string
  readonly parentId: OrganizationId | null
  readonly version: number
}

/** Somebody with an account, or only a name on a list (人员). */
export type Person = {
  readonly id: PersonId
  readonly name: string
  /** Null for a person who is only a name on a list. */
  readonly username: string | null
  readonly appointments: readonly Appointment[]
  readonly version: number
}

/** What can happen to an organization. */
export type OrganizationEvent = {
  readonly type: 'organization.added'
  readonly organizationId: OrganizationId
  readonly name: string
  readonly parentId: OrganizationId | null
}

/** What can happen to a person. */
export type PersonEvent =
  | {
      readonly type: 'person.added'
      readonly personId: PersonId
      readonly name: string
      readonly username: string | null
      readonly appointments: readonly Appointment[]
    }
  | { readonly type: 'person.appointed'; readonly appointments: readonly Appointment[] }
  | { readonly type: 'person.passwordReset' }

/** The organization after an event. */
export function evolveOrganization(
  organization: Organization | null,
  recorded: Recorded<OrganizationEvent>,
): Organization {
  if (organization !== null) throw new Error(`organization ${organization.id} was added twice`)
  const { organizationId, name, parentId } = recorded.event
  return { id: organizationId, name, parentId, version: 1 }
}

/** The person after an event. */
export function evolvePerson(person: Person | null, recorded: Recorded<PersonEvent>): Person {
  const { event } = recorded
  if (event.type === 'person.added') {
    if (person !== null) throw new Error(`person ${person.id} was added twice`)
    const { personId, name, username, appointments } = event
    return { id: personId, name, username, appointments, version: 1 }
  }
  if (person === null) throw new Error(`${event.type} came before person.added`)
  const version = person.version + 1
  switch (event.type) {
    case 'person.appointed':
      return { ...person, appointments: event.appointments, version }
    case 'person.passwordReset':
      return { ...person, version }
    default:
      return event satisfies never
  }
}
