import { type CommandId, id, type PersonId } from '@bihuan/core/kernel/id.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { PersonEvent } from '@bihuan/core/people/people.events.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import {
  appointedTo,
  areOpen,
  termedAppointments,
  termRefusal,
  withoutTerm,
  type WantedAppointment,
} from '@bihuan/core/people/terms.ts'
import { type HashedAccount, keepAccounts } from '../kernel/auth/accounts.store.ts'
import { withHashes } from '../kernel/auth/passwords.ts'
import { type SignedInContext, toolsOf } from '../kernel/context.ts'
import { answer, demand } from '../kernel/refused.ts'
import { runCommand } from '../kernel/run-command.ts'
import { managing } from './accounts.commands.ts'
import { initialPassword } from './initial-password.ts'

type NewPerson = {
  readonly name: string
  readonly username: string | null
  readonly appointments: readonly WantedAppointment[]
}
type NewAccount = HashedAccount & { readonly name: string; readonly password: string }
type PeopleList = {
  readonly accounts: { name: string; username: string; initialPassword: string }[]
}

/** Adds the people of a list, all of them or nobody. First passwords are shown by this answer only. */
export async function addPeople(
  context: SignedInContext,
  form: { readonly commandId: CommandId; readonly persons: readonly NewPerson[] },
): Promise<PeopleList> {
  const { commandId } = form
  // Hashing takes seconds, in which nobody else may be kept waiting for the chain of people.
  demand(can(context.actor, 'people.manage'))
  const persons = form.persons.map((person) => ({ ...person, personId: id<'person'>(context.newId()) }))
  const accounts = await accountsFor(persons)
  const entries = answer(
    await runCommand(toolsOf(context), {
      ...managing(context.actor, commandId),
      subjects: [],
      decide: async (_, db) => {
        const taken = await keepAccounts(db, accounts, true)
        if (taken.length > 0)
          return refuse({ code: 'USERNAMES_TAKEN', params: { usernames: taken.join(', ') } })
        const added = persons.map(({ appointments, ...person }) => addition(person, appointments))
        const refused = added.find((one) => !one.ok)
        return refused ?? ok(added.flatMap((one) => (one.ok ? one.value : [])))
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

async function accountsFor(
  persons: readonly (NewPerson & { readonly personId: PersonId })[],
): Promise<NewAccount[]> {
  return withHashes(
    persons.flatMap(({ personId: userId, name, username }) =>
      username === null ? [] : [{ userId, name, username, password: initialPassword() }],
    ),
  )
}
