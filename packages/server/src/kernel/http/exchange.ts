import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** One request with its answer, and what is known of both. */
export type Exchange = {
  /** Named in the log, in the answer and to whoever saw an unexpected error. */
  readonly id: string
  readonly request: IncomingMessage & { body?: unknown }
  readonly response: ServerResponse
  readonly url: URL
  /** The origin that the browser sees. */
  readonly origin: string
  /** The one origin that may ask for changes; null where it is whatever the request names as its host. */
  readonly publicOrigin: string | null
  /** Where the request came from; for throttling, never for the log. */
  readonly address: string
}

/** Answers an exchange, or gives false when it is not for this route. */
export type Route = (exchange: Exchange) => Promise<boolean>

/** What this server knows of its surroundings: the one address under which people open it, where that is set. */
export type Surroundings = { readonly publicOrigin: string | null; readonly isBehindProxy: boolean }

/** Starts the record of one request. */
export function openExchange(
  request: IncomingMessage,
  response: ServerResponse,
  { publicOrigin, isBehindProxy }: Surroundings,
): Exchange {
  const host = hostOf(request)
  const origin = publicOrigin ?? `http://${host}`
  // Only the last hop was written by our own proxy; the client could have claimed the others.
  const forwarded = isBehindProxy
    ? request.headers['x-forwarded-for']?.toString().split(',').at(-1)?.trim()
    : undefined
  return {
    id: randomUUID(),
    request,
    response,
    url: new URL(pathOf(request), 'http://localhost'),
    origin,
    publicOrigin,
    address: forwarded || (request.socket.remoteAddress ?? ''),
  }
}

/** Whether a request may only look. */
export function isReading({ method }: Pick<IncomingMessage, 'method'>): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

/**
 * Whether a request comes from our own pages, or from a program rather than a page. Cookies travel with requests
 * from other sites' pages too, so that everything that changes something is asked this first.
 */
export function isFromUs({ request, origin, publicOrigin }: Exchange): boolean {
  const claimed = request.headers.origin
  if (claimed !== undefined)
    return claimed === origin || (publicOrigin === null && originHost(claimed) === hostOf(request))
  const site = request.headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** Whether a page asks that was opened under another address of this server than the one that is set. */
export function isFromOtherAddress({ request, publicOrigin }: Exchange): boolean {
  const claimed = request.headers.origin
  return publicOrigin !== null && claimed !== undefined && originHost(claimed) === hostOf(request)
}

function hostOf(request: IncomingMessage): string {
  const host = request.headers.host ?? ''
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`) ? host : 'localhost'
}

function originHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/** A request line may hold a whole address or something malformed; only its path matters. */
function pathOf(request: IncomingMessage): string {
  const target = request.url ?? '/'
  if (!target.startsWith('/') || target.startsWith('//')) return '/'
  return URL.canParse(target, 'http://localhost') ? target : '/'
}
