import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Demo, signIn, startDemo } from './demo.ts'

// What anybody on the network can do to a server, measured from outside. See README.md.

/** Another copy of the product to measure, such as an older one. */
const root = process.env['BIHUAN_BENCH_ROOT'] ?? path.join(import.meta.dirname, '..')
const milliseconds = Number(process.env['BIHUAN_BENCH_SECONDS'] ?? 20) * 1_000

/** Attacks a server for a while and tells what else was seen. */
type Attack = (server: Demo) => Promise<string>

const attacks: readonly Attack[] = [pipelined, unfinishedBodies, nestedJson, manyParameters, unreadAnswers]
const folder = await mkdtemp(path.join(tmpdir(), 'bihuan-strangers-'))
try {
  process.stdout.write('| attack | memory before → most, MB | slowest health, ms | beside it |\n')
  process.stdout.write('| --- | --- | --- | --- |\n')
  for (const attack of attacks) process.stdout.write(`${await measure(attack)}\n`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** 6,000 requests on one connection that reads nothing. */
async function pipelined({ origin }: Demo): Promise<string> {
  const socket = open(origin)
  socket.write('GET /api/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(6_000))
  await delay(milliseconds)
  socket.destroy()
  return ''
}

/** 100 connections that announce 5 MB and send all but the last byte. */
async function unfinishedBodies({ origin }: Demo): Promise<string> {
  const size = 5_000_000
  const type = 'Content-Type: application/json'
  const head = `POST /api/organizations HTTP/1.1\r\nHost: x\r\n${type}\r\nContent-Length: ${size}\r\n\r\n`
  const body = Buffer.alloc(size - 1, ' ')
  const sockets = Array.from({ length: 100 }, () => open(origin))
  for (const socket of sockets) {
    socket.write(head)
    socket.write(body)
  }
  await delay(milliseconds)
  for (const socket of sockets) socket.destroy()
  return ''
}

/** 5.8 MB of brackets. */
async function nestedJson({ origin }: Demo): Promise<string> {
  const body = `${'['.repeat(2_900_000)}${']'.repeat(2_900_000)}`
  const asked = performance.now()
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/api/setup`, { method: 'POST', headers, body }).catch(() => null)
  const took = Math.round(performance.now() - asked)
  await delay(1_000)
  return `answered ${answer?.status ?? 'by closing'} after ${took} ms`
}

/** Addresses of 2,000 nested parameters, in turn with addresses of two. */
async function manyParameters({ origin, handler }: Demo): Promise<string> {
  const cookie = await signIn(origin, handler)
  const took = { few: 0, many: 0 }
  for (let time = 0; time < 50; time += 1)
    for (const [kind, count] of [
      ['few', 2],
      ['many', 2_000],
    ] as const) {
      const query = Array.from({ length: count }, (_, at) => `a[${at}][b]=`).join('&')
      const asked = performance.now()
      await (await fetch(`${origin}/api/measures?${query.slice(0, 15_000)}`, { headers: { cookie } })).text()
      took[kind] += performance.now() - asked
    }
  return `${(took.many / took.few).toFixed(1)} × an address of two`
}

/** 200 answers that nobody reads, of the ledger, while somebody else asks for their workbench. */
async function unreadAnswers({ origin, coordinator, handler }: Demo): Promise<string> {
  const cookie = await signIn(origin, coordinator)
  const listed = await (await fetch(`${origin}/api/rectifications`, { headers: { cookie } })).text()
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(listed)?.[0] ?? ''
  const other = await signIn(origin, handler)
  const sockets = Array.from({ length: 200 }, () => open(origin))
  for (const socket of sockets)
    socket.write(`GET /api/rectifications/${id}/ledger HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n\r\n`)
  await delay(50)
  const asked = performance.now()
  await (await fetch(`${origin}/api/workbench`, { headers: { cookie: other } })).text()
  const took = Math.round(performance.now() - asked)
  await delay(milliseconds)
  for (const socket of sockets) socket.destroy()
  return `somebody else’s workbench after ${took} ms`
}

async function measure(attack: Attack): Promise<string> {
  const server = await startDemo(root, path.join(folder, attack.name))
  const ended = new Promise((resolve) => server.child.once('exit', resolve))
  const watch = new AbortController()
  const before = await memoryOf(server)
  const seen = { memory: before, health: 0 }
  const watching = Promise.all([
    watchMemory(server, seen, watch.signal),
    watchHealth(server, seen, watch.signal),
  ])
  const said = await attack(server).catch((error: unknown) => String(error))
  watch.abort()
  await watching
  const isAlive = server.child.exitCode === null && server.child.signalCode === null
  server.child.kill('SIGTERM')
  await Promise.race([ended, delay(30_000, undefined, { ref: false })])
  server.child.kill('SIGKILL')
  const beside = isAlive ? said : 'the server ended'
  return `| ${attack.name} | ${before} → ${seen.memory} | ${Math.round(seen.health)} | ${beside} |`
}

type Seen = { memory: number; health: number }

async function watchMemory(server: Demo, seen: Seen, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    seen.memory = Math.max(seen.memory, await memoryOf(server))
    await delay(50)
  }
}

async function watchHealth({ origin }: Demo, seen: Seen, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const asked = performance.now()
    await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(60_000) }).catch(() => null)
    seen.health = Math.max(seen.health, performance.now() - asked)
    await delay(50)
  }
}

/** Megabytes that the server's own process holds. */
async function memoryOf({ child }: Demo): Promise<number> {
  const text = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024)
}

function open(origin: string): Socket {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  return socket.pause()
}
