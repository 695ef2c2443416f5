import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'

const program = path.join(import.meta.dirname, '../main/serve.ts')
const account = { username: 'lin.gong', password: 'a long enough password' }

type Started = { readonly address: string; readonly setupToken: string | null }

/** A server as a process of its own, in a data folder that outlives it. */
export type KilledServer = {
  /** Starts it; the first time it also says its set-up link. */
  start(isFirst?: boolean): Promise<Started>
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>
}

/** A server that is there to be killed. */
export function serverIn(dataFolder: string, settings: Readonly<Record<string, string>> = {}): KilledServer {
  let child: ChildProcess | null = null
  return {
    ended: () => new Promise((resolve) => child?.once('exit', resolve)),
    start: async (isFirst = false) => {
      const { DATABASE_URL: _, ...environment } = process.env
      child = spawn(process.execPath, [program], {
        env: { ...environment, ...settings, BIHUAN_DATA: dataFolder, PORT: '0', HOST: '127.0.0.1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      return started(child, isFirst)
    },
    end: async (signal) => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child?.once('exit', resolve))
      child.kill(signal)
      await ended
    },
  }
}

function started(child: ChildProcess, isFirst: boolean): Promise<Started> {
  let said = ''
  return new Promise((resolve, reject) => {
    const tooEarly = (code: number | null): void =>
      reject(new Error(`ended with ${code} while starting:\n${said}`))
    child.once('exit', tooEarly)
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const address = /Bihuan is running: (\S+)/.exec(said)?.[1]
      const setupToken = /token=(\S+)/.exec(said)?.[1] ?? null
      if (address === undefined || (isFirst && setupToken === null)) return
      child.off('exit', tooEarly)
      resolve({ address, setupToken })
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
  })
}

/** Asks the server as the person who set it up. Throws on every refusal. */
export type Call = (method: string, path: string, body?: object) => Promise<unknown>

export function callerAt(address: string, cookie: string): Call {
  return async (method, place, body) => {
    const response = await fetch(`${address}/api${place}`, {
      method,
      // On a connection of its own: one that was kept may be ended in the moment in which it is used again.
      headers: {
        connection: 'close',
        cookie,
        origin: address,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${place} answered ${response.status}: ${text}`)
    return JSON.parse(text)
  }
}

/** Signs in once: the session outlives every kill. */
async function signIn(address: string): Promise<string> {
  const response = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(account),
  })
  if (!response.ok) throw new Error(`signing in answered ${response.status}: ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

const measureSchema = z.object({ id: z.string(), version: z.number() })
const newSchema = z.object({ id: z.string() })

/** What writers write to: measures of one rectification, as places of the API. */
export type Workplace = {
  readonly rectificationId: string
  readonly places: readonly string[]
  readonly cookie: string
}

/** Sets a server up that nobody has used, with so many measures. */
export async function setUpWork({ address, setupToken }: Started, measures: number): Promise<Workplace> {
  const first = { organizationName: '某某新区', name: '林工', isCoordinator: true, ...account }
  const made = await callerAt(address, '')('POST', '/setup', { token: setupToken, ...first })
  const { personId: handlerId } = z.object({ personId: z.string() }).parse(made)
  const cookie = await signIn(address)
  const call = callerAt(address, cookie)
  const [organization] = z.array(newSchema).parse(await call('GET', '/organizations'))
  const about = { name: '巡察整改', inspectingBody: null, feedbackOn: null }
  const created = await call('POST', '/rectifications', { commandId: uuid(), ...about })
  const { id: rectificationId } = newSchema.parse(created)
  const base = `/rectifications/${rectificationId}`
  const finding = { commandId: uuid(), category: null, number: '1', title: '项目管理不严' }
  const { id: findingId } = newSchema.parse(await call('POST', `${base}/findings`, finding))
  const places: string[] = []
  for (let at = 0; at < measures; at += 1) {
    const text = { commandId: uuid(), text: `措施 ${at}` }
    const { id, version } = measureSchema.parse(
      await call('POST', `${base}/findings/${findingId}/measures`, text),
    )
    const changes = { ownerId: organization?.id, handlerId, dueOn: '2026-12-31' }
    await call('PATCH', `${base}/measures/${id}/assignment`, { commandId: uuid(), version, changes })
    places.push(`${base}/measures/${id}`)
  }
  return { rectificationId, places, cookie }
}

/** Reports again and again until the server is gone; keeps what was acknowledged. */
async function reportUntilGone(
  call: Call,
  place: string,
  acknowledge: (text: string) => void,
): Promise<void> {
  const before = await call('GET', place).catch(() => null)
  if (before === null) return
  let { version } = z.object({ measure: measureSchema }).parse(before).measure
  for (;;) {
    const text = `进展 ${uuid()}`
    const form = { commandId: uuid(), version, text, fileIds: [] }
    const answer = await call('POST', `${place}/progress-reports`, form).catch(() => null)
    if (answer === null) return
    acknowledge(text)
    version = measureSchema.parse(answer).version
  }
}

const detailSchema = z.object({ timeline: z.array(z.object({ type: z.string(), text: z.string() })) })

/** What became of what writers had written when their server was killed. */
export type Loss = {
  readonly acknowledged: number
  /** Reports that were acknowledged and are not there. */
  readonly lost: readonly string[]
  /** What the verification of the journal said. */
  readonly verified: unknown
  /** Where the server is after it was started again. */
  readonly address: string
}

/**
 * Kills a server so many milliseconds after so many writes by one writer a place, starts it again, and looks what is
 * there.
 */
export async function killDuringWrites(
  server: KilledServer,
  { rectificationId, places, cookie }: Workplace,
  { address, writes, life }: { readonly address: string; readonly writes: number; readonly life: number },
): Promise<Loss> {
  const acknowledged = new Set<string>()
  const enough = Promise.withResolvers<void>()
  const acknowledge = (text: string): void => {
    if (acknowledged.add(text).size >= writes) enough.resolve()
  }
  if (writes === 0) enough.resolve()
  const call = callerAt(address, cookie)
  const reporting = places.map((place) => reportUntilGone(call, place, acknowledge))
  await enough.promise
  await delay(life)
  await server.end('SIGKILL')
  await Promise.all(reporting)
  const again = await server.start()
  const after = callerAt(again.address, cookie)
  const told = new Set<string>()
  for (const place of places) {
    for (const entry of detailSchema.parse(await after('GET', place)).timeline) told.add(entry.text)
  }
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((text) => !told.has(text)),
    verified: await after('GET', `/rectifications/${rectificationId}/journal/verification`),
    address: again.address,
  }
}
