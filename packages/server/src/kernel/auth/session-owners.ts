import type { IncomingHttpHeaders } from 'node:http'
import { bearerOf, hashOfToken } from './bearer.ts'
import { signedToken } from './session.ts'

/** So many sessions are remembered; of an older one the next request finds the owner again. */
const mostRemembered = 20_000

/**
 * Whose session a request carries, as it was last found in the database: enough to know whom a request counts for
 * before anything is asked, and never what somebody may do.
 */
export type SessionOwners = {
  /** Keeps what the database said of a session, or of an interface token by its hash; null forgets it. */
  note(token: string, userId: string | null): void
  ownerOf(headers: IncomingHttpHeaders): string | null
  /** The session that a request names and that is signed by us, looked through once for all that it is asked for. */
  tokenOf(cookies: string | undefined): string | null
}

/** So many lines of cookies are known by sight. */
const mostKnown = 2_000

/** Remembers nobody yet. */
export function openSessionOwners(secret: string): SessionOwners {
  const owners = new Map<string, string>()
  const tokens = new Map<string, string>()
  const tokenOf: SessionOwners['tokenOf'] = (cookies) => {
    const known = cookies === undefined ? undefined : tokens.get(cookies)
    if (cookies === undefined || known !== undefined) return known ?? null
    const token = signedToken(cookies, secret)
    if (token === null) return null
    if (tokens.size >= mostKnown) tokens.clear()
    tokens.set(cookies, token)
    return token
  }
  return {
    tokenOf,
    note: (token, userId) => {
      owners.delete(token)
      if (userId === null) return
      owners.set(token, userId)
      for (const oldest of owners.keys()) {
        if (owners.size <= mostRemembered) break
        owners.delete(oldest)
      }
    },
    ownerOf: ({ cookie, authorization }) => {
      const shown = bearerOf({ authorization })
      if (shown !== null) return owners.get(hashOfToken(shown)) ?? null
      const token = tokenOf(cookie)
      return token === null ? null : (owners.get(token) ?? null)
    },
  }
}
