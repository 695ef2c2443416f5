import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { networkOf } from '../auth/network.ts'
import type { Log } from '../log.ts'
import { addressesOf } from '../own-addresses.ts'
import { sendFailure, sendRefusal } from './answer.ts'
import { boundConnections } from './connections.ts'
import {
  type Exchange,
  isFromOtherAddress,
  isFromUs,
  isReading,
  openExchange,
  type Route,
  type Surroundings,
} from './exchange.ts'
import { type ClientOf, openGate } from './gate.ts'
import { limitsOf, type ServerLimits } from './limits.ts'
import { openIgnoreRest } from './rest.ts'
import { answerUnreadable } from './unreadable.ts'

/** A server that is listening, and how to end it. */
export type HttpServer = {
  readonly address: string
  /** All addresses under which others reach it, that one first. */
  readonly addresses: readonly string[]
  /** Stops accepting, lets running requests finish for a while, ends streams at once. */
  stop(): Promise<void>
}

const graceMilliseconds = 10_000
const minute = 60_000
/** Between two pieces of a request or an answer, not for the whole: a large upload may take its time. */
const usualIdleTimeout = 2 * minute
const sweepMilliseconds = 1_000

/** Listens, and gives every request to the first route that takes it. */
export async function listen(options: {
  host: string
  port: number
  surroundings: Surroundings
  routes: readonly Route[]
  log: Log
  /** Who a request counts for; without it, the address that it came from. */
  clientOf?: ClientOf
  limits?: Pick<ServerLimits, 'gate' | 'connections'>
  /** Milliseconds of the other side's silence after which a connection ends. */
  idleTimeout?: number
}): Promise<HttpServer> {
  const active = new Set<Exchange>()
  let isStopping = false
  const ignoreRest = openIgnoreRest()
  const { limits = limitsOf(1), idleTimeout = usualIdleTimeout } = options
  const gate = openGate({
    clientOf: options.clientOf ?? (({ address }) => ({ kind: 'address', name: networkOf(address) })),
    limits: limits.gate,
    ignoreRest,
    idleTimeout,
  })
  const server = createServer(
    { requestTimeout: 120 * minute, headersTimeout: minute / 2, connectionsCheckingInterval: 5_000 },
    (request, response) => {
      const exchange = openExchange(request, response, options.surroundings)
      response.on('error', () => {})
      setSecurityHeaders(exchange)
      gate.admit(exchange, () => answer(exchange))
    },
  )
  server.timeout = idleTimeout
  // Where all has come and nothing that we sent is unread, the silence is ours: a long file is being made, or waits for its turn.
  server.on('timeout', (socket) => {
    if (isWorkingFor(active, socket)) socket.setTimeout(idleTimeout)
    else socket.destroy()
  })
  server.keepAliveTimeout = minute
  boundConnections(server, { most: limits.connections, isIdle: (socket) => gate.isIdle(socket) })
  const sweep = setInterval(() => gate.sweep(), sweepMilliseconds).unref()
  server.once('close', () => clearInterval(sweep))
  answerUnreadable(server)

  async function answer(exchange: Exchange): Promise<void> {
    const { request, response } = exchange
    active.add(exchange)
    if (isStopping) response.setHeader('connection', 'close')
    const logDone = logging(exchange, options.log)
    response.once('close', () => {
      active.delete(exchange)
      logDone()
    })
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
  const stopAll = (): Promise<void> => {
    isStopping = true
    return stop(server, active)
  }
  const addresses = addressesOf({ host: options.host, port: portOf(server) })
  return { address: addresses[0], addresses, stop: stopAll }
}

/** Whether the next word on a connection is ours. */
function isWorkingFor(active: ReadonlySet<Exchange>, socket: Socket): boolean {
  return (
    socket.writableLength === 0 &&
    [...active].some(({ request }) => request.socket === socket && request.complete)
  )
}

async function route(exchange: Exchange, routes: readonly Route[]): Promise<void> {
  if (!isReading(exchange.request) && !isFromUs(exchange)) {
    sendRefusal(exchange, originRefusal(exchange))
    return
  }
  for (const candidate of routes) if (await candidate(exchange)) return
  sendRefusal(exchange, { code: 'NOT_FOUND' })
}

function originRefusal(exchange: Exchange): Refusal {
  if (!isFromOtherAddress(exchange)) return { code: 'ORIGIN_REFUSED' }
  return { code: 'OTHER_ADDRESS', params: { address: exchange.publicOrigin ?? '' } }
}

function setSecurityHeaders({ response, url, id, origin }: Exchange): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  if (origin.startsWith('https:')) {
    response.setHeader('strict-transport-security', 'max-age=31536000')
    // Over plain HTTP browsers ignore it and say so as an error on every page.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
  }
  if (url.pathname.startsWith('/api/')) response.setHeader('cache-control', 'no-store')
  response.setHeader('x-request-id', id)
}

// Styles in line are how the component library sets its theme; scripts only ever come from our own files
// (`web.ts` adds the hash of the one in the first page).
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
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** Writes the line of a request into the log, once it is called at the end. */
function logging({ id, request, response, url }: Exchange, log: Log): () => void {
  const began = performance.now()
  const isApi = url.pathname.startsWith('/api/')
  // Ids are replaced, so that the log says which operation was used and not on what.
  const path = isApi ? url.pathname.slice(0, 200).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id') : '/'
  return () => {
    const ms = Math.round(performance.now() - began)
    const status = response.writableFinished ? response.statusCode : 499
    const line = { id, route: `${request.method ?? ''} ${path}`, status, ms }
    if (isApi) log.info(line, 'request')
    else log.debug(line, 'request')
  }
}

function portOf(server: Server): number {
  const bound: AddressInfo | string | null = server.address()
  return typeof bound === 'object' && bound !== null ? bound.port : 0
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
