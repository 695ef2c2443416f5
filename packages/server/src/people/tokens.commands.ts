import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { type Change, type JournalEntry, peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { type ApiTokenId, type CommandId, id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result, refuse } from '@bihuan/core/kernel/result.ts'
import { apiTokenKind } from '@bihuan/core/people/api-token.kind.ts'
import {
  type ApiToken,
  type ApiTokenEvent,
  newTokenRefusal,
  tokenEndRefusal,
} from '@bihuan/core/people/api-token.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import {
  type CommandTools,
  type Loaded,
  type Refused,
  recordsOf,
  runCommand,
  type Subjects,
} from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask, type Question } from '../kernel/together.ts'
import { reachOver, reachRefusal } from './administered.queries.ts'
import { openTokensOf } from './tokens.queries.ts'

type Done = Promise<Result<readonly JournalEntry[], Refused>>

/** Makes a token for oneself. */
export async function createToken(
  tools: CommandTools,
  form: Pick<ApiToken, 'name' | 'scope' | 'expiresOn' | 'prefix' | 'hash'> & {
    readonly commandId: CommandId
    readonly actor: Actor
    readonly today: PlainDay
  },
): Done {
  const { commandId, actor, today, name, scope, prefix, hash, expiresOn } = form
  const { personId } = actor
  const tokenId = id<'apiToken'>(commandId)
  const open = openTokensOf(personId)
  return runCommand(tools, {
    chainId: peopleChainId,
    commandId,
    by: personId,
    // Locked, so that an account does not end, nor its password change hands, between the question and the answer.
    subjects: [recordsOf(personKind, [personId])],
    seen: [],
    asks: [open],
    checkRight: (loaded) => (loaded.one(personKind, personId).isDeactivated ? { code: 'NOT_ALLOWED' } : null),
    decide: (loaded) => {
      const taken = open.answer.filter(
        (token) => tokenEndRefusal({ ...token, revokedAt: null }, today) === null,
      ).length
      const refusal = newTokenRefusal(actor, { expiresOn, today, taken })
      if (refusal !== null) return refuse(refusal)
      // Somebody else has the password since this was asked for.
      if (loaded.one(personKind, personId).awaitsConfirmation !== null) return refuse({ code: 'NOT_ALLOWED' })
      const event = {
        type: 'apiToken.created',
        tokenId,
        personId,
        name,
        scope,
        prefix,
        hash,
        expiresOn,
      } as const
      return ok([changeOf(apiTokenKind, tokenId, event)])
    },
  })
}

/** Revokes a token for good: its owner may, and whoever manages people. */
export async function revokeToken(
  tools: CommandTools,
  actor: Actor,
  { commandId, tokenId }: { readonly commandId: CommandId; readonly tokenId: ApiTokenId },
): Done {
  return runCommand(tools, {
    chainId: peopleChainId,
    commandId,
    by: actor.personId,
    subjects: [recordsOf(apiTokenKind, [tokenId])],
    seen: [],
    // A token of somebody else is nothing that others know of.
    checkRight: async (loaded, db) => {
      const { personId } = loaded.one(apiTokenKind, tokenId)
      if (personId === actor.personId) return null
      if (!mayRevoke(actor, personId)) return { code: 'NOT_FOUND' }
      const managed = { persons: [personId] }
      const refusal = reachRefusal(await ask(db, reachOver(actor, managed)), managed)
      return refusal === null ? null : { code: 'NOT_FOUND' }
    },
    decide: (loaded) => ok(revoked(loaded, [tokenId])),
  })
}

/** Whether somebody may end the token of a person whom they are told of. */
export function mayRevoke(actor: Actor, ownerId: PersonId): boolean {
  return ownerId === actor.personId || can(actor, 'people.manage')
}

/** What ends the tokens of a person together with something else: how they are locked, asked for and revoked. */
export function endOfTokens(personId: PersonId): {
  readonly subjects: (db: Db) => Promise<Subjects>
  readonly asks: Question<unknown>
  readonly changes: (loaded: Loaded) => Result<Change<ApiTokenEvent>[], Refusal<'VERSION_CONFLICT'>>
} {
  const open = openTokensOf(personId)
  const ids = (tokens: typeof open.answer): ApiTokenId[] => tokens.map(({ id: tokenId }) => tokenId)
  return {
    subjects: async (db) => recordsOf(apiTokenKind, ids(await ask(db, openTokensOf(personId)))),
    asks: open,
    changes: (loaded) => {
      const wanted = ids(open.answer)
      // One that was made while the others were looked for is not locked: then all of it is asked again.
      const areLocked = wanted.every((tokenId) => loaded.of(apiTokenKind).has(tokenId))
      return areLocked ? ok(revoked(loaded, wanted)) : refuse({ code: 'VERSION_CONFLICT' })
    },
  }
}

function revoked(loaded: Loaded, ids: readonly ApiTokenId[]): Change<ApiTokenEvent>[] {
  return ids
    .filter((tokenId) => loaded.one(apiTokenKind, tokenId).revokedAt === null)
    .map((tokenId) => changeOf(apiTokenKind, tokenId, { type: 'apiToken.revoked' }))
}
