import { hashPassword } from 'better-auth/crypto'
import type { QueryExecutorProvider } from 'kysely'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'

/** The shortest password; length is what makes guessing hard. */
export const shortestPassword = 10
/** The longest; hashing an endless one would be an attack. */
export const longestPassword = 128

const provider = 'credential'

/**
 * Creates the account of a person, within the transaction that creates the person. There is no other way to get one.
 *
 * @param userId the id of the person.
 */
export async function createAccount(
  transaction: QueryExecutorProvider,
  account: { userId: string; username: string; password: string },
): Promise<Result<void, Refusal<'USERNAME_TAKEN' | 'PASSWORD_TOO_WEAK'>>> {
  if (!isStrongEnough(account.password)) return refuse({ code: 'PASSWORD_TOO_WEAK' })
  const password = await hashPassword(account.password)
  // Sign-in needs some name and mail address; people's own stay with the person.
  const { rows } = await sql`
    insert into sign_in_user (id, username, name, email)
    values (${account.userId}, ${account.username}, ${account.userId}, ${`${account.userId}@account.invalid`})
    on conflict (username) do nothing returning id`.execute(transaction)
  if (rows.length === 0) return refuse({ code: 'USERNAME_TAKEN' })
  await sql`
    insert into sign_in_credential (id, user_id, account_id, provider_id, password)
    values (${uuid()}, ${account.userId}, ${account.userId}, ${provider}, ${password})`.execute(transaction)
  return ok(undefined)
}

/** Sets a new password, ends every session of the person and forgives earlier wrong guesses. */
export async function resetPassword(
  transaction: QueryExecutorProvider,
  account: { userId: string; password: string },
): Promise<Result<void, Refusal<'PASSWORD_TOO_WEAK'>>> {
  if (!isStrongEnough(account.password)) return refuse({ code: 'PASSWORD_TOO_WEAK' })
  const password = await hashPassword(account.password)
  await sql`
    update sign_in_credential set password = ${password}, updated_at = now()
    where user_id = ${account.userId} and provider_id = ${provider}`.execute(transaction)
  await sql`delete from sign_in_session where user_id = ${account.userId}`.execute(transaction)
  await sql`
    delete from sign_in_throttle
    where username = (select username from sign_in_user where id = ${account.userId})`.execute(transaction)
  return ok(undefined)
}

/** Whether anybody has an account yet; until then the set-up link is open. */
export async function hasAccounts(db: QueryExecutorProvider): Promise<boolean> {
  const { rows } = await sql`select 1 from sign_in_user limit 1`.execute(db)
  return rows.length > 0
}

function isStrongEnough(password: string): boolean {
  return password.length >= shortestPassword && password.length <= longestPassword
}
