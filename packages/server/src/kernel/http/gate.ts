import type { Socket } from 'node:net'
import { sendRefusal } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { type Client, openFairQueue, type Share } from './fair-queue.ts'
import { type PaceLimits, type PaceWatch, watchPace } from './pace.ts'
import type { IgnoreRest } from './rest.ts'

/** How much of the program one client, and all together, may take up. */
export type GateLimits = {
  /** Requests on one connection that nobody has answered yet. Browsers send one at a time. */
  readonly pipelined: number
  readonly working: number
  /** Of these at most so many for people, and for addresses that nobody is signed in from. */
  readonly workingOf: Readonly<Record<Client['kind'], number>>
  /** Requests that begin before the program hears what else has come in. */
  readonly perTurn: number
  readonly person: Share
  readonly address: Share
  /** Bytes of answers that nobody has read, over all connections. */
  readonly unread: number
  readonly pace: PaceLimits
  /** The grace of those whose client has something else waiting for the place. */
  readonly impatience: number
}

export const megabyte: number = 1024 * 1024

/** The limits of a server as it is installed. */
export const gateLimits: GateLimits = {
  pipelined: 8,
  working: 40,
  workingOf: { person: 32, address: 24 },
  perTurn: 4,
  person: { working: 4, begun: 32, waiting: 200, unread: 8 * megabyte },
  address: { working: 16, begun: 128, waiting: 500, unread: 16 * megabyte },
  unread: 64 * megabyte,
  pace: { grace: 30_000, rate: 1_024 },
  impatience: 5_000,
}

/** Who an exchange counts for; null for what has to be answered whatever else goes on. */
export type ClientOf = (exchange: Exchange) => Client | null

/** Through it every request passes before any route sees it. */
export type Gate = {
  /** Does the work when its turn comes; never, when the connection has ended by then. */
  admit(exchange: Exchange, work: () => Promise<void>): void
  /** Looks after those who send or read too slowly, and starts what waits. Called about once a second. */
  sweep(): void
  /** Whether nothing has been asked on a connection that is not answered. */
  isIdle(socket: Socket): boolean
}

type Admitted = {
  readonly exchange: Exchange
  readonly work: () => Promise<void>
  readonly client: Client | null
  /** Settled when the answer has been taken or its connection has ended. */
  readonly over: PromiseWithResolvers<void>
  /** Null until the work begins. */
  pace: PaceWatch | null
}

