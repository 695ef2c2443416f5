import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Actor, Appointment, Role } from '@bihuan/core/people/role.ts'
import { type WorldOrganizationKey, worldOrganizations } from './organizations.ts'
import { type WorldPersonKey, worldPersons } from './persons.ts'
import { theOne } from './the-one.ts'
import { type Client, commandIdOf, type WorldCommands } from './world-commands.ts'

/** Who adds the people, when, below which organization, and whether they get accounts. */
export type PeopleOptions = {
  readonly administrator: Actor
  readonly at: Date
  readonly rootId: OrganizationId
  /** The body of that organization, and so of all that are added. */
  readonly bodyId: OrganizationId
  readonly withAccounts: boolean
}

/** Somebody as they were added; the user name is null where no sign-in is shown. */
export type AddedPerson = {
  readonly personId: PersonId
  readonly appointments: readonly Appointment[]
  readonly name: string
  readonly username: string | null
  readonly password: string | null
}

/** A person of the world, who can act in it. */
export type LoadedPerson = Actor & AddedPerson & { readonly key: WorldPersonKey }

/** The people of the world by key. Without accounts, whoever loads the sample is the only one who can sign in. */
export type LoadedPeople = {
  readonly persons: ReadonlyMap<WorldPersonKey, LoadedPerson>
  readonly organizations: ReadonlyMap<WorldOrganizationKey, OrganizationId>
}

/** Adds the departments and people of the world. The administrator is the one who is there already. */
export async function loadPeople(commands: WorldCommands, options: PeopleOptions): Promise<LoadedPeople> {
  const client = commands.as(options.administrator, options.at)
  const organizations = new Map<WorldOrganizationKey, OrganizationId>([['zone', options.rootId]])
  for (const { key, name } of worldOrganizations) {
    const commandId = commandIdOf(`organization ${key}`)
    const { id } = await client.organizations.add({ commandId, name, parentId: options.rootId })
    organizations.set(key, id)
  }
  const persons = new Map<WorldPersonKey, LoadedPerson>()
  const idOf = (key: WorldOrganizationKey): OrganizationId => theOne(organizations, key)
  for (const person of worldPersons) {
    if (person.key === 'mo') continue
    const added = await addPerson(client, person, { idOf, withAccounts: options.withAccounts })
    const appointments = added.appointments.map((held) => ({ ...held, bodyId: options.bodyId }))
    persons.set(person.key, { ...added, key: person.key, appointments })
  }
  return { persons, organizations }
}

type NewPerson<OrganizationKey> = {
  readonly key: string
  readonly name: string
  readonly username: string | null
  readonly appointments: readonly { readonly organization: OrganizationKey; readonly role: Role }[]
}

/** Adds a person; sent again, the same one is answered, without the password. */
export async function addPerson<OrganizationKey>(
  client: Client,
  { key, name, username, appointments }: NewPerson<OrganizationKey>,
  options: { readonly idOf: (key: OrganizationKey) => OrganizationId; readonly withAccounts: boolean },
): Promise<AddedPerson> {
  const added = await client.persons.add({
    commandId: commandIdOf(`person ${key}`),
    name,
    // Everybody has an account, as whoever has none signs nothing; nobody learns the passwords that are not shown.
    username: options.withAccounts ? (username ?? `yt.${key}`) : null,
    appointments: appointments.map(({ organization, role }) => ({
      organizationId: options.idOf(organization),
      role,
    })),
  })
  return {
    personId: added.id,
    appointments: added.appointments,
    name,
    username: options.withAccounts ? username : null,
    password: added.initialPassword,
  }
}
