import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Database } from '../db.ts'

/** What begins the name of every cookie of ours. */
export const cookiePrefix = 'bihuan'

const cookieName = /^(__Secure-)?bihuan\.session_token$/
const statement = {
  name: 'session',
  text: 'select user_id from sign_in_session where token = $1 and expires_at > now()',
}

/**
 * Who sent a request, or null. It reads the cookie that sign-in sets by itself, because this happens on every
 * request and one prepared statement is much cheaper than the library's way.
 */
export async function sessionOf(
  headers: IncomingHttpHeaders,
  {
    database,
    secret,
    owners,
  }: {
    database: Pick<Database<unknown>, 'named'>
    secret: string
    /** Told what is found. */
    owners?: { note(token: string, userId: string | null): void }
  },
): Promise<{ readonly userId: string } | null> {
  const token = signedToken(headers.cookie ?? '', secret)
  if (token === null) return null
  const [row] = await database.named<{ user_id: string }>({ ...statement, values: [token] })
  owners?.note(token, row?.user_id ?? null)
  return row ? { userId: row.user_id } : null
}

/** The session that a request names, when the name is signed by us; it may have ended since. */
export function signedToken(cookies: string, secret: string): string | null {
  for (const cookie of cookies.split(/; */)) {
    const [name = '', value = ''] = cookie.split('=', 2)
    if (!cookieName.test(name)) continue
    const [token = '', signature = ''] = decode(value).split('.', 2)
    const right = createHmac('sha256', secret).update(token).digest()
    const given = Buffer.from(signature, 'base64')
    if (given.length === right.length && timingSafeEqual(given, right)) return token
  }
  return null
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
