import { createHash, randomBytes } from 'node:crypto'
import type { QueryExecutorProvider } from 'kysely'
import { columnsOf, sql } from '../sql.ts'
import { hasAccounts } from './accounts.store.ts'

const setupToken = columnsOf('setup_token')
const excluded = columnsOf('setup_token', 'excluded')

/**
 * Makes the token of the set-up link, or gives null when the system is set up. Each start makes a new one, because
 * only its hash is kept.
 */
export async function issueSetupToken(db: QueryExecutorProvider): Promise<string | null> {
  if (await hasAccounts(db)) return null
  const token = randomBytes(24).toString('base64url')
  await sql`
    insert into ${setupToken} (${setupToken.token_hash}) values (${hash(token)})
    on conflict (${setupToken.is_current}) do update set ${setupToken.token_hash} = ${excluded.token_hash},
      ${setupToken.created_at} = now()`.execute(db)
  return token
}

/** Uses the token up, within the transaction that sets the system up; false when it is wrong or used already. */
export async function consumeSetupToken(transaction: QueryExecutorProvider, token: string): Promise<boolean> {
  const { rows } = await sql`
    delete from ${setupToken}
      where ${setupToken.token_hash} = ${hash(token)} returning ${setupToken.token_hash}`.execute(transaction)
  return rows.length > 0
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
