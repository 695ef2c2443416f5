import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import type { Database } from '../db.ts'
import { columnsOf, sql } from '../sql.ts'
import { cookiePrefix, cookieValues } from './cookies.ts'

const session = columnsOf('sign_in_session')

/** The name of the cookie that holds a session. */
export function sessionCookie(secret: string): string {
  return `${cookiePrefix(secret)}.session_token`
}

type SessionHeaders = { readonly cookie?: string | undefined }
type SessionParts = {
  readonly secret: string
  /** Told what is found. */
  readonly owners?: { note(token: string, userId: string | null): void }
}

/** Whose account a session is, while it lasts, as part of a statement. */
export function userOfSession(token: string): RawBuilder<string> {
  return sql`(select ${session.user_id} from ${session}
    where ${session.token} = ${token} and ${session.expires_at} > now())`
}

/**
 * Who sent a request, or null. It reads the cookie that sign-in sets by itself, because this happens on every
 * request and one statement is much cheaper than the library's way.
 */
export function sessionOf(
  headers: SessionHeaders,
  parts: SessionParts & { readonly database: Pick<Database, 'kysely'> },
): Promise<{ readonly userId: string } | null> {
  return foundInSession(headers, parts, async (token) => {
    const { rows } = await sql<{ userId: string | null }>`
      select ${userOfSession(token)} as "userId"`.execute(parts.database.kysely)
    const userId = rows[0]?.userId ?? null
    return userId === null ? null : { userId }
  })
}

/** What a question to the database finds behind the session of a request; null without a session. */
export async function foundInSession<Found extends { readonly userId: string }>(
  headers: SessionHeaders,
  { secret, owners }: SessionParts,
  find: (token: string) => Promise<Found | null>,
): Promise<Found | null> {
  const token = signedToken(headers.cookie, secret)
  if (token === null) return null
  const found = await find(token)
  owners?.note(token, found?.userId ?? null)
  return found
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
