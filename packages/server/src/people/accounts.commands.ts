import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { JournalEntry } from '@bihuan/core/kernel/entry.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import type { CommandId, PersonId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result, refuse } from '@bihuan/core/kernel/result.ts'
import { confirmerWords } from '@bihuan/core/people/confirmation.ts'
import type { Person, PersonEvent } from '@bihuan/core/people/people.events.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { administersForGood } from '@bihuan/core/people/terms.ts'
import { createAccount, endSessions, resetPassword } from '../kernel/auth/accounts.store.ts'
import {
  type Command,
  type CommandTools,
  type Refused,
  recordsOf,
  runCommand,
} from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import type { Question } from '../kernel/together.ts'
import { type Managed, reachOver, reachRefusal } from './administered.queries.ts'
import { readConfirmers } from './confirmers.queries.ts'
import { isOtherAdministratorLeft, isWorking, readPersonName } from './people.queries.ts'
import { endOfTokens } from './tokens.commands.ts'

/** Whom a form is about. */
export type PersonForm = { readonly commandId: CommandId; readonly personId: PersonId }

type Done = Promise<Result<readonly JournalEntry[], Refused>>
type Managing = Pick<Command, 'chainId' | 'commandId' | 'by' | 'seen' | 'checkRight'> & {
  readonly asks: readonly Question<unknown>[]
}
type Decided = Result<readonly PersonEvent[], Refusal>

/**
 * Whoever acts on people and organizations has the right to manage them, and administers those that they act on; null is the
 * keeper of the server, who needs neither.
 */
export function managing(actor: Actor | null, commandId: CommandId, managed: Managed): Managing {
  const command = { chainId: peopleChainId, commandId, by: actor?.personId ?? null, seen: [] }
  if (actor === null) return { ...command, asks: [], checkRight: () => null }
  if (!can(actor, 'people.manage'))
    return { ...command, asks: [], checkRight: () => ({ code: 'NOT_ALLOWED' }) }
  const reach = reachOver(actor, managed)
  return { ...command, asks: [reach], checkRight: () => reachRefusal(reach.answer, managed) }
}

/** Gives a person another name. What was written before goes on saying the former one. */
export async function rename(
  tools: CommandTools,
  actor: Actor,
  form: PersonForm & { readonly name: string },
): Done {
  const { commandId, personId, name } = form
  return onPerson(tools, { ...managing(actor, commandId, { persons: [personId] }), personId }, (person) =>
    ok(person.name === name ? [] : [{ type: 'person.renamed', name }]),
  )
}

/**
 * Opens an account for somebody who was only a name until now. Whoever uses it signs nothing before somebody else has
 * said who that is: the name may stand on items already.
 */
export async function openAccount(
  tools: CommandTools,
  form: PersonForm & { readonly actor: Actor; readonly username: string; readonly password: string },
): Done {
  const { actor, commandId, personId, username, password } = form
  return onPerson(
    tools,
    { ...managing(actor, commandId, { persons: [personId] }), personId },
    async (person, db) => {
      if (person.isDeactivated) return refuse({ code: 'PERSON_DEACTIVATED', place: { kind: 'people' } })
      if (person.username !== null) return refuse({ code: 'ACCOUNT_OPEN' })
      const account = { userId: personId, username, password, mustChangePassword: true }
      const created = await createAccount(db, account)
      return created.ok ? ok([{ type: 'person.accountOpened', username }]) : created
    },
  )
}

/** Sets another password that its owner has to change at the next sign-in, and ends every session and token of theirs. */
export async function renewPassword(
  tools: CommandTools,
  form: PersonForm & { readonly actor: Actor | null; readonly password: string },
): Done {
  const { actor, personId, password } = form
  return onPerson(
    tools,
    {
      ...managing(actor, form.commandId, { persons: [form.personId] }),
      personId: form.personId,
      endsTokens: true,
    },
    async (person, db) => {
      if (person.username === null) return refuse({ code: 'NOT_FOUND' })
      if (person.isDeactivated) return refuse({ code: 'PERSON_DEACTIVATED', place: { kind: 'people' } })
      const reset = await resetPassword(db, { userId: personId, password })
      return reset.ok ? ok([{ type: 'person.passwordRenewed' }]) : reset
    },
  )
}

