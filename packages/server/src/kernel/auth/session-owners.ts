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
}

/** Remembers nobody yet. */
export function openSessionOwners(secret: string): SessionOwners {
  const owners = new Map<string, string>()
  return {
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
      if (cookie === undefined) return null
      const token = signedToken(cookie, secret)
      return token === null ? null : (owners.get(token) ?? null)
    },
  }
}
