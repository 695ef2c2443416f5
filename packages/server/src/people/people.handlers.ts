import type { Named } from '@bihuan/core/kernel/contract.ts'
import { type CommandId, id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { byName } from '@bihuan/core/people/by-name.ts'
import { barrierOf } from '@bihuan/core/people/confirmation.ts'
import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import { can, generalActionsOf } from '@bihuan/core/people/permissions.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import { bodiesHeld } from '@bihuan/core/people/role.ts'
import {
  appointedOtherwise,
  appointedTo,
  termedAppointments,
  termKey,
  termRefusal,
  type WantedAppointment,
} from '@bihuan/core/people/terms.ts'
import { personApi, signedInApi } from '../kernel/api.ts'
import { createAccount } from '../kernel/auth/accounts.store.ts'
import { type SignedInContext, todayIn, toolsOf } from '../kernel/context.ts'
import { answer, demand, found } from '../kernel/refused.ts'
import { recordsOf, runCommand } from '../kernel/run-command.ts'
import {
  confirm,
  deactivate,
  lastAdministratorRefusal,
  managing,
  openAccount,
  type PersonForm,
  reactivate,
  rename,
  renewPassword,
} from './accounts.commands.ts'
import { reachOver } from './administered.queries.ts'
import { endedPost } from './closed-organizations.queries.ts'
import { readToConfirm } from './confirmers.queries.ts'
import { initialPassword } from './initial-password.ts'
import { moveOrganization, renameOrganization } from './organizations.commands.ts'
import {
  countHeld,
  listOrganizations,
  readIdentity,
  readOrganization,
  readPersons,
} from './people.queries.ts'
import { readPeopleHistory } from './people-history.queries.ts'
import { addition } from './people-list.commands.ts'
import { personViews } from './person.view.ts'
import { addMembers, setEnd } from './teams.commands.ts'

/** Who is signed in. It also answers those who may do nothing yet, so that the page can say why. */
export const sessionHandlers = {
  get: personApi.session.get.handler(async ({ context }) => {
    const { actor } = context
    const identity = found(await readIdentity(context.database.kysely, actor.personId))
    const barrier = barrierOf(actor)?.code ?? null
    return {
      person: { id: actor.personId, name: identity.name },
      roles: [...new Set(actor.appointments.map((appointment) => appointment.role))],
      organizationName: identity.organizationName,
      zone: context.zone,
      actsFor: identity.actsFor,
      liaisonFor: identity.liaisonFor,
      bodiesToChoose: await bodiesToChoose(context),
      barrier,
      can: barrier === null ? generalActionsOf(actor) : [],
    }
  }),
}

/** Whoever coordinates one body begins there, without being asked. */
async function bodiesToChoose({ actor, database }: SignedInContext): Promise<Named[]> {
  const coordinated = bodiesHeld(actor, ['coordinator'])
  if (coordinated.length < 2) return []
  const bodies = await Promise.all(coordinated.map((body) => readOrganization(database.kysely, body)))
  return bodies.flatMap((body) => (body === null ? [] : [{ id: body.id, name: body.name }]))
}

/** Organizations. */
export const organizationsHandlers = {
  list: signedInApi.organizations.list.handler(async ({ context }) =>
    [...(await listOrganizations(context.database.kysely))].sort(byName),
  ),
  rename: signedInApi.organizations.rename.handler(async ({ context, input }) => {
    answer(await renameOrganization(toolsOf(context), context.actor, input))
    return found(await readOrganization(context.database.kysely, input.organizationId))
  }),
  addMembers: signedInApi.organizations.addMembers.handler(async ({ context, input }) => {
    const { from = null, to = null, ...form } = input
    const by = { actor: context.actor, today: todayIn(context) }
    answer(await addMembers(toolsOf(context), by, { ...form, from, to }))
    return found(await readOrganization(context.database.kysely, input.organizationId))
  }),
  setEnd: signedInApi.organizations.setEnd.handler(async ({ context, input }) => {
    const by = { actor: context.actor, today: todayIn(context) }
    answer(await setEnd(toolsOf(context), by, input))
    return found(await readOrganization(context.database.kysely, input.organizationId))
  }),
  move: signedInApi.organizations.move.handler(async ({ context, input }) => {
    answer(await moveOrganization(toolsOf(context), context.actor, input))
    return found(await readOrganization(context.database.kysely, input.organizationId))
  }),
}

/** Persons, their appointments and accounts. */
export const personsHandlers = {
  list: signedInApi.persons.list.handler(async ({ context }) => (await viewsFor(context)).sort(byName)),
  add: signedInApi.persons.add.handler(async ({ context, input }) => addPerson(context, input)),
  rename: signedInApi.persons.rename.handler(async ({ context, input }) => {
    answer(await rename(toolsOf(context), context.actor, input))
    return present(context, input.personId)
  }),
  openAccount: signedInApi.persons.openAccount.handler(async ({ context, input }) => {
    const password = initialPassword()
    const entries = answer(await openAccount(toolsOf(context), { ...input, actor: context.actor, password }))
    const person = await present(context, input.personId)
    return { ...person, initialPassword: entries.length === 0 ? null : password }
  }),
  appoint: signedInApi.persons.appoint.handler(async ({ context, input }) => {
    await appoint(context, input)
    return present(context, input.personId)
  }),
  resetPassword: signedInApi.persons.resetPassword.handler(async ({ context, input }) => ({
    initialPassword: await passwordAfterReset(context, input),
  })),
  deactivate: signedInApi.persons.deactivate.handler(async ({ context, input }) => {
    answer(await deactivate(toolsOf(context), context.actor, { ...input, today: todayIn(context) }))
    return present(context, input.personId)
  }),
  reactivate: signedInApi.persons.reactivate.handler(async ({ context, input }) => {
    answer(await reactivate(toolsOf(context), context.actor, input))
    return present(context, input.personId)
  }),
  confirm: signedInApi.persons.confirm.handler(async ({ context, input }) => {
    const confirmed = answer(await confirm(toolsOf(context), context.actor, input))
    // Whoever they were told of for this alone is shown to them as they are then, once.
    return present(context, input.personId, confirmed.length > 0 ? input.personId : undefined)
  }),
  history: signedInApi.persons.history.handler(async ({ context, input }) => {
    const { personId = null, before = null, limit } = input
    demand(can(context.actor, 'people.journal') || personId === context.actor.personId)
    return readPeopleHistory(context.database.kysely, { personId, before, limit }, context.actor)
  }),
}

/** People as somebody sees them, all or some. */
export async function viewsFor(
  context: SignedInContext,
  {
    confirmed,
    only = null,
  }: { readonly confirmed?: PersonId | undefined; readonly only?: readonly PersonId[] | null } = {},
): Promise<PersonView[]> {
  const db = context.database.kysely
  const { actor } = context
  // What people hold is told to whoever could leave it behind.
  const held = can(actor, 'people.manage') ? await countHeld(db, only) : new Map<PersonId, number>()
  const toConfirm = await readToConfirm(db, actor)
  const alsoSeen = confirmed === undefined ? toConfirm : new Set([...toConfirm, confirmed])
  return personViews(await readPersons(db, actor, { alsoSeen, only }), toConfirm, held)
}

async function present(
  context: SignedInContext,
  personId: PersonId,
  confirmed?: PersonId,
): Promise<PersonView> {
  const [person] = await viewsFor(context, { confirmed, only: [personId] })
  return found(person ?? null)
}

type NewPerson = {
  readonly commandId: CommandId
  readonly name: string
  readonly username: string | null
  readonly appointments: readonly WantedAppointment[]
}
type AddedPerson = PersonView & { initialPassword: string | null }

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
      ...managing(context.actor, commandId, {
        organizations: form.appointments.map(({ organizationId }) => organizationId),
      }),
      subjects: [],
      decide: async (_, db) => {
        if (username !== null) {
          const account = { userId: personId, username, password, mustChangePassword: true }
          const created = await createAccount(db, account)
          if (!created.ok) return refuse(created.refusal)
        }
        const closed = await endedPost(db, termedAppointments(form.appointments))
        if (closed !== null) return refuse(closed)
        return addition({ personId, name, username }, form.appointments)
      },
    }),
  )
  const person = await present(context, personId)
  return { ...person, initialPassword: username === null || entries.length === 0 ? null : password }
}

