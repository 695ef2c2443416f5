import type { QueryExecutorProvider } from 'kysely'
import { columnsOf, sql } from '../sql.ts'
import { v7 as uuid } from 'uuid'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { Db } from '../subject-store.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

const ofSignInUser = columnsOf('sign_in_user')
const signInCredential = columnsOf('sign_in_credential')
const signInUser = columnsOf('sign_in_user', 'sign_in_user')
const signInSession = columnsOf('sign_in_session')

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
  const hash = await hashPassword(account.password)
  const taken = await keepAccounts(transaction, [{ ...account, hash }], account.mustChangePassword)
  return taken.length > 0 ? refuse({ code: 'USERNAME_TAKEN' }) : ok(undefined)
}

/** An account whose password was hashed before the transaction that makes it. */
export type HashedAccount = { readonly userId: string; readonly username: string; readonly hash: string }

/**
 * Creates accounts, however many, in two statements. It gives the user names that are taken, also by one before; where there
 * are any, the transaction is to be taken back.
 */
export async function keepAccounts(
  transaction: QueryExecutorProvider,
  accounts: readonly HashedAccount[],
  mustChangePassword: boolean,
): Promise<readonly string[]> {
  const ids = accounts.map(({ userId }) => userId)
  const usernames = accounts.map(({ username }) => username)
  // Sign-in needs some name and mail address; people's own stay with the person.
  const { rows } = await sql<{ id: string }>`
    insert into ${signInUser} (${ofSignInUser.id}, ${ofSignInUser.username}, ${ofSignInUser.name},
      ${ofSignInUser.email}, ${ofSignInUser.must_change_password})
    select wanted.id, wanted.username, wanted.id, wanted.id || '@account.invalid', ${mustChangePassword}
    from unnest(${ids}::uuid[], ${usernames}::text[]) as wanted (id, username)
    on conflict (${ofSignInUser.username}) do nothing returning ${ofSignInUser.id}`.execute(transaction)
  const made = new Set(rows.map(({ id }) => id))
  const taken = accounts.flatMap(({ userId, username }) => (made.has(userId) ? [] : [username]))
  if (taken.length > 0) return taken
  await sql`
    insert into ${signInCredential} (${signInCredential.id}, ${signInCredential.user_id},
      ${signInCredential.account_id}, ${signInCredential.provider_id}, ${signInCredential.password})
    select wanted.id, wanted.owner, wanted.owner, ${provider}, wanted.hash
    from unnest(${accounts.map(() => uuid())}::uuid[], ${ids}::uuid[], ${accounts.map(({ hash }) => hash)}::text[])
      as wanted (id, owner, hash)`.execute(transaction)
  return []
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
    update ${signInUser} set ${ofSignInUser.must_change_password} = true,
      ${ofSignInUser.browser_key} = gen_random_uuid(), ${ofSignInUser.updated_at} = now()
    where ${ofSignInUser.id} = ${account.userId}`.execute(transaction)
  await endSessions(transaction, account.userId)
  return ok(undefined)
}

/** What sessions and known browsers of an account are bound to; null when nobody has this user name. */
export async function accountNamed(
  db: QueryExecutorProvider,
  username: string,
): Promise<{ readonly userId: string; readonly browserKey: string; readonly hash: string } | null> {
  const { rows } = await sql<{ userId: string; browserKey: string; hash: string }>`
    select ${signInUser.id} as "userId", ${ofSignInUser.browser_key} as "browserKey",
      ${signInCredential.password} as hash from ${signInUser}
    join ${signInCredential} on ${signInCredential.user_id} = ${signInUser.id}
      and ${signInCredential.provider_id} = ${provider}
    where ${ofSignInUser.username} = ${username}`.execute(db)
  return rows[0] ?? null
}

/** Ends every session of a person. */
export async function endSessions(transaction: QueryExecutorProvider, userId: string): Promise<void> {
  await sql`delete from ${signInSession} where ${signInSession.user_id} = ${userId}`.execute(transaction)
}

/** Takes the passwords of these people as their own: the demo prints them, and everybody may go on using them. */
export async function keepPasswords(db: QueryExecutorProvider, usernames: readonly string[]): Promise<void> {
  await sql`
    update ${signInUser} set ${ofSignInUser.must_change_password} = false
      where ${ofSignInUser.username} = any(${[...usernames]})`.execute(db)
}

/** The account of a person, as changing its password needs it; null when there is none. */
export async function accountOf(
  db: QueryExecutorProvider,
  userId: string,
): Promise<{ readonly username: string; readonly hash: string } | null> {
  const { rows } = await sql<{ username: string; hash: string }>`
    select ${ofSignInUser.username}, ${signInCredential.password} as hash from ${signInUser}
    join ${signInCredential} on ${signInCredential.user_id} = ${signInUser.id}
      and ${signInCredential.provider_id} = ${provider}
    where ${signInUser.id} = ${userId}`.execute(db)
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
      select from ${signInCredential} where ${signInCredential.user_id} = ${userId}
        and ${signInCredential.provider_id} = ${provider} for update`.execute(transaction)
    const { rows } = await sql<{ token: string }>`
      select ${signInSession.token} from ${signInSession}
        where ${signInSession.user_id} = ${userId} for update`.execute(transaction)
    if (!rows.some(({ token }) => token === session)) return refuse({ code: 'NOT_SIGNED_IN' })
    await setPassword(transaction, { userId, password })
    await sql`
      update ${signInUser} set ${ofSignInUser.must_change_password} = false, ${ofSignInUser.updated_at} = now()
        where ${ofSignInUser.id} = ${userId}`.execute(transaction)
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
    select from ${signInCredential}
    where ${signInCredential.user_id} = ${userId} and ${signInCredential.provider_id} = ${provider}
      and ${signInCredential.password} = ${hash} for share`.execute(db)
  if (rows.length > 0) return true
  await sql`delete from ${signInSession} where ${signInSession.token} = ${session}`.execute(db)
  return false
}

async function setPassword(
  transaction: QueryExecutorProvider,
  { userId, password }: { readonly userId: string; readonly password: string },
): Promise<void> {
  await sql`
    update ${signInCredential} set ${signInCredential.password} = ${password}, ${signInCredential.updated_at} = now()
    where ${signInCredential.user_id} = ${userId} and ${signInCredential.provider_id} = ${provider}`.execute(
    transaction,
  )
}

/** Whether anybody has an account yet; until then the set-up link is open. */
export async function hasAccounts(db: QueryExecutorProvider): Promise<boolean> {
  const { rows } = await sql`select 1 from ${signInUser} limit 1`.execute(db)
  return rows.length > 0
}

function isStrongEnough(password: string): boolean {
  return password.trim().length >= shortestPassword && password.length <= longestPassword
}
