import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { sendJson } from './answer.ts'
import { type Exchange, openExchange } from './exchange.ts'
import { openIgnoreRest } from './rest.ts'
import { type ClientOf, type Gate, gateLimits, type GateLimits, openGate } from './gate.ts'

const large = Buffer.alloc(20 * 1024 * 1024, 'x')
const open: { server: Server; sockets: Socket[] }[] = []

afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

type Stage = {
  readonly gate: Gate
  readonly clock: { now: number }
  /** What was begun, by its path. */
  readonly begun: string[]
  /** Lets the work on a path be done. */
  readonly finish: (path: string) => void
  /** Resolves when the work on a path has begun. */
  readonly hasBegun: (path: string) => Promise<void>
  readonly send: (text: string) => Socket
}

/** A server whose work is done when the test says so; `/large…` is answered at once with 20 MB. */
async function stage(limits: Partial<GateLimits> = {}): Promise<Stage> {
  const clock = { now: 0 }
  const begun: string[] = []
  const gates = new Map<string, { began: PromiseWithResolvers<void>; done: PromiseWithResolvers<void> }>()
  const doorOf = (path: string) => {
    const door = gates.get(path) ?? { began: Promise.withResolvers(), done: Promise.withResolvers() }
    gates.set(path, door)
    return door
  }
  // The first letter of the path names the person.
  const clientOf: ClientOf = ({ url }) => ({ kind: 'person', name: url.pathname.slice(1, 2) })
  const gate = openGate({
    clientOf,
    limits: { ...gateLimits, ...limits },
    now: () => clock.now,
    ignoreRest: openIgnoreRest(),
    idleTimeout: 0,
  })
  const work = async (exchange: Exchange): Promise<void> => {
    const { pathname } = exchange.url
    begun.push(pathname)
    doorOf(pathname).began.resolve()
    if (pathname.includes('large')) exchange.response.end(large)
    else if (pathname.includes('events')) {
      exchange.response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n')
      await once(exchange.response, 'close')
    } else if (pathname.includes('body')) await once(exchange.request.resume(), 'close')
    else {
      await doorOf(pathname).done.promise
      sendJson(exchange, 200, { did: pathname })
    }
  }
  const server = createServer((request, response) => {
    response.setHeader('x-content-type-options', 'nosniff')
    const exchange = openExchange(request, response, { publicOrigin: null, isBehindProxy: false })
    gate.admit(exchange, () => work(exchange))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const sockets: Socket[] = []
  open.push({ server, sockets })
  return {
    gate,
    clock,
    begun,
    finish: (path) => doorOf(path).done.resolve(),
    hasBegun: (path) => doorOf(path).began.promise,
    send: (text) => {
      const port = typeof address === 'object' && address !== null ? address.port : 0
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(text)
      sockets.push(socket)
      return socket
    },
  }
}

/** However it ended. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()))
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`

test('of what is asked in a row on one connection the next begins when the answer before has been taken', async () => {
  const { begun, finish, hasBegun, send } = await stage()
  const socket = send(get('/a1') + get('/a2'))
  await hasBegun('/a1')
  expect(begun).toEqual(['/a1'])
  finish('/a1')
  finish('/a2')
  await hasBegun('/a2')
  let text = ''
  for await (const part of socket) {
    text += String(part)
    if (text.includes('/a2')) break
  }
  expect(text.indexOf('/a1')).toBeLessThan(text.indexOf('/a2'))
})

test('a connection on which far too much is asked at once is closed', async () => {
  const { begun, send } = await stage()
  const socket = send(get('/a1').repeat(6_000))
  await closed(socket)
  expect(begun.length).toBeLessThanOrEqual(1)
})

test('one person’s many requests do not stand before another’s one', async () => {
  const share = { working: 2, begun: 4, waiting: 10, unread: 1_000 }
  const { begun, finish, hasBegun, send } = await stage({ person: share })
  for (const name of ['/a1', '/a2']) send(get(name))
  await Promise.all([hasBegun('/a1'), hasBegun('/a2')])
  for (const name of ['/a3', '/a4', '/a5']) send(get(name))
  send(get('/b1'))
  await hasBegun('/b1')
  expect(begun.toSorted()).toEqual(['/a1', '/a2', '/b1'])
  finish('/a1')
  await Promise.race(['/a3', '/a4', '/a5'].map(hasBegun))
})

test('past what may wait a client is told to wait', async () => {
  const { send } = await stage({ person: { working: 1, begun: 1, waiting: 0, unread: 0 } })
  const socket = send(get('/a1'))
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1.1 429[^]*retry-after: 1[^]*TOO_BUSY/i)
})

test('who leaves answers unread gets nothing new until they are taken, and others do', async () => {
  const { begun, hasBegun, send } = await stage()
  const idle = send(get('/a-large')).pause()
  await hasBegun('/a-large')
  send(get('/a1'))
  send(get('/b1'))
  await hasBegun('/b1')
  expect(begun).not.toContain('/a1')
  idle.destroy()
  await hasBegun('/a1')
})

test('an answer that nobody reads is given up after a while', async () => {
  const { gate, clock, hasBegun, send } = await stage()
  const idle = send(get('/a-large')).pause()
  await hasBegun('/a-large')
  gate.sweep()
  clock.now = 24 * 60 * 60 * 1000
  gate.sweep()
  idle.resume()
  await expect(closed(idle)).resolves.toBeUndefined()
})

test('over all connections no more than so much stays unread', async () => {
  const { gate, hasBegun, send } = await stage({ unread: 30 * 1024 * 1024 })
  const sockets = ['/a-large', '/b-large', '/c-large'].map((path) => send(get(path)).pause())
  await Promise.all(['/a-large', '/b-large', '/c-large'].map(hasBegun))
  await turn()
  gate.sweep()
  for (const socket of sockets) socket.resume()
  await expect(Promise.race(sockets.map(closed))).resolves.toBeUndefined()
})

const post = 'POST /a-body HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n'

test('a body that trickles is refused with what to do, after a time that a bad network survives', async () => {
  const { gate, clock, hasBegun, send } = await stage()
  const socket = send(post)
  await hasBegun('/a-body')
  clock.now = 25_000
  gate.sweep()
  clock.now = 31_000
  gate.sweep()
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1.1 408[^]*BODY_TOO_SLOW/)
})

test('an event stream takes nobody’s place', async () => {
  const share = { working: 1, begun: 1, waiting: 10, unread: 1_000 }
  const { gate, hasBegun, send } = await stage({ person: share })
  const [began] = await once(send(get('/a-events')), 'data')
  expect(String(began)).toContain('text/event-stream')
  send(get('/a1'))
  gate.sweep()
  await hasBegun('/a1')
})