/** Sets the appointments of a person. */
export async function appoint(
  context: SignedInContext,
  form: {
    readonly commandId: CommandId
    readonly personId: PersonId
    readonly version: number
    readonly appointments: readonly WantedAppointment[]
  },
): Promise<void> {
  const { commandId, personId, version } = form
  const today = todayIn(context)
  const mayTry = managing(context.actor, commandId, { persons: [personId] })
  // Of what is held already nothing is asked: it may have ended elsewhere.
  const wanted = form.appointments.map(({ organizationId }) => organizationId)
  const reach = reachOver(context.actor, { organizations: wanted })
  answer(
    await runCommand(toolsOf(context), {
      ...mayTry,
      asks: [...mayTry.asks, reach],
      seen: [{ kind: personKind, subjectId: personId, version }],
      subjects: [recordsOf(personKind, [personId])],
      decide: async (loaded, db) => {
        const person = loaded.one(personKind, personId)
        const appointments = termedAppointments(form.appointments)
        if (JSON.stringify(person.appointments.map(termKey)) === JSON.stringify(appointments.map(termKey)))
          return ok([])
        const { isAll, unreached } = reach.answer
        const given = appointedOtherwise(person.appointments, appointments)
        if (!isAll && given.some(({ organizationId }) => unreached.includes(organizationId)))
          return refuse({ code: 'NOT_ALLOWED' })
        const refusal =
          termRefusal(appointments) ??
          (await endedPost(db, appointments, person.appointments)) ??
          (await lastAdministratorRefusal(db, { before: person, after: { ...person, appointments }, today }))
        if (refusal !== null) return refuse(refusal)
        return ok([changeOf(personKind, personId, appointedTo(appointments))])
      },
    }),
  )
}

async function passwordAfterReset(context: SignedInContext, form: PersonForm): Promise<string> {
  const password = initialPassword()
  const { actor } = context
  const entries = answer(await renewPassword(toolsOf(context), { ...form, actor, password }))
  if (entries.length > 0) return password
  // The answer of the first sending may have been lost, and with it the password: make another one.
  return passwordAfterReset(context, { ...form, commandId: id<'command'>(context.newId()) })
}
