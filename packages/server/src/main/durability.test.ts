import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

const program = path.join(import.meta.dirname, 'serve.ts')
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-durability-'))
const account = { username: 'lin.gong', password: 'a long enough password' }
let child: ChildProcess | null = null

afterAll(async () => {
  if (child !== null) await end(child, 'SIGTERM')
  await rm(dataFolder, { recursive: true, force: true })
})

type Started = { readonly address: string; readonly setupToken: string | null }

async function start(isFirst = false): Promise<Started> {
  const { DATABASE_URL: _, ...environment } = process.env
  const started = spawn(process.execPath, [program], {
    env: { ...environment, BIHUAN_DATA: dataFolder, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = started
  let said = ''
  return new Promise((resolve, reject) => {
    const tooEarly = (code: number | null): void =>
      reject(new Error(`ended with ${code} while starting:\n${said}`))
    started.once('exit', tooEarly)
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const address = /Bihuan is running: (\S+)/.exec(said)?.[1]
      const setupToken = /token=(\S+)/.exec(said)?.[1] ?? null
      if (address === undefined || (isFirst && setupToken === null)) return
      started.off('exit', tooEarly)
      resolve({ address, setupToken })
    }
    started.stdout.on('data', listen)
    started.stderr.on('data', listen)
  })
}

async function end(process: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const ended = new Promise((resolve) => process.once('exit', resolve))
  process.kill(signal)
  await ended
}

type Call = (method: string, path: string, body?: object) => Promise<unknown>

function callerAt(address: string, cookie: string): Call {
  return async (method, place, body) => {
    const response = await fetch(`${address}/api${place}`, {
      method,
      headers: { cookie, origin: address, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${place} answered ${response.status}: ${text}`)
    return JSON.parse(text)
  }
}

async function signIn(address: string): Promise<Call> {
  const response = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(account),
  })
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return callerAt(address, cookie)
}

const measureSchema = z.object({ id: z.string(), version: z.number() })
type Measure = z.infer<typeof measureSchema>
const newSchema = z.object({ id: z.string() })

async function setUp({
  address,
  setupToken,
}: Started): Promise<{ rectificationId: string; measures: Measure[] }> {
  const first = { organizationName: '某某新区', name: '林工', isCoordinator: true, ...account }
  const nobody = callerAt(address, '')
  const made = z
    .object({ personId: z.string() })
    .parse(await nobody('POST', '/setup', { token: setupToken, ...first }))
  const call = await signIn(address)
  const [organization] = z.array(newSchema).parse(await call('GET', '/organizations'))
  const create = {
    commandId: uuid(),
    name: '巡察整改',
    source: 'inspection',
    inspectingBody: null,
    feedbackOn: null,
  }
  const { id: rectificationId } = newSchema.parse(await call('POST', '/rectifications', create))
  const base = `/rectifications/${rectificationId}`
  const finding = { commandId: uuid(), category: null, number: '1', title: '项目管理不严' }
  const { id: findingId } = newSchema.parse(await call('POST', `${base}/findings`, finding))
  const measures: Measure[] = []
  for (let at = 0; at < 3; at += 1) {
    const text = { commandId: uuid(), text: `措施 ${at}` }
    const added = measureSchema.parse(await call('POST', `${base}/findings/${findingId}/measures`, text))
    const changes = { ownerId: organization?.id, handlerId: made.personId, dueOn: '2026-12-31' }
    const form = { commandId: uuid(), version: added.version, changes }
    measures.push(measureSchema.parse(await call('PATCH', `${base}/measures/${added.id}/assignment`, form)))
  }
  return { rectificationId, measures }
}

/** Reports again and again until the server is gone; keeps what was acknowledged. */
async function reportUntilGone(call: Call, place: string, acknowledged: Map<string, string>): Promise<void> {
  const before = await call('GET', place).catch(() => null)
  if (before === null) return
  let { version } = z.object({ measure: measureSchema }).parse(before).measure
  for (;;) {
    const text = `进展 ${uuid()}`
    const form = { commandId: uuid(), version, text, fileIds: [] }
    const answer = await call('POST', `${place}/progress-reports`, form).catch(() => null)
    if (answer === null) return
    acknowledged.set(text, place)
    version = measureSchema.parse(answer).version
  }
}

const detailSchema = z.object({ timeline: z.array(z.object({ type: z.string(), text: z.string() })) })

test('a report that was acknowledged is there after a kill at any moment, and the journal verifies', async () => {
  const first = await start(true)
  const { rectificationId, measures } = await setUp(first)
  const places = measures.map(({ id }) => `/rectifications/${rectificationId}/measures/${id}`)
  let { address } = first
  let total = 0
  for (const life of [60, 250, 20, 140]) {
    const acknowledged = new Map<string, string>()
    const call = await signIn(address)
    const reporting = places.map((place) => reportUntilGone(call, place, acknowledged))
    await delay(life)
    if (child !== null) await end(child, 'SIGKILL')
    await Promise.all(reporting)
    address = (await start()).address
    const after = await signIn(address)
    const told = new Set<string>()
    for (const place of places) {
      for (const entry of detailSchema.parse(await after('GET', place)).timeline) told.add(entry.text)
    }
    expect([...acknowledged.keys()].filter((text) => !told.has(text))).toEqual([])
    const verified = await after('GET', `/rectifications/${rectificationId}/journal/verification`)
    expect(verified).toMatchObject({ isValid: true, firstBrokenSequence: null })
    total += acknowledged.size
  }
  expect(total).toBeGreaterThan(0)
}, 120_000)
