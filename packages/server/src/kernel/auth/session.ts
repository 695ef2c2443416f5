import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Database } from '../db.ts'
import { columnsOf, sql } from '../sql.ts'
import { cookiePrefix, cookieValues } from './cookies.ts'

const session = columnsOf('sign_in_session')

/** The name of the cookie that holds a session. */
export function sessionCookie(secret: string): string {
  return `${cookiePrefix(secret)}.session_token`
}

/**
 * Who sent a request, or null. It reads the cookie that sign-in sets by itself, because this happens on every
 * request and one statement is much cheaper than the library's way.
 */
export async function sessionOf(
  headers: { readonly cookie?: string | undefined },
  {
    database,
    secret,
    owners,
  }: {
    database: Pick<Database, 'kysely'>
    secret: string
    /** Told what is found. */
    owners?: { note(token: string, userId: string | null): void }
  },
): Promise<{ readonly userId: string } | null> {
  const token = signedToken(headers.cookie, secret)
  if (token === null) return null
  const { rows } = await sql<{ userId: string }>`
    select ${session.user_id} as "userId" from ${session}
    where ${session.token} = ${token} and ${session.expires_at} > now()`.execute(database.kysely)
  const [row] = rows
  owners?.note(token, row?.userId ?? null)
  return row ?? null
}

/** The session that a request names, when the name is signed by us; it may have ended since. */
export function signedToken(cookies: string | undefined, secret: string): string | null {
  for (const value of cookieValues(cookies, sessionCookie(secret))) {
    const [token = '', signature = ''] = value.split('.', 2)
    const right = createHmac('sha256', secret).update(token).digest()
    const given = Buffer.from(signature, 'base64')
    if (given.length === right.length && timingSafeEqual(given, right)) return token
  }
  return null
}
