import cluster, { type Worker } from 'node:cluster'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import type { Config } from '../kernel/config.ts'
import type { HttpServer } from '../kernel/http/server.ts'
import type { Log } from '../kernel/log.ts'
import { offerShared, type Shared } from './shared.ts'
import type { OwnStorage } from './storage.ts'
import { fromWorkerSchema, type ToWorker } from './worker-messages.ts'

type Parts = {
  readonly config: Config
  readonly log: Log
  readonly storage: OwnStorage
  readonly shared: Shared
  /** Told when one of them was sent a signal. */
  readonly onSignal: (signal: NodeJS.Signals) => void
}

/** Longer than a process takes to answer what is under way. */
const patienceMilliseconds = 20_000
/** One that has lived so long has not ended by what it was started with. */
const soundMilliseconds = 10_000
const pauses = { first: 250, longest: 10_000 }

/** Starts as many processes that answer requests as are set, and starts one again when it ends by itself. */
export async function openWorkers(parts: Parts): Promise<HttpServer> {
  const { config, log } = parts
  const port = await usablePort(config)
  cluster.setupPrimary({
    exec: path.join(import.meta.dirname, 'worker.ts'),
    args: [],
    // Its output is its log.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
  })
  const stopping = new AbortController()
  const current = new Map<number, Running>()
  const start = (number: number): Running => {
    const running = startWorker({ ...parts, config: { ...config, port } }, number)
    current.set(number, running)
    return running
  }

  async function keep(number: number, first: Running): Promise<void> {
    let running = first
    let pause = 0
    for (;;) {
      const { lived, ...how } = await running.ended
      if (stopping.signal.aborted) return
      log.warn({ worker: number, ...how, ms: lived }, 'a process that answers has ended; another is started')
      pause = lived > soundMilliseconds ? 0 : Math.min(Math.max(pauses.first, pause * 2), pauses.longest)
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      running = start(number)
    }
  }

  const stop = async (): Promise<void> => {
    stopping.abort()
    await Promise.all([...current.values()].map((running) => running.stop()))
  }
  const all = Array.from({ length: config.processes }, (_, at) => start(at + 1))
  try {
    const [addresses = []] = await Promise.all(all.map(({ listening }) => listening))
    for (const [at, running] of all.entries()) void keep(at + 1, running)
    return { address: addresses[0] ?? '', addresses, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The port that all listen on: found out before, so that what is wrong with it is said once and by this process. */
async function usablePort({ host, port }: Config): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const bound = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof bound === 'object' && bound !== null ? bound.port : port
}

type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly lived: number }

type Running = {
  /** Its addresses once it listens; rejected when it ends before. */
  readonly listening: Promise<readonly string[]>
  readonly ended: Promise<End>
  stop(): Promise<void>
}

function startWorker({ config, log, storage, shared, onSignal }: Parts, number: number): Running {
  const began = performance.now()
  const worker = cluster.fork()
  // What cannot be sent any more goes to one that is gone, which is told by its end.
  worker.on('error', () => {})
  const send = (message: ToWorker): void => void worker.send(message)
  const settle = offerShared(shared, worker)
  const closeHandedOver = followHandedOver(worker)
  passLinesOn(worker, log)
  const listening = Promise.withResolvers<readonly string[]>()
  // A later one that does not begin is told by its end alone.
  listening.promise.catch(() => {})
  worker.on('message', (message: unknown) => {
    const said = fromWorkerSchema.safeParse(message).data
    if (said?.type === 'listening') {
      log.info({ worker: number, pid: worker.process.pid }, 'a process answers')
      listening.resolve(said.addresses)
    }
    if (said?.type === 'failed') listening.reject(new WorkerFailed(said.text))
    if (said?.type === 'asked') onSignal(said.signal)
  })
  const ended = new Promise<End>((resolve) => {
    // With its output, so that its last lines are in the log.
    worker.process.once('close', (code: number | null, signal: NodeJS.Signals | null) => {
      settle()
      closeHandedOver()
      listening.reject(new Error(`a process that answers ended before it listened: ${code ?? signal}`))
      resolve({ code, signal, lived: Math.round(performance.now() - began) })
    })
  })
  const { address, secret } = storage
  send({ type: 'begin', parts: { worker: number, config, address, secret } })
  const stop = async (): Promise<void> => {
    if (worker.isConnected()) send({ type: 'stop' })
    const impatience = setTimeout(() => worker.process.kill('SIGKILL'), patienceMilliseconds)
    await ended
    clearTimeout(impatience)
  }
  return { listening: listening.promise, ended, stop }
}

/**
 * Gives how to close the connection that was handed to a process last: Node keeps one open of which a process that is killed
 * had not yet said that it took it, and whoever asked there would wait for ever. One that was taken is closed here anyway.
 */
function followHandedOver({ process: child }: Worker): () => void {
  let last: { close(): void } | null = null
  const send: unknown = Reflect.get(child, 'send')
  if (typeof send !== 'function') throw new Error('nothing can be sent to a process that answers')
  const follow = (...sent: readonly unknown[]): unknown => {
    if (isClosable(sent[1])) last = sent[1]
    return Reflect.apply(send, child, sent)
  }
  Object.defineProperty(child, 'send', { value: follow })
  return () => last?.close()
}

function isClosable(handle: unknown): handle is { close(): void } {
  return typeof handle === 'object' && handle !== null && 'close' in handle
}

/** Adds its lines to the log whole: of one that is killed the last may be half a line. */
function passLinesOn({ process: { stdout } }: Worker, log: Log): void {
  let rest = ''
  stdout?.setEncoding('utf8').on('data', (piece: string) => {
    const lines = rest + piece
    const end = lines.lastIndexOf('\n') + 1
    rest = lines.slice(end)
    if (end > 0) log.passOn(lines.slice(0, end))
  })
}

/** A process that answers could not begin; it has said why. */
class WorkerFailed extends Error {
  override readonly name = 'WorkerFailed'
  readonly text: Bilingual
  constructor(text: Bilingual) {
    super(text.en)
    this.text = text
  }
}
