import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

// A real server, and clients that read nothing or send a byte a second: memory and health are watched meanwhile.

const program = path.join(import.meta.dirname, '../../packages/server/src/main/demo.ts')
const folder = await mkdtemp(path.join(tmpdir(), 'bihuan-slow-clients-'))
const heldSeconds = Number(process.env['BIHUAN_SLOW_SECONDS'] ?? 20)
const mostMegabytes = 100
const mostHealthMilliseconds = 500

let server: ChildProcess
let origin = ''
let cookie = ''
let fileId = ''
let ledger = ''
let asset = ''

beforeAll(async () => {
  server = spawn(process.execPath, [program], {
    env: { ...process.env, BIHUAN_DATA: folder, PORT: '0', BIHUAN_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await announcement(server)
  origin = /is running: (\S+)/.exec(said)?.[1] ?? ''
  const [, username, password] = /Coordinator +(\S+) +(\S+)/.exec(said) ?? []
  const signedIn = await send('/api/auth/sign-in/username', JSON.stringify({ username, password }))
  cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const stored = await send('/api/files?name=a.txt', 'evidence '.repeat(2_000_000))
  fileId = idIn(await stored.text())
  const listed = await fetch(`${origin}/api/rectifications`, { headers: { cookie } })
  ledger = `/api/rectifications/${idIn(await listed.text())}/ledger`
  const page = await (await fetch(origin)).text()
  asset = /src="(\/assets\/[^"]+)"/.exec(page)?.[1] ?? ''
  // Written at its first use.
  await (await fetch(`${origin}/api/openapi.json`)).text()
})

afterAll(async () => {
  server.kill('SIGTERM')
  await once(server, 'exit')
  await rm(folder, { recursive: true, force: true })
})

const signedIn = (): string => `Cookie: ${cookie}\r\n`
const reading: readonly (readonly [string, () => string, () => string])[] = [
  ['API', () => ledger, signedIn],
  ['file', () => `/api/files/${fileId}`, signedIn],
  ['web asset', () => asset, () => ''],
  ['docs', () => '/api/openapi.json', () => ''],
  ['docs asset', () => '/api/docs/swagger-ui-bundle.js', () => ''],
  ['health', () => '/api/health', () => ''],
  ['API without sign-in', () => ledger, () => ''],
]

test.each(reading)('%s: 200 clients that read nothing, each asking 8 times in a row', async (...row) => {
  const [, target, headers] = row
  const request = `GET ${target()} HTTP/1.1\r\nHost: a\r\n${headers()}\r\n`
  const clients = (): Socket[] => Array.from({ length: 200 }, () => begin(request.repeat(8)))
  expect(await seenWhile(clients)).toSatisfy(isKept)
})

test.each(reading)('%s: one client that asks 6,000 times and reads nothing', async (...row) => {
  const [, target, headers] = row
  const request = `GET ${target()} HTTP/1.1\r\nHost: a\r\n${headers()}\r\n`
  expect(await seenWhile(() => [begin(request.repeat(6_000))])).toSatisfy(isKept)
})

const json = 'Content-Type: application/json\r\n'
const form = 'Content-Type: multipart/form-data; boundary=b\r\n'
const part =
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
const sending: readonly (readonly [string, string, () => string, string])[] = [
  ['API', '/api/organizations', () => json + signedIn(), '{"name":"'],
  ['draft', '/api/intake/readings', () => json + signedIn(), '{"text":"'],
  ['upload', '/api/files?name=b.txt', signedIn, 'evidence'],
  ['form', '/api/intake/readings', () => form + signedIn(), part],
  ['sign-in', '/api/auth/sign-in/username', () => json, '{"username":"'],
  ['first run', '/api/setup', () => json, '{"token":"'],
  ['API without sign-in', '/api/organizations', () => json, '{"name":"'],
  ['upload without sign-in', '/api/files?name=b.txt', () => '', 'evidence'],
  ['web page', '/', () => json, '{'],
]

test.each(sending)('%s: 200 clients that send a byte a second', async (...row) => {
  const [, target, headers, start] = row
  const head = `POST ${target} HTTP/1.1\r\nHost: a\r\n${headers()}Content-Length: 7000\r\n\r\n${start}`
  const clients = (): Socket[] => Array.from({ length: 200 }, () => trickle(begin(head)))
  expect(await seenWhile(clients)).toSatisfy(isKept)
  // Whoever trickled has been told so or was refused at once, and has lost the place.
  const others = await fetch(`${origin}/api/session`, { headers: { cookie } })
  expect(others.status).toBe(200)
})

test.each(sending)('%s: 100 clients that send 5 MB and never the end', async (...row) => {
  const [, target, headers, start] = row
  const size = 5_000_000
  const head = `POST ${target} HTTP/1.1\r\nHost: a\r\n${headers()}Content-Length: ${size}\r\n\r\n${start}`
  const body = Buffer.alloc(size - Buffer.byteLength(start) - 1, ' ')
  const clients = (): Socket[] =>
    Array.from({ length: 100 }, () => {
      const socket = begin(head)
      socket.write(body)
      return socket
    })
  expect(await seenWhile(clients)).toSatisfy(isKept)
})

/** Keeps clients for a while: by how many megabytes the server grew, and the slowest answer of its health. */
async function seenWhile(begin: () => Socket[]): Promise<{ grown: number; slowest: number }> {
  const before = await memory()
  const sockets = begin()
  let most = before
  let slowest = 0
  for (const until = Date.now() + heldSeconds * 1_000; Date.now() < until; ) {
    const asked = performance.now()
    const answer = await fetch(`${origin}/api/health`)
    slowest = Math.max(slowest, performance.now() - asked)
    expect(answer.status).toBe(200)
    most = Math.max(most, await memory())
    await delay(100)
  }
  for (const socket of sockets) socket.destroy()
  return { grown: Math.round(most - before), slowest: Math.round(slowest) }
}

function isKept({ grown, slowest }: { grown: number; slowest: number }): boolean {
  return grown < mostMegabytes && slowest < mostHealthMilliseconds
}

function begin(text: string): Socket {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname).pause()
  socket.on('error', () => {})
  socket.write(text)
  return socket
}

function trickle(socket: Socket): Socket {
  const timer = setInterval(() => socket.write('a'), 1_000)
  socket.once('close', () => clearInterval(timer))
  return socket
}

/** Megabytes that the server's own process holds. */
async function memory(): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024
}

function send(target: string, body: string): Promise<Response> {
  const headers = { cookie, 'content-type': 'application/json' }
  return fetch(origin + target, { method: 'POST', headers, body })
}

function idIn(text: string): string {
  const [id] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text) ?? []
  if (id === undefined) throw new Error(`no id in ${text.slice(0, 200)}`)
  return id
}

async function announcement(child: ChildProcess): Promise<string> {
  let said = ''
  for await (const part of child.stdout ?? []) {
    said += String(part)
    if (/Administrator[^\n]*\n/.test(said)) break
  }
  return said
}
