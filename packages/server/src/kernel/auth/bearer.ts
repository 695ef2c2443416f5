import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { sha256 } from '../sha256.ts'

const beginning = 'bh_'
/** So much of a token is told, for people to recognize it by. */
const shown = beginning.length + 6

/** A token that nobody had before, with what is kept of it. */
export function newToken(): { readonly token: string; readonly prefix: string; readonly hash: string } {
  const token = `${beginning}${randomBytes(32).toString('base64url')}`
  return { token, prefix: token.slice(0, shown), hash: hashOfToken(token) }
}

/** What is kept of a token, and what one that is shown is compared by. As long and as random as it is, it needs no slow hash. */
export function hashOfToken(token: string): string {
  return sha256(token)
}

/** The token that a request shows, whatever it is worth; null where it shows none. Then no cookie counts. */
export function bearerOf({ authorization }: Pick<IncomingHttpHeaders, 'authorization'>): string | null {
  const [, token = null] = /^bearer +(\S*) *$/i.exec(authorization ?? '') ?? []
  return token
}