/** Opens the gate of a server. */
export function openGate(options: {
  readonly clientOf: ClientOf
  readonly limits?: GateLimits
  readonly now?: () => number
  readonly ignoreRest: IgnoreRest
  /** The timeout of connections that are not waited for. */
  readonly idleTimeout: number
}): Gate {
  const { clientOf, limits = gateLimits, now = () => performance.now(), ignoreRest, idleTimeout } = options
  /** What came in on a connection and is not over, oldest first. */
  const lines = new Map<Socket, Admitted[]>()
  const queue = openFairQueue<Admitted>({
    shareOf: (client) => limits[client.kind],
    mostWorking: limits.working,
    mostWorkingOf: limits.workingOf,
    mostPerTurn: limits.perTurn,
    isWorking: ({ exchange: { request, response } }) => request.complete && !response.headersSent,
    unreadOf: ({ exchange }) => exchange.request.socket.writableLength,
    start: (admitted) => void start(admitted),
  })

  function enter(admitted: Admitted): void {
    const { client, exchange } = admitted
    if (client === null) void start(admitted)
    else if (!queue.enter(client, admitted)) {
      admitted.pace = watchPace(exchange, now())
      exchange.response.setHeader('retry-after', '1')
      sendRefusal(exchange, { code: 'TOO_BUSY' })
      ignoreRest(exchange.request)
    }
  }

  async function start(admitted: Admitted): Promise<void> {
    admitted.pace = watchPace(admitted.exchange, now())
    // Only then is an answer out of the memory, and only then has a connection that broke off cost nothing more.
    await admitted.work()
    if (!isEventStream(admitted)) await admitted.over.promise
    leave(admitted)
  }

  function leave(admitted: Admitted): void {
    if (admitted.client !== null) queue.leave(admitted.client, admitted)
  }

  function openLine(socket: Socket): Admitted[] {
    const line: Admitted[] = []
    lines.set(socket, line)
    socket.once('close', () => {
      lines.delete(socket)
      for (const admitted of line) if (admitted.pace === null) leave(admitted)
    })
    return line
  }

  return {
    admit: (exchange, work) => {
      const { socket } = exchange.request
      if (socket.destroyed) return
      const line = lines.get(socket) ?? openLine(socket)
      if (line.length >= limits.pipelined) {
        cutOff(socket)
        return
      }
      const admitted: Admitted = {
        exchange,
        work,
        client: clientOf(exchange),
        over: Promise.withResolvers(),
        pace: null,
      }
      line.push(admitted)
      exchange.response.once('prefinish', () => queue.proceed())
      exchange.response.once('close', () => {
        admitted.over.resolve()
        line.shift()
        const [next] = line
        if (next && !socket.destroyed) enter(next)
      })
      if (line.length === 1) enter(admitted)
    },
    isIdle: (socket) => (lines.get(socket)?.length ?? 0) === 0,
    sweep: () => {
      const impatient = new Set(queue.held().flatMap(({ begun }) => [...begun]))
      const begun: Admitted[] = []
      for (const [admitted] of lines.values()) {
        if (!admitted?.pace) continue
        begun.push(admitted)
        const grace = impatient.has(admitted) ? limits.impatience : limits.pace.grace
        watch(admitted, admitted.pace, { now: now(), grace })
        if (isEventStream(admitted)) leave(admitted)
      }
      giveWay(begun, limits.unread)
      queue.proceed()
    },
  }

  function watch(admitted: Admitted, pace: PaceWatch, at: { now: number; grace: number }): void {
    const { request } = admitted.exchange
    const before = pace.unreadSince()
    const found = pace.look(at.now, { ...limits.pace, grace: at.grace })
    if (found === 'sendsTooSlowly') {
      refuseSlow(admitted.exchange)
      ignoreRest(request)
    }
    if (found === 'readsTooSlowly') request.socket.destroy()
    // Restarted by every byte that the other side takes.
    if ((before === null) !== (pace.unreadSince() === null))
      request.socket.setTimeout(before === null ? at.grace : idleTimeout)
  }
}

/**
 * Ends a connection together with what has arrived on it. Node would take the rest of a piece apart, and then make an
 * error with its stack for each of a thousand requests in it: 50 ms for 64 KB.
 */
function cutOff(socket: Socket & { readonly parser?: unknown }): void {
  const { parser } = socket
  // Node has no open way to say so; should its parser be another one some day, the rest only costs what it did.
  if (typeof parser === 'object' && parser !== null && 'onIncoming' in parser)
    parser.onIncoming = () => endsHttp
  socket.destroy()
}

/** What tells the parser that no further request follows. */
const endsHttp = 2

/** Says why, should the sender still listen. */
function refuseSlow(exchange: Exchange): void {
  if (!exchange.response.headersSent) exchange.response.setHeader('connection', 'close')
  sendRefusal(exchange, { code: 'BODY_TOO_SLOW' })
}

/** Ends the largest unread answers until what is left fits. */
function giveWay(begun: readonly Admitted[], most: number): void {
  const unread = begun
    .map(({ exchange }) => exchange.request.socket)
    .filter(({ writableLength }) => writableLength > 0)
    .toSorted((one, other) => other.writableLength - one.writableLength)
  let total = unread.reduce((sum, { writableLength }) => sum + writableLength, 0)
  for (const socket of unread) {
    if (total <= most) return
    total -= socket.writableLength
    socket.destroy()
  }
}

/** Such an answer goes on for as long as the page is open, and so takes no place; only what is unread of it counts. */
function isEventStream({ exchange: { response } }: Admitted): boolean {
  return (
    response.headersSent && String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
  )
}
