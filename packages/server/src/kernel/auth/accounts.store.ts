import { type QueryExecutorProvider, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { Db } from '../subject-store.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

/** The shortest password; length is what makes guessing hard. */
export const shortestPassword = 10
/** The longest; hashing an endless one would be an attack. */
export const longestPassword = 128

const provider = 'credential'

/**
 * Creates the account of a person, within the transaction that creates the person. There is no other way to get one.
 *
 * @param userId the id of the person.
 * @param mustChangePassword whether somebody else has seen the password.
 */
export async function createAccount(
  transaction: QueryExecutorProvider,
  account: { userId: string; username: string; password: string; mustChangePassword: boolean },
): Promise<Result<void, Refusal<'USERNAME_TAKEN' | 'PASSWORD_TOO_WEAK'>>> {
  if (!isStrongEnough(account.password)) return refuse({ code: 'PASSWORD_TOO_WEAK' })
  const password = await hashPassword(account.password)
  // Sign-in needs some name and mail address; people's own stay with the person.
  const { rows } = await sql`
    insert into sign_in_user (id, username, name, email, must_change_password)
    values (${account.userId}, ${account.username}, ${account.userId}, ${`${account.userId}@account.invalid`},
      ${account.mustChangePassword})
    on conflict (username) do nothing returning id`.execute(transaction)
  if (rows.length === 0) return refuse({ code: 'USERNAME_TAKEN' })
  await sql`
    insert into sign_in_credential (id, user_id, account_id, provider_id, password)
    values (${uuid()}, ${account.userId}, ${account.userId}, ${provider}, ${password})`.execute(transaction)
  return ok(undefined)
}

/** Sets a password that has to be changed at the next sign-in, ends every session and forgets every known browser. */
export async function resetPassword(
  transaction: QueryExecutorProvider,
  account: { userId: string; password: string },
): Promise<Result<void, Refusal<'PASSWORD_TOO_WEAK'>>> {
  if (!isStrongEnough(account.password)) return refuse({ code: 'PASSWORD_TOO_WEAK' })
  const password = await hashPassword(account.password)
  await setPassword(transaction, { userId: account.userId, password })
  await sql`
    update sign_in_user set must_change_password = true, browser_key = gen_random_uuid(), updated_at = now()
    where id = ${account.userId}`.execute(transaction)
  await endSessions(transaction, account.userId)
  return ok(undefined)
}

/** What sessions and known browsers of an account are bound to; null when nobody has this user name. */
export async function accountNamed(
  db: QueryExecutorProvider,
  username: string,
): Promise<{ readonly userId: string; readonly browserKey: string; readonly hash: string } | null> {
  const { rows } = await sql<{ userId: string; browserKey: string; hash: string }>`
    select sign_in_user.id as "userId", browser_key as "browserKey", password as hash from sign_in_user
    join sign_in_credential on user_id = sign_in_user.id and provider_id = ${provider}
    where username = ${username}`.execute(db)
  return rows[0] ?? null
}

/** Ends every session of a person. */
export async function endSessions(transaction: QueryExecutorProvider, userId: string): Promise<void> {
  await sql`delete from sign_in_session where user_id = ${userId}`.execute(transaction)
}

/** Takes the passwords of these people as their own: the demo prints them, and everybody may go on using them. */
export async function keepPasswords(db: QueryExecutorProvider, usernames: readonly string[]): Promise<void> {
  await sql`
    update sign_in_user set must_change_password = false where username = any(${[...usernames]})`.execute(db)
}

/** The account of a person, as changing its password needs it; null when there is none. */
export async function accountOf(
  db: QueryExecutorProvider,
  userId: string,
): Promise<{ readonly username: string; readonly hash: string } | null> {
  const { rows } = await sql<{ username: string; hash: string }>`
    select username, password as hash from sign_in_user
    join sign_in_credential on user_id = sign_in_user.id and provider_id = ${provider}
    where sign_in_user.id = ${userId}`.execute(db)
  return rows[0] ?? null
}

/**
 * Changes a password as its owner asks, and ends every session of theirs. Checking and hashing take a while, in which a
 * reset or the end of the account may come: where the session of whoever asks has ended by then, nothing is changed.
 */
export async function changeOwnPassword(
  db: Db,
  account: { readonly userId: string; readonly hash: string; readonly session: string },
  passwords: { readonly currentPassword: string; readonly newPassword: string },
): Promise<Result<void, Refusal<'PASSWORD_WRONG' | 'PASSWORD_TOO_WEAK' | 'NOT_SIGNED_IN'>>> {
  const { userId, hash, session } = account
  if (!isStrongEnough(passwords.newPassword)) return refuse({ code: 'PASSWORD_TOO_WEAK' })
  const isRight = await verifyPassword({ hash, password: passwords.currentPassword })
  if (!isRight) return refuse({ code: 'PASSWORD_WRONG' })
  const password = await hashPassword(passwords.newPassword)
  return db.transaction().execute(async (transaction) => {
    // In the order of a reset, so that neither waits for the other for ever.
    await sql`
      select from sign_in_credential where user_id = ${userId} and provider_id = ${provider} for update`.execute(
      transaction,
    )
    const { rows } = await sql<{ token: string }>`
      select token from sign_in_session where user_id = ${userId} for update`.execute(transaction)
    if (!rows.some(({ token }) => token === session)) return refuse({ code: 'NOT_SIGNED_IN' })
    await setPassword(transaction, { userId, password })
    await sql`
      update sign_in_user set must_change_password = false, updated_at = now() where id = ${userId}`.execute(
      transaction,
    )
    await endSessions(transaction, userId)
    return ok(undefined)
  })
}

/**
 * Keeps a session that was just opened, unless the password that opened it has changed meanwhile: what ended all
 * sessions then did not see this one. A change under way is waited for.
 */
export async function keepSession(
  db: QueryExecutorProvider,
  { userId, hash, session }: { readonly userId: string; readonly hash: string; readonly session: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from sign_in_credential
    where user_id = ${userId} and provider_id = ${provider} and password = ${hash} for share`.execute(db)
  if (rows.length > 0) return true
  await sql`delete from sign_in_session where token = ${session}`.execute(db)
  return false
}

async function setPassword(
  transaction: QueryExecutorProvider,
  { userId, password }: { readonly userId: string; readonly password: string },
): Promise<void> {
  await sql`
    update sign_in_credential set password = ${password}, updated_at = now()
    where user_id = ${userId} and provider_id = ${provider}`.execute(transaction)
}

/** Whether anybody has an account yet; until then the set-up link is open. */
export async function hasAccounts(db: QueryExecutorProvider): Promise<boolean> {
  const { rows } = await sql`select 1 from sign_in_user limit 1`.execute(db)
  return rows.length > 0
}

function isStrongEnough(password: string): boolean {
  return password.trim().length >= shortestPassword && password.length <= longestPassword
}
