import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { ApiTokenId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result, refuse } from '@bihuan/core/kernel/result.ts'
import { type ApiToken, tokenEndRefusal } from '@bihuan/core/people/api-token.ts'
import type { Actor, UsedToken } from '@bihuan/core/people/role.ts'
import { hashOfToken } from '../kernel/auth/bearer.ts'
import type { Database } from '../kernel/db.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type Question, question } from '../kernel/together.ts'
import { actorOf } from './actor.queries.ts'
import { isPersonAdministered } from './reach.queries.ts'
import { keepUse } from './tokens.store.ts'

const token = columnsOf('api_tokens', 'token')
const use = columnsOf('api_token_uses', 'use')
const persons = columnsOf('persons', 'persons')

/** A token as it is listed. */
export type ListedToken = Pick<ApiToken, 'id' | 'personId' | 'name' | 'scope' | 'prefix' | 'expiresOn'> & {
  readonly owner: string
  readonly createdAt: Date
  readonly revokedAt: Date | null
  readonly lastUsedOn: PlainDay | null
}

const listed = sql`
  select ${token.id}, ${token.person_id} as "personId", ${persons.name} as owner, ${token.name}, ${token.scope},
    ${token.prefix}, ${token.created_at} as "createdAt", ${token.expires_on} as "expiresOn",
    ${token.revoked_at} as "revokedAt", ${use.last_used_on} as "lastUsedOn"
  from ${token}
  join ${persons} on ${persons.id} = ${token.person_id}
  left join ${use} on ${use.token_id} = ${token.id}`

/** Tokens of somebody, or of everybody, the newest first. */
export async function listTokens(
  db: Db,
  page: {
    readonly personId: PersonId | null
    readonly before: ApiTokenId | null
    readonly limit: number
    /** Who asks for those of everybody: of whomever they administer. */
    readonly by: Actor
  },
): Promise<{ readonly tokens: readonly ListedToken[]; readonly hasMore: boolean }> {
  const { personId, before, limit, by } = page
  const { rows } = await sql<ListedToken>`
    ${listed} where true
      ${personId === null ? sql`and ${isPersonAdministered(by, persons)}` : sql`and ${token.person_id} = ${personId}`}
      ${before === null ? sql`` : sql`and ${token.id} < ${before}`}
    order by ${token.id} desc limit ${limit + 1}`.execute(db)
  return { tokens: rows.slice(0, limit), hasMore: rows.length > limit }
}

/** One token as it is listed; null when there is none. */
export async function readToken(db: Db, id: ApiTokenId): Promise<ListedToken | null> {
  const { rows } = await sql<ListedToken>`${listed} where ${token.id} = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The tokens of a person that nobody has revoked, with the last day of each. */
export function openTokensOf(personId: PersonId): Question<readonly Pick<ApiToken, 'id' | 'expiresOn'>[]> {
  return question(
    sql<Pick<ApiToken, 'id' | 'expiresOn'>>`
      select ${token.id}, ${token.expires_on} as "expiresOn" from ${token}
      where ${token.person_id} = ${personId} and ${token.revoked_at} is null order by ${token.id}`,
    (rows) => rows,
  )
}

/** A token with which something was ordered that is still under way, as long as it is taken. */
export async function usedToken(
  db: Db,
  { id, today }: { readonly id: ApiTokenId; readonly today: PlainDay },
): Promise<Result<UsedToken, Refusal<'TOKEN_EXPIRED' | 'TOKEN_REVOKED'>>> {
  const found = await readToken(db, id)
  if (found === null) throw new Error(`token ${id} is gone`)
  const { scope, expiresOn, revokedAt } = found
  const ended = tokenEndRefusal({ expiresOn, revokedAt: revokedAt && revokedAt.toISOString() }, today)
  return ended === null ? ok({ id, scope }) : refuse(ended)
}

/** Why a token that was shown is not taken. */
export type ShownTokenRefusal = Refusal<
  'TOKEN_WRONG' | 'TOKEN_EXPIRED' | 'TOKEN_REVOKED' | 'TOKEN_OWNER_BARRED'
>

/**
 * Whose token was shown, with the rights of the moment. The day of its use is written down, once a day. Whoever has
 * ended, or is yet to be confirmed, is nobody's master.
 */
export async function actorOfToken(
  database: Database,
  { shown, today }: { readonly shown: string; readonly today: PlainDay },
): Promise<Result<Actor, ShownTokenRefusal>> {
  const { rows } = await sql<{
    id: ApiTokenId
    personId: PersonId
    scope: ApiToken['scope']
    expiresOn: PlainDay
    revokedAt: Date | null
    lastUsedOn: PlainDay | null
  }>`
    select ${token.id}, ${token.person_id} as "personId", ${token.scope}, ${token.expires_on} as "expiresOn",
      ${token.revoked_at} as "revokedAt", ${use.last_used_on} as "lastUsedOn"
    from ${token} left join ${use} on ${use.token_id} = ${token.id}
    where ${token.hash} = ${hashOfToken(shown)}`.execute(database.kysely)
  const [found] = rows
  if (found === undefined) return refuse({ code: 'TOKEN_WRONG' })
  const { id, personId, scope, expiresOn, revokedAt } = found
  const ended = tokenEndRefusal({ expiresOn, revokedAt: revokedAt && revokedAt.toISOString() }, today)
  if (ended !== null) return refuse(ended)
  const actor = await actorOf(database, personId)
  if (actor === null || actor.confirmation !== undefined) return refuse({ code: 'TOKEN_OWNER_BARRED' })
  if (found.lastUsedOn !== today) await keepUse(database.kysely, id, today)
  return ok({ ...actor, token: { id, scope } })
}
