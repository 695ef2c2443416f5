import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { bearerOf } from '../auth/bearer.ts'
import { networkOf } from '../auth/network.ts'
import type { SignIn, SignInRefusal } from '../auth/sign-in.ts'
import { sendRefusal } from './answer.ts'
import { readBody } from './body.ts'
import type { BodyMemory } from './body-memory.ts'
import type { Exchange, Route } from './exchange.ts'

const prefix = '/api/auth/'
/** Two passwords of the longest kind fit, and a stranger can send no more. */
const limit = 8 * 1024

/** `/api/auth/…`: signing in and out and changing one's password. */
export function signInRoute(options: {
  signIn: SignIn
  memory: BodyMemory
  isSignedIn: (exchange: Exchange) => Promise<boolean>
}): Route {
  const { signIn, memory } = options
  return async (exchange) => {
    const { request, url } = exchange
    if (request.method !== 'POST' || !url.pathname.startsWith(prefix)) return false
    const refusal = await rightsRefusal(exchange, options)
    if (refusal !== null) {
      sendRefusal(exchange, refusal)
      return true
    }
    const body = await readBody(request, { owner: networkOf(exchange.address), json: limit }, memory)
    if (!body.ok) {
      sendRefusal(exchange, body.refusal)
      return true
    }
    // So small a body need not count for longer than it takes to arrive.
    await body.value.dispose()
    const answer = await signIn.handle({
      path: url.pathname.slice(prefix.length - 1),
      origin: exchange.origin,
      cookie: request.headers.cookie,
      userAgent: request.headers['user-agent'],
      address: exchange.address,
      body: body.value.value,
    })
    if (answer.ok) await sendResponse(exchange, answer.value)
    else {
      setWait(exchange, answer.refusal)
      sendRefusal(exchange, answer.refusal)
    }
    return true
  }
}

/** Nobody but who is signed in has a password to change, and so a body to send. */
async function rightsRefusal(
  exchange: Exchange,
  { isSignedIn }: { isSignedIn: (exchange: Exchange) => Promise<boolean> },
): Promise<Refusal | null> {
  // Nobody signs in, out or changes a password for somebody else.
  if (bearerOf(exchange.request.headers) !== null) return { code: 'PERSON_NEEDED' }
  const path = exchange.url.pathname.slice(prefix.length)
  if (path === 'sign-in/username' || path === 'sign-out') return null
  if (path !== 'change-password') return { code: 'NOT_FOUND' }
  return (await isSignedIn(exchange)) ? null : { code: 'NOT_SIGNED_IN' }
}

function setWait({ response }: Exchange, { code, params }: SignInRefusal): void {
  if (code === 'TOO_BUSY') response.setHeader('retry-after', '60')
  if (code === 'SIGN_IN_WAIT') response.setHeader('retry-after', String(params?.['seconds']))
}

async function sendResponse({ response }: Exchange, answer: Response): Promise<void> {
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  const text = await answer.text()
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(text)
}
