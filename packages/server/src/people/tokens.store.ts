import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { ApiTokenId } from '@bihuan/core/kernel/id.ts'
import { apiTokenKind } from '@bihuan/core/people/api-token.kind.ts'
import { instant, rowStore } from '../kernel/row-store.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db, SubjectStore } from '../kernel/subject-store.ts'

const kept = columnsOf('api_token_uses', 'kept')
const uses = columnsOf('api_token_uses')
const given = columnsOf('api_token_uses', 'excluded')

/** Tokens that machines show. */
export const apiTokenStore: SubjectStore<typeof apiTokenKind> = rowStore({
  kind: apiTokenKind,
  table: 'api_tokens',
  isBelowRectification: false,
  columns: {
    id: 'fixed',
    person_id: 'fixed',
    name: 'fixed',
    scope: 'fixed',
    prefix: 'fixed',
    hash: 'fixed',
    created_at: 'fixed',
    expires_on: 'fixed',
    revoked_at: 'changing',
    version: 'changing',
  },
  toRow: (token) => ({
    id: token.id,
    person_id: token.personId,
    name: token.name,
    scope: token.scope,
    prefix: token.prefix,
    hash: token.hash,
    created_at: new Date(token.createdAt),
    expires_on: token.expiresOn,
    revoked_at: token.revokedAt === null ? null : new Date(token.revokedAt),
    version: token.version,
  }),
  fromRow: (row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    scope: row.scope,
    prefix: row.prefix,
    hash: row.hash,
    createdAt: instant(row.created_at),
    expiresOn: row.expires_on,
    revokedAt: row.revoked_at === null ? null : instant(row.revoked_at),
    version: row.version,
  }),
})

/** Writes down on which day a token was used last. */
export async function keepUse(db: Db, tokenId: ApiTokenId, today: PlainDay): Promise<void> {
  await sql`
    insert into ${kept} (${uses.token_id}, ${uses.last_used_on}) values (${tokenId}, ${today})
    on conflict (${uses.token_id}) do update set ${uses.last_used_on} = ${given.last_used_on}
      where ${kept.last_used_on} < ${given.last_used_on}`.execute(db)
}
