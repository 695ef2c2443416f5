import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { memoryLog } from '../../testing/memory-log.ts'
import { sendJson, sendRefusal } from './answer.ts'
import { readBody } from './body.ts'
import { openBodyMemory } from './body-memory.ts'
import type { Route, Surroundings } from './exchange.ts'
import { limitsOf } from './limits.ts'
import { arrivalPlaces, openPlaces } from '../places.ts'
import { type HttpServer, listen } from './server.ts'

const open: HttpServer[] = []
const log = memoryLog()

afterEach(async () => {
  for (const server of open.splice(0)) await server.stop()
  log.lines.length = 0
})

async function serving(
  route: Route,
  surroundings?: Surroundings,
  more: Pick<Parameters<typeof listen>[0], 'clientOf' | 'limits' | 'idleTimeout'> = {},
): Promise<HttpServer> {
  const server = await listen({
    host: '127.0.0.1',
    port: 0,
    routes: [route],
    surroundings: surroundings ?? { publicOrigin: null, isBehindProxy: false },
    log,
    ...more,
  })
  open.push(server)
  return server
}

const megabyte = 1024 * 1024
const limits = limitsOf(1)
const memory = openBodyMemory(limits.bodies)
const form = {
  limit: megabyte,
  nameTemporary: () => path.join(os.tmpdir(), randomUUID()),
  hasRoom: async () => true,
  arrivals: openPlaces(arrivalPlaces),
}

const echo: Route = async (exchange) => {
  const body = await readBody(exchange.request, { owner: 'somebody', json: megabyte, form }, memory)
  if (body.ok) {
    const got = body.value.value ?? null
    sendJson(exchange, 200, { got, from: exchange.address, id: exchange.id })
  } else sendRefusal(exchange, body.refusal)
  return true
}

test('a mistake of ours is told by an id only, which is in the log', async () => {
  const server = await serving(async () => {
    throw new Error('the inner workings')
  })
  const response = await fetch(`${server.address}/api/thing`)
  const text = await response.text()
  const id = response.headers.get('x-request-id') ?? ''
  expect(response.status).toBe(500)
  expect(text).not.toContain('inner workings')
  expect(JSON.parse(text)).toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
    data: { id, message: { zh: expect.stringContaining(id), en: expect.stringContaining(id) } },
  })
  expect(log.lines.join('\n')).toMatch(new RegExp(`${id}.*inner workings`))
})

test('what nobody answers is not found', async () => {
  const server = await serving(async () => false)
  const response = await fetch(`${server.address}/api/thing`)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' })
})

test.each([
  ['our own page', { origin: 'OWN' }, 200],
  ['a program without an origin', {}, 200],
  ['another site', { origin: 'http://elsewhere.example' }, 403],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
  ['a page without origin, such as a local file', { origin: 'null' }, 403],
  ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
])('a change asked for by %s', async (...row) => {
  const [, headers, status] = row
  const server = await serving(echo)
  const sent = Object.entries(headers).map(([name, value]) => [name, value.replace('OWN', server.address)])
  const response = await send(server, { headers: Object.fromEntries(sent) })
  expect(response.status).toBe(status)
})

test('behind a proxy the public origin counts, and of the claimed addresses only the one that our proxy wrote', async () => {
  const server = await serving(echo, { publicOrigin: 'https://zg.example.cn', isBehindProxy: true })
  const headers = { origin: 'https://zg.example.cn', 'x-forwarded-for': '1.1.1.1, 2.2.2.2' }
  const response = await send(server, { headers })
  expect(response.status).toBe(200)
  expect(JSON.parse(response.text)).toMatchObject({ from: '2.2.2.2' })
})

test('with a public origin a page under another address is told which one to open, and another site is refused', async () => {
  const server = await serving(echo, { publicOrigin: 'https://zg.example.cn', isBehindProxy: false })
  const own = await send(server, { headers: { origin: server.address } })
  expect(own.status).toBe(403)
  expect(JSON.parse(own.text)).toMatchObject({
    code: 'OTHER_ADDRESS',
    data: { message: { zh: expect.stringContaining('https://zg.example.cn') } },
  })
  const site = await send(server, { headers: { origin: 'https://elsewhere.example' } })
  expect(JSON.parse(site.text)).toMatchObject({ code: 'ORIGIN_REFUSED' })
})

test('without a proxy nobody can claim another address', async () => {
  const server = await serving(echo)
  const response = await send(server, { headers: { 'x-forwarded-for': '1.1.1.1' } })
  expect(JSON.parse(response.text)).toMatchObject({ from: '127.0.0.1' })
})

test('a body over the limit is refused in words, announced or not', async () => {
  const server = await serving(echo)
  const tooLarge = { status: 413, text: expect.stringContaining('上限 1 MB') }
  const bytes = Buffer.alloc(3_000_000, ' ')
  expect(await send(server, { body: bytes, headers: { 'content-length': String(bytes.length) } })).toEqual(
    tooLarge,
  )
  expect(await send(server, { body: bytes, headers: { 'transfer-encoding': 'chunked' } })).toEqual(tooLarge)
})

