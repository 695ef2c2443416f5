import { z } from 'zod'
import { exactTextUpTo, textUpTo } from '@bihuan/core/kernel/contract.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { Database } from '../db.ts'
import { accountNamed, accountOf, changeOwnPassword, keepSession } from './accounts.store.ts'
import { knownBrowser, rememberBrowser } from './known-browser.ts'
import type { buildAuth } from './library.ts'
import { networkOf } from './network.ts'
import { sessionOf, signedToken } from './session.ts'
import {
  countedWithin,
  countWithin,
  forgiveTries,
  shortPatience,
  takeTry,
  throttleKey,
  uncountWithin,
  usualPatience,
} from './throttle.store.ts'

/** A request to `/api/auth/…` whose body has been read. */
export type SignInRequest = {
  readonly path: string
  readonly origin: string
  readonly cookie: string | undefined
  readonly userAgent: string | undefined
  readonly address: string
  readonly body: unknown
}

/** What can go wrong in signing in, out, or changing the password. */
export type SignInRefusal = Refusal<
  | 'SIGN_IN_WRONG'
  | 'SIGN_IN_WAIT'
  | 'ACCOUNT_ENDED'
  | 'PASSWORD_SAME'
  | 'PASSWORD_WRONG'
  | 'PASSWORD_TOO_WEAK'
  | 'NOT_SIGNED_IN'
  | 'TOO_BUSY'
  | 'INVALID_INPUT'
  | 'NOT_FOUND'
>

/** The open paths; every other one of the library stays shut. */
export type SignIn = { handle(request: SignInRequest): Promise<Answer> }

const credentialsSchema = z.object({
  username: textUpTo(200).min(1).toLowerCase(),
  password: exactTextUpTo(1_000).min(1),
  rememberMe: z.boolean().default(true),
})
const passwordChangeSchema = z.object({
  currentPassword: exactTextUpTo(1_000),
  newPassword: exactTextUpTo(1_000),
})

/** What signing in works with. */
export type SignInParts = {
  readonly database: Pick<Database, 'kysely'>
  readonly secret: string
  /** Whether cookies are only to travel encrypted. */
  readonly isSecure: boolean
  readonly loadLibrary: () => Promise<ReturnType<typeof buildAuth>>
}

/** Signing in and out and changing one's password. The library is heavy and loads with its first use. */
export function createSignIn(parts: SignInParts): SignIn {
  let library: ReturnType<SignInParts['loadLibrary']> | undefined
  const call: Call = async (request, body) => {
    library ??= parts.loadLibrary()
    return callLibrary(await library, request, body)
  }
  return {
    handle: async (request) => {
      if (request.path === '/sign-in/username') return signIn(parts, request, call)
      if (request.path === '/sign-out') return call(request, {})
      if (request.path === '/change-password') return changePassword(parts, request, call)
      return refuse({ code: 'NOT_FOUND' })
    },
  }
}

type Answer = Result<Response, SignInRefusal>
type Call = (request: SignInRequest, body: object) => Promise<Answer>

/** So many tries a minute that fail an address has, for all names together: a whole office may share one. */
const mostPerMinute = 60
/** With more tries than this in ten minutes, from wherever, a name is being guessed at. */
const mostPerName = 20

async function signIn(parts: SignInParts, request: SignInRequest, call: Call): Promise<Answer> {
  const credentials = credentialsSchema.safeParse(request.body)
  if (!credentials.success) return refuse({ code: 'SIGN_IN_WRONG' })
  const { kysely } = parts.database
  const { username } = credentials.data
  const owner = await accountNamed(kysely, username)
  const browserId = owner && knownBrowser(request.cookie, owner, parts.secret)
  const key =
    browserId === null
      ? throttleKey(parts.secret, 'address', networkOf(request.address), username)
      : throttleKey(parts.secret, 'browser', browserId, username)
  const refusal =
    browserId === null
      ? await strangersTry(parts, { request, username, key })
      : waiting(await takeTry(kysely, key, usualPatience))
  if (refusal !== null) return refuse(refusal)
  const answer = await call(request, credentials.data)
  if (!answer.ok || owner === null) return answer
  if (!(await isKept(parts, owner, answer.value))) return refuse({ code: 'SIGN_IN_WRONG' })
  await forgiveTries(kysely, key)
  if (browserId === null)
    for (const counted of countedTogether(parts, request, username)) await uncountWithin(kysely, counted)
  answer.value.headers.append('set-cookie', rememberBrowser(request.cookie, owner, parts))
  return answer
}

/** What strangers' tries are counted by together: their address, and the name. Right ones do not count. */
function countedTogether({ secret }: SignInParts, { address }: SignInRequest, username: string) {
  return [throttleKey(secret, 'network', networkOf(address)), throttleKey(secret, 'name', username)] as const
}

async function isKept(
  { database, secret }: SignInParts,
  { userId, hash }: { readonly userId: string; readonly hash: string },
  opened: Response,
): Promise<boolean> {
  const session = signedToken(opened.headers.getSetCookie().join('; '), secret)
  return session !== null && keepSession(database.kysely, { userId, hash, session })
}

