import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../log.ts'
import { sendFailure, sendRefusal } from './answer.ts'
import { ignoreRest } from './body.ts'
import {
  type Exchange,
  isFromUs,
  isReading,
  openExchange,
  type Route,
  type Surroundings,
} from './exchange.ts'

/** A server that is listening, and how to end it. */
export type HttpServer = {
  readonly address: string
  /** Stops accepting, lets running requests finish for a while, ends streams at once. */
  stop(): Promise<void>
}

const graceMilliseconds = 10_000
const minute = 60_000

/** Listens, and gives every request to the first route that takes it. */
export async function listen(options: {
  host: string
  port: number
  surroundings: Surroundings
  routes: readonly Route[]
  log: Log
}): Promise<HttpServer> {
  const active = new Set<Exchange>()
  const server = createServer(
    { requestTimeout: 30 * minute, headersTimeout: minute },
    (request, response) => {
      void answer(request, response)
    },
  )
  // Between two pieces of a request or an answer, not for the whole: a large upload may take its time.
  server.timeout = 2 * minute
  server.keepAliveTimeout = minute

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = openExchange(request, response, options.surroundings)
    active.add(exchange)
    response.once('close', () => active.delete(exchange))
    logWhenDone(exchange, options.log)
    response.on('error', () => {})
    setSecurityHeaders(exchange)
    try {
      await route(exchange, options.routes)
    } catch (error) {
      sendFailure(exchange, error, options.log)
    }
    ignoreRest(request)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return { address: addressOf(server, options.host), stop: () => stop(server, active) }
}

async function route(exchange: Exchange, routes: readonly Route[]): Promise<void> {
  if (!isReading(exchange.request) && !isFromUs(exchange)) {
    sendRefusal(exchange, { code: 'ORIGIN_REFUSED' })
    return
  }
  for (const candidate of routes) if (await candidate(exchange)) return
  sendRefusal(exchange, { code: 'NOT_FOUND' })
}

function setSecurityHeaders({ response, url, id, origin }: Exchange): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  if (origin.startsWith('https:')) response.setHeader('strict-transport-security', 'max-age=31536000')
  if (url.pathname.startsWith('/api/')) response.setHeader('cache-control', 'no-store')
  response.setHeader('x-request-id', id)
}

// Styles in line are how the component library sets its theme; scripts only ever come from our own files.
const securityHeaders = {
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // The set-up link carries its token in the address.
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

function logWhenDone({ id, request, response, url }: Exchange, log: Log): void {
  const began = performance.now()
  const isApi = url.pathname.startsWith('/api/')
  // Ids are replaced, so that the log says which operation was used and not on what.
  const path = isApi ? url.pathname.slice(0, 200).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id') : '/'
  response.once('close', () => {
    const ms = Math.round(performance.now() - began)
    const status = response.writableFinished ? response.statusCode : 499
    const line = { id, route: `${request.method ?? ''} ${path}`, status, ms }
    if (isApi) log.info(line, 'request')
    else log.debug(line, 'request')
  })
}

function addressOf(server: Server, host: string): string {
  const bound: AddressInfo | string | null = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

async function stop(server: Server, active: ReadonlySet<Exchange>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  for (const { response } of active) {
    const isStream = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
    if (isStream) response.destroy()
    else if (!response.headersSent) response.setHeader('connection', 'close')
  }
  const impatience = setTimeout(() => server.closeAllConnections(), graceMilliseconds)
  // A connection whose answer is just finished turns idle only afterwards.
  const sweep = setInterval(() => server.closeIdleConnections(), 100)
  await closed
  clearTimeout(impatience)
  clearInterval(sweep)
}
