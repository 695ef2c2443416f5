import type { QueryExecutorProvider } from 'kysely'
import { z } from 'zod'
import { exactTextUpTo, textUpTo } from '@bihuan/core/kernel/contract.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { addressHeader, type buildAuth } from './library.ts'
import { countTry, forgiveTries } from './throttle.store.ts'

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
  | 'SIGN_IN_LOCKED'
  | 'PASSWORD_WRONG'
  | 'PASSWORD_TOO_WEAK'
  | 'NOT_SIGNED_IN'
  | 'TOO_BUSY'
  | 'INVALID_INPUT'
  | 'NOT_FOUND'
>

/** The open paths; every other one of the library stays shut. */
export type SignIn = { handle(request: SignInRequest): Promise<Result<Response, SignInRefusal>> }

const credentialsSchema = z.object({
  username: textUpTo(200).min(1).toLowerCase(),
  password: exactTextUpTo(1_000).min(1),
  rememberMe: z.boolean().default(true),
})
const passwordChangeSchema = z.object({
  currentPassword: exactTextUpTo(1_000),
  newPassword: exactTextUpTo(1_000),
})

/** Signing in and out and changing one's password. The library is heavy and loads with its first use. */
export function createSignIn(options: {
  kysely: QueryExecutorProvider
  loadLibrary: () => Promise<ReturnType<typeof buildAuth>>
}): SignIn {
  let library: ReturnType<typeof options.loadLibrary> | undefined
  const call: Call = async (request, body) => {
    library ??= options.loadLibrary()
    return callLibrary(await library, request, body)
  }
  return {
    handle: async (request) => {
      if (request.path === '/sign-in/username') return signIn(options.kysely, request, call)
      if (request.path === '/sign-out') return call(request, {})
      if (request.path === '/change-password') return changePassword(request, call)
      return refuse({ code: 'NOT_FOUND' })
    },
  }
}

type Call = (request: SignInRequest, body: object) => Promise<Result<Response, SignInRefusal>>

async function signIn(
  kysely: QueryExecutorProvider,
  request: SignInRequest,
  call: Call,
): Promise<Result<Response, SignInRefusal>> {
  const credentials = credentialsSchema.safeParse(request.body)
  if (!credentials.success) return refuse({ code: 'SIGN_IN_WRONG' })
  const { username } = credentials.data
  const minutes = await countTry(kysely, username)
  if (minutes !== null) return refuse({ code: 'SIGN_IN_LOCKED', params: { minutes } })
  const answer = await call(request, credentials.data)
  if (answer.ok) await forgiveTries(kysely, username)
  return answer
}

async function changePassword(request: SignInRequest, call: Call): Promise<Result<Response, SignInRefusal>> {
  const change = passwordChangeSchema.safeParse(request.body)
  if (!change.success)
    return refuse({ code: 'INVALID_INPUT', params: { detail: '密码', detailEn: 'password' } })
  return call(request, { ...change.data, revokeOtherSessions: true })
}

async function callLibrary(
  library: ReturnType<typeof buildAuth>,
  request: SignInRequest,
  body: object,
): Promise<Result<Response, SignInRefusal>> {
  const headers = new Headers({ 'content-type': 'application/json', [addressHeader]: request.address })
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
  if (status === 429) return 'TOO_BUSY'
  switch (code) {
    case 'INVALID_PASSWORD':
      return 'PASSWORD_WRONG'
    case 'PASSWORD_TOO_SHORT':
    case 'PASSWORD_TOO_LONG':
      return 'PASSWORD_TOO_WEAK'
    case 'UNAUTHORIZED':
      return 'NOT_SIGNED_IN'
    default:
      return status === 401 || status === 422 ? 'SIGN_IN_WRONG' : 'INVALID_INPUT'
  }
}