/**
 * A try from a browser that the person has not signed in with. It is counted by address and name together, so that
 * nobody elsewhere can make it wait. Guesses from many addresses shorten the patience with each of them; the first try
 * from an address always goes ahead.
 */
async function strangersTry(
  parts: SignInParts,
  { request, username, key }: { request: SignInRequest; username: string; key: string },
): Promise<SignInRefusal | null> {
  const { kysely } = parts.database
  const [addressKey, nameKey] = countedTogether(parts, request, username)
  const isGuessedAt = (await countedWithin(kysely, nameKey)) > mostPerName
  const wait = await takeTry(kysely, key, isGuessedAt ? shortPatience : usualPatience)
  if (wait !== null) return waiting(wait)
  if ((await countWithin(kysely, addressKey, 60)) > mostPerMinute) return { code: 'TOO_BUSY' }
  await countWithin(kysely, nameKey, 600)
  return null
}

function waiting(seconds: number | null): SignInRefusal | null {
  if (seconds === null) return null
  const minutes = Math.ceil(seconds / 60)
  const [wait, waitEn] =
    seconds < 60
      ? [`${seconds} 秒`, seconds === 1 ? '1 second' : `${seconds} seconds`]
      : [`${minutes} 分钟`, minutes === 1 ? '1 minute' : `${minutes} minutes`]
  return { code: 'SIGN_IN_WAIT', params: { wait, waitEn, seconds } }
}

async function changePassword(parts: SignInParts, request: SignInRequest, call: Call): Promise<Answer> {
  const session = signedToken(request.cookie, parts.secret)
  const userId = (await sessionOf(request, parts))?.userId
  const account = userId === undefined ? null : await accountOf(parts.database.kysely, userId)
  if (session === null || userId === undefined || account === null) return refuse({ code: 'NOT_SIGNED_IN' })
  const change = passwordChangeSchema.safeParse(request.body)
  if (!change.success)
    return refuse({ code: 'INVALID_INPUT', params: { detail: '密码', detailEn: 'password' } })
  if (change.data.newPassword === change.data.currentPassword) return refuse({ code: 'PASSWORD_SAME' })
  const { kysely } = parts.database
  const key = throttleKey(parts.secret, 'change', userId)
  const refusal = waiting(await takeTry(kysely, key, usualPatience))
  if (refusal !== null) return refuse(refusal)
  const changed = await changeOwnPassword(kysely, { userId, hash: account.hash, session }, change.data)
  if (!changed.ok) return changed
  await forgiveTries(kysely, key)
  return signInAnew(parts, request, { username: account.username, password: change.data.newPassword, call })
}

/** Opens the one session that is left after a change; what else has come meanwhile is seen at the next sign-in. */
async function signInAnew(
  parts: SignInParts,
  request: SignInRequest,
  { call, ...credentials }: { readonly username: string; readonly password: string; readonly call: Call },
): Promise<Answer> {
  const owner = await accountNamed(parts.database.kysely, credentials.username)
  const answer = await call({ ...request, path: '/sign-in/username' }, { ...credentials, rememberMe: true })
  const isOpen = owner !== null && answer.ok && (await isKept(parts, owner, answer.value))
  return isOpen ? answer : refuse({ code: 'NOT_SIGNED_IN' })
}

async function callLibrary(
  library: ReturnType<typeof buildAuth>,
  request: SignInRequest,
  body: object,
): Promise<Answer> {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (request.cookie !== undefined) headers.set('cookie', request.cookie)
  if (request.userAgent !== undefined) headers.set('user-agent', request.userAgent)
  const url = new URL(`/api/auth${request.path}`, request.origin)
  const answer = await library
    .handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
    .catch(toAnswer)
  if (answer instanceof Response && answer.ok) return ok(answer)
  const code = answer instanceof Response ? refusalFor(answer.status, await codeIn(answer)) : answer.code
  if (code === null) throw new Error('the sign-in library failed')
  return refuse({ code })
}

const thrownSchema = z.object({
  statusCode: z.number().lt(500),
  body: z.object({ code: z.string() }).optional(),
})

function toAnswer(error: unknown): { code: SignInRefusal['code'] } {
  const known = thrownSchema.safeParse(error).data
  if (!known) throw error
  return { code: refusalFor(known.statusCode, known.body?.code ?? '') ?? 'INVALID_INPUT' }
}

async function codeIn(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => null)
  return z.object({ code: z.string() }).safeParse(body).data?.code ?? ''
}

function refusalFor(status: number, code: string): SignInRefusal['code'] | null {
  if (status >= 500) return null
  switch (code) {
    case 'ACCOUNT_ENDED':
      return code
    case 'UNAUTHORIZED':
      return 'NOT_SIGNED_IN'
    default:
      return status === 401 || status === 422 ? 'SIGN_IN_WRONG' : 'INVALID_INPUT'
  }
}