test('JSON and forms are read; anything else is refused in words', async () => {
  const server = await serving(echo)
  const json = await send(server, { body: Buffer.from('{"a":"整改"}') })
  expect(JSON.parse(json.text)).toMatchObject({ got: { a: '整改' } })
  for (const [type, body] of [
    ['application/json', '{"a":'],
    ['application/json', '\xff'],
    ['application/json', '['.repeat(1_000_000)],
    ['multipart/form-data; boundary=x', 'nonsense'],
    ['text/plain', 'a'],
  ] as const) {
    const answer = await send(server, {
      body: Buffer.from(body, 'latin1'),
      headers: { 'content-type': type },
    })
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('INVALID_INPUT') })
  }
})

test('what follows on a connection that was shut is not even looked at', async () => {
  let looks = 0
  const look = (): void => {
    looks += 1
  }
  const server = await serving(echo)
  subscribe('http.server.request.start', look)
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1').on('error', () => {})
  socket.resume().write('GET / HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(1_000))
  await new Promise((resolve) => socket.once('close', resolve))
  unsubscribe('http.server.request.start', look)
  expect(looks).toBeGreaterThan(0)
  expect(looks).toBeLessThan(20)
})

test('odd request lines do no harm', async () => {
  const server = await serving(async () => false)
  const { port } = new URL(server.address)
  for (const target of ['//elsewhere/', 'http://elsewhere/', '/%E0%A4%A', '/\\..\\', '*']) {
    const socket = connect(Number(port), '127.0.0.1')
    socket.end(`GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 4\d\d/)
    socket.destroy()
  }
})

test('the log names the operation and neither ids nor what was sent', async () => {
  const server = await serving(echo)
  await fetch(`${server.address}/api/measures/01890a5d-ac96-774b-bcce-b302099a8057?q=secret`)
  // The line is written when the answer has left, which is after it has come.
  await expect.poll(() => log.lines.join('\n')).toContain('GET /api/measures/:id')
  expect(log.lines.join('\n')).not.toMatch(/01890a5d|secret|127\.0\.0\.1/)
})

test('a stop lets a running request finish, ends streams at once and takes no new requests', async () => {
  const arrived = Promise.withResolvers<void>()
  const mayFinish = Promise.withResolvers<void>()
  const server = await serving(async (exchange) => {
    if (exchange.url.pathname === '/api/stream') {
      exchange.response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n')
      return true
    }
    arrived.resolve()
    await mayFinish.promise
    sendJson(exchange, 200, { finished: true })
    return true
  })
  const stream = await fetch(`${server.address}/api/stream`)
  const running = fetch(`${server.address}/api/slow`)
  await arrived.promise
  const stopped = server.stop()
  open.length = 0
  await expect(stream.text()).rejects.toThrow('terminated')
  await expect(fetch(`${server.address}/api/new`)).rejects.toThrow('fetch failed')
  mayFinish.resolve()
  expect(await (await running).json()).toEqual({ finished: true })
  await stopped
})

test('a stop also answers what waits for its turn', async () => {
  const arrived = Promise.withResolvers<void>()
  const mayFinish = Promise.withResolvers<void>()
  const route: Route = async (exchange) => {
    arrived.resolve()
    await mayFinish.promise
    sendJson(exchange, 200, { finished: exchange.url.pathname })
    return true
  }
  const asked: string[] = []
  const server = await serving(route, undefined, {
    limits: { ...limits, gate: { ...limits.gate, working: 1 } },
    clientOf: ({ url }) => {
      asked.push(url.pathname)
      return { kind: 'address', name: 'a' }
    },
  })
  const first = fetch(`${server.address}/api/first`)
  await arrived.promise
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
  socket.write('GET /api/second HTTP/1.1\r\nHost: a\r\n\r\nGET /api/third HTTP/1.1\r\nHost: a\r\n\r\n')
  let text = ''
  socket.on('data', (part: Buffer) => {
    text += String(part)
  })
  const ended = once(socket, 'close')
  await expect.poll(() => asked).toContain('/api/second')
  const stopped = server.stop()
  open.length = 0
  mayFinish.resolve()
  expect((await first).status).toBe(200)
  await Promise.all([stopped, ended])
  expect(text).toMatch(/connection: close[^]*second/i)
})

test('who waits for a long work is answered however long nothing is sent', async () => {
  const server = await serving(
    async (exchange) => {
      for (let silence = 0; silence < 3; silence += 1) await once(exchange.request.socket, 'timeout')
      sendJson(exchange, 200, { made: true })
      return true
    },
    undefined,
    { idleTimeout: 20 },
  )
  expect(await send(server, {})).toEqual({ status: 200, text: '{"made":true}' })
})

test('who sends half a request and then nothing is cut off', async () => {
  const server = await serving(echo, undefined, { idleTimeout: 20 })
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
  socket.write(
    'POST /api/a HTTP/1.1\r\nHost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n[',
  )
  await once(socket.resume(), 'close')
  expect(socket.bytesRead).toBe(0)
})

/** A request with exactly these headers; `fetch` would add or refuse some. */
async function send(
  server: HttpServer,
  { headers = {}, body }: { headers?: Record<string, string>; body?: Buffer },
): Promise<{ status: number; text: string }> {
  const options = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${server.address}/api/thing`, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}
