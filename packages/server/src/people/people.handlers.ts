import { peopleChainId } from '@bihuan/core/journal/entry.ts'
import { type CommandId, id, type PersonId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { can, generalActionsOf } from '@bihuan/core/people/permissions.ts'
import type { Actor, Appointment } from '@bihuan/core/people/role.ts'
import { createAccount, resetPassword } from '../kernel/auth/accounts.store.ts'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, toolsOf } from '../kernel/context.ts'
import { answer, found } from '../kernel/refused.ts'
import { type Command, runCommand, theOne } from '../kernel/run-command.ts'
import { initialPassword } from './initial-password.ts'
import {
  listOrganizations,
  listPersons,
  readIdentity,
  readOrganization,
  readPerson,
} from './people.queries.ts'

/** Who is signed in. */
export const sessionHandlers = {
  get: signedInApi.session.get.handler(async ({ context }) => {
    const { personId, appointments } = context.actor
    const identity = found(await readIdentity(context.database.kysely, personId))
    return {
      person: { id: personId, name: identity.name },
      roles: [...new Set(appointments.map((appointment) => appointment.role))],
      organizationName: identity.organizationName,
      can: generalActionsOf(context.actor),
    }
  }),
}

/** Organizations. */
export const organizationsHandlers = {
  list: signedInApi.organizations.list.handler(({ context }) => listOrganizations(context.database.kysely)),
  add: signedInApi.organizations.add.handler(async ({ context, input }) => {
    const organizationId = await addOrganization(context, input)
    return found(await readOrganization(context.database.kysely, organizationId))
  }),
}

/** Persons, their appointments and accounts. */
export const personsHandlers = {
  list: signedInApi.persons.list.handler(async ({ context }) => {
    const persons = await listPersons(context.database.kysely)
    // Names are needed by whoever assigns; user names only by whoever manages accounts.
    if (can(context.actor, 'people.manage')) return persons
    return persons.map((person) => ({ ...person, username: null }))
  }),
  add: signedInApi.persons.add.handler(async ({ context, input }) => addPerson(context, input)),
  appoint: signedInApi.persons.appoint.handler(async ({ context, input }) => {
    await appoint(context, input)
    return found(await readPerson(context.database.kysely, input.personId))
  }),
  resetPassword: signedInApi.persons.resetPassword.handler(async ({ context, input }) => ({
    initialPassword: await renewPassword(context, input),
  })),
}

/** Adds an organization. It takes the id of the command, so that a form sent twice finds it. */
export async function addOrganization(
  context: SignedInContext,
  form: { readonly commandId: CommandId; readonly name: string; readonly parentId: Organization['parentId'] },
): Promise<Organization['id']> {
  const { commandId, name, parentId } = form
  const organizationId = id<'organization'>(commandId)
  answer(
    await runCommand(toolsOf(context), {
      ...peopleCommand(context.actor, commandId),
      subjects: {},
      decide: () => {
        const event = { type: 'organization.added', organizationId, name, parentId } as const
        return ok([{ subjectType: 'organization', subjectId: organizationId, event }])
      },
    }),
  )
  return organizationId
}
type Organization = Awaited<ReturnType<typeof listOrganizations>>[number]

type NewPerson = {
  readonly commandId: CommandId
  readonly name: string
  readonly username: string | null
  readonly appointments: readonly Appointment[]
}
type AddedPerson = Awaited<ReturnType<typeof listPersons>>[number] & { initialPassword: string | null }

/** Adds a person, with an account when a user name is given. The first password is shown by this answer only. */
export async function addPerson(
  context: SignedInContext,
  form: NewPerson,
  password: string = initialPassword(),
): Promise<AddedPerson> {
  const { commandId, name, username } = form
  const personId = id<'person'>(commandId)
  const entries = answer(
    await runCommand(toolsOf(context), {
      ...peopleCommand(context.actor, commandId),
      subjects: {},
      decide: async (_, db) => {
        if (username !== null) {
          const account = { userId: personId, username, password }
          const created = await createAccount(db, account)
          if (!created.ok) return refuse(created.refusal)
        }
        const appointments = distinct(form.appointments)
        const event = { type: 'person.added', personId, name, username, appointments } as const
        return ok([{ subjectType: 'person', subjectId: personId, event }])
      },
    }),
  )
  const person = found(await readPerson(context.database.kysely, personId))
  return { ...person, initialPassword: username === null || entries.length === 0 ? null : password }
}

/** Sets the appointments of a person. */
export async function appoint(
  context: SignedInContext,
  form: {
    readonly commandId: CommandId
    readonly personId: PersonId
    readonly appointments: readonly Appointment[]
  },
): Promise<void> {
  const { commandId, personId } = form
  answer(
    await runCommand(toolsOf(context), {
      ...peopleCommand(context.actor, commandId),
      subjects: { person: [personId] },
      decide: (loaded) => {
        const before = theOne(loaded.person, personId).appointments
        const appointments = distinct(form.appointments)
        if (JSON.stringify(before.map(keyOf)) === JSON.stringify(appointments.map(keyOf))) return ok([])
        return ok([
          { subjectType: 'person', subjectId: personId, event: { type: 'person.appointed', appointments } },
        ])
      },
    }),
  )
}

async function renewPassword(
  context: SignedInContext,
  { commandId, personId }: { readonly commandId: CommandId; readonly personId: PersonId },
): Promise<string> {
  const password = initialPassword()
  const entries = answer(
    await runCommand(toolsOf(context), {
      ...peopleCommand(context.actor, commandId),
      subjects: { person: [personId] },
      decide: async (loaded, db) => {
        if (theOne(loaded.person, personId).username === null) return refuse({ code: 'NOT_FOUND' })
        const reset = await resetPassword(db, { userId: personId, password })
        if (!reset.ok) return refuse(reset.refusal)
        return ok([{ subjectType: 'person', subjectId: personId, event: { type: 'person.passwordReset' } }])
      },
    }),
  )
  if (entries.length > 0) return password
  // The answer of the first sending may have been lost, and with it the password: make another one.
  return renewPassword(context, { commandId: id<'command'>(context.newId()), personId })
}

function peopleCommand(
  actor: Actor,
  commandId: CommandId,
): Pick<Command, 'chainId' | 'commandId' | 'by' | 'seen' | 'checkRight'> {
  return {
    chainId: peopleChainId,
    commandId,
    by: actor.personId,
    seen: [],
    checkRight: (): Refusal | null => (can(actor, 'people.manage') ? null : { code: 'NOT_ALLOWED' }),
  }
}

function distinct(appointments: readonly Appointment[]): Appointment[] {
  return [...new Map(appointments.map((appointment) => [keyOf(appointment), appointment])).values()]
}

function keyOf({ organizationId, role }: Appointment): string {
  return `${organizationId} ${role}`
}
