import type { Change } from '@bihuan/core/kernel/entry.ts'
import { type CommandId, id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result, refuse } from '@bihuan/core/kernel/result.ts'
import { type OrganizationForm, unsaidForm } from '@bihuan/core/people/bodies.ts'
import type { ListAddition } from '@bihuan/core/people/list-addition.ts'
import type { OrganizationRef } from '@bihuan/core/people/listed-tree.ts'
import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import { type TreeNode, takenAmong } from '@bihuan/core/people/organization-tree.ts'
import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import type { PersonEvent } from '@bihuan/core/people/people.events.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import {
  appointedTo,
  areOpen,
  termedAppointments,
  termRefusal,
  type WantedAppointment,
  withoutTerm,
} from '@bihuan/core/people/terms.ts'
import { type HashedAccount, keepAccounts } from '../kernel/auth/accounts.store.ts'
import { hashMadePassword } from '../kernel/auth/passwords.ts'
import { type SignedInContext, toolsOf } from '../kernel/context.ts'
import { answer } from '../kernel/refused.ts'
import { runCommand } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask } from '../kernel/together.ts'
import { managing } from './accounts.commands.ts'
import { closedAmong, endedPost } from './closed-organizations.queries.ts'
import { initialPassword } from './initial-password.ts'
import { listOrganizations } from './people.queries.ts'

type NewPerson = ListAddition['persons'][number]
type NewAccount = HashedAccount & { readonly name: string; readonly password: string }
type PeopleList = {
  readonly accounts: { name: string; username: string; initialPassword: string }[]
}

/** Adds the organizations and people of a list, all of them or nothing. First passwords are shown by this answer only. */
export async function addPeople(
  context: SignedInContext,
  form: ListAddition & { readonly commandId: CommandId },
): Promise<PeopleList> {
  const organizations = placed(form, () => id<'organization'>(context.newId()))
  const persons = form.persons.map((person) => ({ ...person, personId: id<'person'>(context.newId()) }))
  const accounts = accountsFor(persons)
  const entries = answer(
    await runCommand(toolsOf(context), {
      ...managing(context.actor, form.commandId, { organizations: placesOf(form) }),
      subjects: [],
      decide: async (_, db) => {
        // The head of the people's chain is locked by now, so two who add the same come here one after the other.
        const there = organizations.length === 0 ? [] : await listOrganizations(db)
        const refusal = takenOrganizations(there, organizations) ?? (await takenAccounts(db, accounts))
        if (refusal !== null) return refusal
        const idOf = idIn(organizations)
        const posts = persons.flatMap((person) =>
          termedAppointments(person.appointments.map((one) => ({ ...one, organizationId: idOf(one) }))),
        )
        const closed =
          (await ask(db, closedAmong(organizations.map(({ parentId }) => parentId)))) ??
          (await endedPost(db, posts))
        if (closed !== null) return refuse(closed)
        const people = persons.map((person) =>
          addition(
            person,
            person.appointments.map((one) => ({ ...one, organizationId: idOf(one) })),
          ),
        )
        const refused = people.find((one) => !one.ok)
        if (refused !== undefined) return refused
        return ok([
          ...established(there, organizations),
          ...people.flatMap((one) => (one.ok ? one.value : [])),
        ])
      },
    }),
  )
  if (entries.length === 0) return { accounts: [] }
  return {
    accounts: accounts.map(({ name, username, password }) => ({
      name,
      username,
      initialPassword: password,
    })),
  }
}

/** Where a list adds something: at the top, in organizations that are there, or below what it adds itself. */
function placesOf({ organizations, persons }: ListAddition): (OrganizationId | null)[] {
  const refs: readonly (OrganizationRef | null)[] = [
    ...organizations.map(({ parent }) => parent),
    ...persons.flatMap(({ appointments }) => appointments),
  ]
  return refs.flatMap((ref) => {
    if (ref === null) return [null]
    return 'listed' in ref ? [] : [ref.organizationId]
  })
}

type NewOrganization = TreeNode & { readonly kind: OrganizationForm | undefined }

/** The organizations of a list with the ids that they get; each stands after the one that it belongs to. */
function placed({ organizations }: ListAddition, nextId: () => OrganizationId): NewOrganization[] {
  const nodes: NewOrganization[] = []
  for (const { name, parent, kind } of organizations)
    nodes.push({ id: nextId(), name, kind, parentId: parent === null ? null : idIn(nodes)(parent) })
  return nodes
}

/** What each organization is where the list does not say it: below a region a body, as its place says else. */
function established(there: readonly OrganizationView[], added: readonly NewOrganization[]): Change[] {
  const kinds = new Map<OrganizationId, OrganizationForm>(there.map(({ id: known, kind }) => [known, kind]))
  return added.map(({ id: organizationId, name, parentId, kind: said }) => {
    const isBelowRegion = parentId !== null && kinds.get(parentId) === 'region'
    const kind = said ?? (isBelowRegion ? 'body' : unsaidForm)
    kinds.set(organizationId, kind)
    const event = { type: 'organization.established', organizationId, name, parentId, kind } as const
    return changeOf(organizationKind, organizationId, event)
  })
}

/** What the places of a list mean. The contract lets none through that the list does not have. */
function idIn(nodes: readonly TreeNode[]): (ref: OrganizationRef) => OrganizationId {
  return (ref) => {
    if (!('listed' in ref)) return ref.organizationId
    const node = nodes[ref.listed]
    if (node === undefined) throw new Error(`the list has no organization at place ${ref.listed}`)
    return node.id
  }
}

type Refusing = Result<never, Refusal> | null

function takenOrganizations(there: readonly TreeNode[], organizations: readonly TreeNode[]): Refusing {
  const taken = takenAmong(there, organizations)
  return taken.length === 0
    ? null
    : refuse({ code: 'ORGANIZATIONS_TAKEN', params: { names: taken.join(', ') } })
}

async function takenAccounts(db: Db, accounts: readonly NewAccount[]): Promise<Refusing> {
  const taken = await keepAccounts(db, accounts, true)
  return taken.length === 0
    ? null
    : refuse({ code: 'USERNAMES_TAKEN', params: { usernames: taken.join(', ') } })
}

/** What adds somebody, appointed from the first where nothing of it begins or ends on a day. */
export function addition(
  person: { readonly personId: PersonId; readonly name: string; readonly username: string | null },
  wanted: readonly WantedAppointment[],
): Result<Change<PersonEvent>[], Refusal<'TERM_REVERSED'>> {
  const appointments = termedAppointments(wanted)
  const refusal = termRefusal(appointments)
  if (refusal !== null) return refuse(refusal)
  const { personId, name, username } = person
  const added = { type: 'person.added', personId, name, username } as const
  const change = (event: PersonEvent): Change<PersonEvent> => changeOf(personKind, personId, event)
  return areOpen(appointments)
    ? ok([change({ ...added, appointments: appointments.map(withoutTerm) })])
    : ok([change({ ...added, appointments: [] }), change(appointedTo(appointments))])
}

function accountsFor(persons: readonly (NewPerson & { readonly personId: PersonId })[]): NewAccount[] {
  return persons.flatMap(({ personId: userId, name, username }) => {
    if (username === null) return []
    const password = initialPassword()
    return [{ userId, name, username, password, hash: hashMadePassword(password) }]
  })
}
