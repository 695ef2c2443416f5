import type { SignIn, SignInRefusal } from '../auth/sign-in.ts'
import { sendRefusal } from './answer.ts'
import { readBody } from './body.ts'
import type { Exchange, Route } from './exchange.ts'

const prefix = '/api/auth/'
const limit = 1

/** `/api/auth/…`: signing in and out and changing one's password. */
export function signInRoute(signIn: SignIn): Route {
  return async (exchange) => {
    const { request, url } = exchange
    if (request.method !== 'POST' || !url.pathname.startsWith(prefix)) return false
    const body = await readBody(request, { json: limit })
    if (!body.ok) {
      sendRefusal(exchange, body.refusal)
      return true
    }
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

function setWait({ response }: Exchange, { code, params }: SignInRefusal): void {
  if (code === 'TOO_BUSY') response.setHeader('retry-after', '60')
  if (code === 'SIGN_IN_LOCKED') response.setHeader('retry-after', String(Number(params?.['minutes']) * 60))
}

async function sendResponse({ response }: Exchange, answer: Response): Promise<void> {
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  const text = await answer.text()
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(text)
}
