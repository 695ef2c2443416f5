import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Actor, Appointment } from '@bihuan/core/people/role.ts'
import { type WorldOrganizationKey, worldOrganizations } from './organizations.ts'
import { type WorldPersonKey, worldPersons } from './persons.ts'
import { theOne } from './the-one.ts'
import { commandIdOf, type WorldCommands } from './world-commands.ts'

/** Who adds the people, when, below which organization, and whether they get accounts. */
export type PeopleOptions = {
  readonly administrator: Actor
  readonly at: Date
  readonly rootId: OrganizationId
  /** The body of that organization, and so of all that are added. */
  readonly bodyId: OrganizationId
  readonly withAccounts: boolean
}

/** A person of the world as they were added; the user name is null where no sign-in is shown. */
export type LoadedPerson = Actor & {
  readonly key: WorldPersonKey
  readonly name: string
  readonly username: string | null
  readonly password: string | null
}

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
  for (const { key, name, username, appointments } of worldPersons) {
    if (key === 'mo') continue
    const added = await client.persons.add({
      commandId: commandIdOf(`person ${key}`),
      name,
      // Everybody has an account, as whoever has none signs nothing; nobody learns the passwords that are not shown.
      username: options.withAccounts ? (username ?? `yt.${key}`) : null,
      appointments: appointments.map(({ organization, role }) => ({
        organizationId: theOne(organizations, organization),
        role,
      })),
    })
    const shown = options.withAccounts ? username : null
    persons.set(key, {
      ...actorIn(added, options.bodyId),
      key,
      name,
      username: shown,
      password: added.initialPassword,
    })
  }
  return { persons, organizations }
}

type Added = { readonly id: PersonId; readonly appointments: readonly Appointment[] }

function actorIn({ id: personId, appointments }: Added, bodyId: OrganizationId): Actor {
  return { personId, appointments: appointments.map((held) => ({ ...held, bodyId })) }
}