/** Ends an account, and every session and token of it at once. The name stays where it stands. */
export async function deactivate(
  tools: CommandTools,
  actor: Actor,
  form: PersonForm & { readonly today: PlainDay },
): Done {
  return onPerson(
    tools,
    {
      ...managing(actor, form.commandId, { persons: [form.personId] }),
      personId: form.personId,
      endsTokens: true,
    },
    async (person, db) => {
      if (person.isDeactivated) return ok([])
      const after = { ...person, isDeactivated: true }
      const refusal = await lastAdministratorRefusal(db, { before: person, after, today: form.today })
      if (refusal !== null) return refuse(refusal)
      await endSessions(db, person.id)
      return ok([{ type: 'person.deactivated' }])
    },
  )
}

/** Opens an ended account again, with the password that it had. */
export async function reactivate(tools: CommandTools, actor: Actor, form: PersonForm): Done {
  return onPerson(
    tools,
    { ...managing(actor, form.commandId, { persons: [form.personId] }), personId: form.personId },
    async (person, db) => {
      if (!person.isDeactivated) return ok([])
      // One that was being opened as the account ended was not seen then.
      await endSessions(db, person.id)
      return ok([{ type: 'person.reactivated' }])
    },
  )
}

/** Confirms that an account whose password was renewed is used by its owner. */
export async function confirm(
  tools: CommandTools,
  actor: Actor,
  form: PersonForm & { readonly version: number },
): Done {
  const { commandId, personId, version } = form
  const isAllowed = can(actor, 'people.confirm')
  const checkRight = (): Refusal | null => (isAllowed ? null : { code: 'NOT_ALLOWED' })
  const seen = [{ kind: personKind, subjectId: personId, version }]
  const mayTry = { ...managing(null, commandId, {}), by: actor.personId, personId, seen, checkRight }
  return onPerson(tools, mayTry, async (person, db) => {
    if (person.isDeactivated) return refuse({ code: 'PERSON_DEACTIVATED', place: { kind: 'people' } })
    if (person.awaitsConfirmation === null) return ok([])
    const confirmers = await readConfirmers(db, personId)
    if (confirmers?.people.some(({ id }) => id === actor.personId) === true)
      return ok([{ type: 'person.confirmed' }])
    if ((await readPersonName(db, personId, actor)) === null) return refuse({ code: 'NOT_FOUND' })
    if (confirmers === null) return refuse({ code: 'CONFIRMER_MISSING', place: { kind: 'people' } })
    const { role, people } = confirmers
    const params = confirmerWords({ role, names: people.map(({ name }) => name) })
    return refuse({ code: 'NOT_YOUR_CONFIRMATION', params })
  })
}

/** Why a change would leave nobody who could manage people; null when somebody is left. */
export async function lastAdministratorRefusal(
  db: Db,
  { before, after, today }: { readonly before: Person; readonly after: Person; readonly today: PlainDay },
): Promise<Refusal<'LAST_ADMINISTRATOR'> | null> {
  const isLasting = (person: Person): boolean =>
    isWorking(person) && administersForGood(person.appointments, today)
  // The head of the people's chain is locked by now, so two who remove each other come here one after the other.
  if (!isLasting(before) || isLasting(after)) return null
  return (await isOtherAdministratorLeft(db, before.id)) ? null : { code: 'LAST_ADMINISTRATOR' }
}

async function onPerson(
  tools: CommandTools,
  {
    personId,
    endsTokens = false,
    ...command
  }: Managing & {
    readonly personId: PersonId
    /** Whether what machines show in the person's name ends with it, for good. */
    readonly endsTokens?: boolean
  },
  decide: (person: Person, db: Db) => Promise<Decided> | Decided,
): Done {
  const subjects = [recordsOf(personKind, [personId])]
  const tokens = endsTokens ? endOfTokens(personId) : null
  return runCommand(tools, {
    ...command,
    subjects: tokens === null ? subjects : async (db) => [...subjects, await tokens.subjects(db)],
    asks: tokens === null ? command.asks : [...command.asks, tokens.asks],
    decide: async (loaded, db) => {
      const person = loaded.one(personKind, personId)
      const changed = changesOf(personKind, personId, await decide(person, db))
      if (tokens === null || !changed.ok || changed.value.length === 0) return changed
      const revoked = tokens.changes(loaded)
      return revoked.ok ? ok([...changed.value, ...revoked.value]) : revoked
    },
  })
}
