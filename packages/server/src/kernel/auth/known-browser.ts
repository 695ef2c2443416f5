import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { cookiePrefix, cookieValues } from './cookies.ts'

/** Whose account it is, and what the browsers that know it are bound to; a reset password changes that. */
export type BrowserOwner = { readonly userId: string; readonly browserKey: string }

/** So many people of one shared computer are remembered by its browser. */
const mostOwners = 8
const year = 365 * 24 * 60 * 60

/** The id of the browser that a request comes from if this person has signed in there before; null otherwise. */
export function knownBrowser(
  cookies: string | undefined,
  owner: BrowserOwner,
  secret: string,
): string | null {
  for (const mark of marksIn(cookies, secret)) {
    const [userId, browserId = '', signature = ''] = mark.split('.')
    if (userId !== owner.userId) continue
    const right = sign({ owner, browserId, secret })
    const given = Buffer.from(signature, 'base64url')
    if (given.length === right.length && timingSafeEqual(given, right)) return browserId
  }
  return null
}

/** The cookie by which a browser is known again after a person has signed in, beside others who did there. */
export function rememberBrowser(
  cookies: string | undefined,
  owner: BrowserOwner,
  { secret, isSecure }: { readonly secret: string; readonly isSecure: boolean },
): string {
  const browserId = knownBrowser(cookies, owner, secret) ?? randomUUID()
  const mark = [owner.userId, browserId, sign({ owner, browserId, secret }).toString('base64url')].join('.')
  const others = marksIn(cookies, secret).filter((one) => !one.startsWith(`${owner.userId}.`))
  const value = [mark, ...others].slice(0, mostOwners).join('~')
  const mayTravel = isSecure ? '; Secure' : ''
  const prefix = isSecure ? '__Secure-' : ''
  return `${prefix}${nameOf(secret)}=${value}; Max-Age=${year}; Path=/api/auth; HttpOnly; SameSite=Lax${mayTravel}`
}

function marksIn(cookies: string | undefined, secret: string): string[] {
  return cookieValues(cookies, nameOf(secret)).flatMap((value) => value.split('~').filter(isMark))
}

function isMark(text: string): boolean {
  return /^[0-9a-f-]{36}\.[0-9a-f-]{36}\.[\w-]{43}$/.test(text)
}

function nameOf(secret: string): string {
  return `${cookiePrefix(secret)}.known`
}

function sign(parts: { owner: BrowserOwner; browserId: string; secret: string }): Buffer {
  const { owner, browserId, secret } = parts
  const text = `known browser ${owner.userId} ${browserId} ${owner.browserKey}`
  return createHmac('sha256', secret).update(text).digest()
}
