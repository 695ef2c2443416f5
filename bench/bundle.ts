import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Demo, signIn, startDemo } from './demo.ts'
import { forgetMost, memoryOf } from './memory.ts'

// Evidence of 2 GB as one archive, at once and ordered, and what the program holds meanwhile. See README.md.

const files = Number(process.env['BIHUAN_BENCH_FILES'] ?? 40)
const megabytesEach = Number(process.env['BIHUAN_BENCH_MEGABYTES'] ?? 52)
/** What the whole program may hold of its own meanwhile, and all that it has in memory above what it holds idle, in MB. */
const aim = 200
/** The most is told by Linux, what of it is the program’s own is looked at so often. */
const lookMilliseconds = 50
const block = 1024 * 1024

const idSchema = z.object({ id: z.string() })
const listedSchema = z.object({ rectifications: z.array(idSchema) })
const rowSchema = z.object({ id: z.string(), version: z.int(), status: z.string(), light: z.string() })
const ledgerSchema = z.object({ measures: z.array(rowSchema) })
const outputSchema = z.object({ id: z.string(), state: z.string() })

const folder = await mkdtemp(path.join(tmpdir(), 'bihuan-bundle-'))
const start = (): Promise<Demo> => startDemo(path.join(import.meta.dirname, '..'), path.join(folder, 'data'))
const first = await start()
let demo = first
try {
  const rectificationId = await sentIn({ demo, cookie: await signIn(demo.origin, demo.handler) })
  // What loading the sample took is not what a program holds that was started to serve.
  await stopped(first)
  demo = await start()
  const coordinator = { demo, cookie: await signIn(demo.origin, demo.coordinator) }
  const idle = memoryOf(pidOf(demo))?.now ?? Number.NaN
  process.stdout.write(
    `\n| ${files} files of ${megabytesEach} MB, program idle ${idle.toFixed(0)} MB | s | MB | most held, MB | above idle | its own |\n| --- | --- | --- | --- | --- | --- |\n`,
  )
  const at = `/rectifications/${rectificationId}/bundle?language=zh`
  for (const round of ['at once', 'and again']) await told(round, idle, () => sizeOf(coordinator, at))
  await told('ordered, made and fetched', idle, () => ordered(coordinator, rectificationId))
  process.stdout.write(`\nallowed: less than ${aim} MB of its own, and above idle\n`)
} finally {
  await stopped(demo)
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 })
}

type Asking = { readonly demo: Demo; readonly cookie: string }

async function told(what: string, idle: number, work: () => Promise<number>): Promise<void> {
  forgetMost(pidOf(demo))
  let own = 0
  const looking = setInterval(() => {
    own = Math.max(own, memoryOf(pidOf(demo))?.own ?? Number.NaN)
  }, lookMilliseconds)
  const began = performance.now()
  const bytes = await work().finally(() => clearInterval(looking))
  const seconds = (performance.now() - began) / 1_000
  const most = memoryOf(pidOf(demo))?.most ?? Number.NaN
  const cells = [
    seconds.toFixed(1),
    (bytes / 1_000_000).toFixed(0),
    most.toFixed(0),
    (most - idle).toFixed(0),
    own.toFixed(0),
  ]
  process.stdout.write(`| ${what} | ${cells.join(' | ')} |\n`)
  // Where nothing tells what it held, nothing was measured.
  if (most - idle < aim && own < aim) return
  process.stderr.write(`${what}: less than ${aim} MB of its own, and above idle, are allowed\n`)
  process.exitCode = 1
}

function stopped({ child }: Demo): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function pidOf({ child }: Demo): number {
  if (child.pid === undefined) throw new Error('the demo has no process')
  return child.pid
}

async function asked({ demo: { origin }, cookie }: Asking, what: string, body?: object): Promise<Response> {
  const [method = '', where = ''] = what.split(' ')
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/api${where}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${what}: ${await answer.text()}`)
  return answer
}

/** Reports with all files on a measure that is under way, in whose rectification it is. */
async function sentIn(handler: Asking): Promise<string> {
  const listed = listedSchema.parse(await (await asked(handler, 'GET /rectifications')).json())
  for (const { id } of listed.rectifications) {
    const answer = await asked(handler, `GET /rectifications/${id}/ledger?mine=true&status=underway`)
    const measure = ledgerSchema.parse(await answer.json()).measures.find(({ light }) => light !== 'overdue')
    if (measure === undefined) continue
    const fileIds: string[] = []
    for (let at = 0; at < files; at += 1) fileIds.push(await uploaded(handler, at))
    const report = { commandId: randomUUID(), version: measure.version, text: '现场照片已归集。', fileIds }
    await asked(handler, `POST /rectifications/${id}/measures/${measure.id}/progress-reports`, report)
    return id
  }
  throw new Error('the handler has nothing under way')
}

/** A picture by its first bytes, and behind them what no packing makes smaller. */
async function uploaded({ demo: { origin }, cookie }: Asking, at: number): Promise<string> {
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0])
  const parts = function* (): Iterable<Buffer> {
    yield head
    for (let made = 0; made < megabytesEach; made += 1) yield randomBytes(block)
  }
  const answer = await fetch(`${origin}/api/files`, {
    method: 'POST',
    headers: { cookie, origin, 'x-file-name': encodeURIComponent(`现场照片${at + 1}.jpg`) },
    body: Readable.toWeb(Readable.from(parts())),
    duplex: 'half',
  })
  if (!answer.ok) throw new Error(`a file was refused: ${await answer.text()}`)
  return z.object({ fileId: z.string() }).parse(await answer.json()).fileId
}

async function sizeOf(asking: Asking, where: string): Promise<number> {
  const { body } = await asked(asking, `GET ${where}`)
  let bytes = 0
  for await (const part of body ?? []) bytes += part.length
  return bytes
}

async function ordered(asking: Asking, rectificationId: string): Promise<number> {
  const address = `/outputs/${randomUUID()}`
  const file = { kind: 'bundle', query: {} }
  const begun = await asked(asking, `PUT ${address}`, { rectificationId, file })
  let { state } = outputSchema.parse(await begun.json())
  while (state !== 'done') {
    if (state === 'failed') throw new Error('the bundle failed')
    await pause(200)
    const all = z.array(outputSchema).parse(await (await asked(asking, 'GET /outputs')).json())
    state = all.find(({ id }) => address.endsWith(id))?.state ?? 'failed'
  }
  return sizeOf(asking, `${address}/file`)
}
