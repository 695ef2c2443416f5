import { constants } from 'node:os'
import path from 'node:path'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { forgetWitnesses } from '../claims/claim-turns.store.ts'
import { issueSetupToken } from '../kernel/auth/setup-token.store.ts'
import type { Config } from '../kernel/config.ts'
import { todayIn } from '../kernel/context.ts'
import type { HttpServer } from '../kernel/http/server.ts'
import type { IntakeParts } from '../intake/intake-parts.ts'
import { type Log, openLog } from '../kernel/log.ts'
import { isOnlyHere } from '../kernel/own-addresses.ts'
import { postgresGone } from '../kernel/postgres/postgres.ts'
import { readSettings, settingsFile } from '../kernel/settings.ts'
import { explainStart } from '../kernel/start-error.ts'
import { listenForStop, StoppedEarly, type StopSignals } from '../kernel/stop-signals.ts'
import { fallenUntil } from '../measures/falling-due.queries.ts'
import { expireOutputs } from '../outputs/expiry.ts'
import { forgetRightsChanges } from '../people/rights-changes.store.ts'
import { settleLooseFiles } from '../told/files.store.ts'
import { expireUploads } from '../told/unused-uploads.store.ts'
import type { BareContext } from './routes.ts'
import { openShared, type Shared } from './shared.ts'
import { openStorage, type Storage } from './storage.ts'
import { fail, say } from './terminal.ts'
import { openWorkers } from './workers.ts'

/** So soon after midnight at the latest what fell due is written down. */
const clockMilliseconds = 5 * 60 * 1000
const expiryMilliseconds = 6 * 60 * 60 * 1000
/** Far longer than a file is on its way from the disk to its record. */
const looseMilliseconds = 60 * 60 * 1000

/** A running Bihuan. */
export type Running = {
  readonly address: string
  /** Where else it is reached, on a machine with several networks. */
  readonly otherAddresses: readonly string[]
  /** Whether nobody but this machine reaches it. */
  readonly isOnlyHere: boolean
  readonly dataFolder: string
  /** The way into a system that nobody has set up yet; null afterwards. */
  readonly setupLink: string | null
  /** Finishes running requests, then closes the database. */
  stop(): Promise<void>
}

/** What is done with the opened storage before the first request is taken. */
export type BeforeListening = (parts: {
  context: BareContext
  storage: Storage
  intake: IntakeParts
}) => Promise<void>

/** Starts everything: database, tables, then the server for pages and operations. */
export async function serve(
  config: Config,
  options: {
    log: Log
    beforeListen?: BeforeListening
    stop?: StopSignals
    /** Told when another process of this installation was sent a signal. */
    onSignal?: (signal: NodeJS.Signals) => void
  },
): Promise<Running> {
  const { log, beforeListen, stop: signals, onSignal = () => {} } = options
  const storage = await openStorage(config, log, signals)
  const shared = openShared({ storage, log, config })
  const parts = { config, log, storage, shared }
  try {
    // Before anybody can send a file in: what is under way is noted as loose too.
    await settleLooseFiles({ db: storage.database.kysely, files: storage.files })
    if (beforeListen) await unlessStopped(doBefore(beforeListen, parts), signals)
    signals?.asked.throwIfAborted()
    const server = await answer({ ...parts, onSignal })
    // Whoever has begun to listen would go on for ever without what it answers from.
    const token = await issueSetupToken(storage.database.kysely).catch(async (error: unknown) => {
      await server.stop()
      throw error
    })
    // What a server before this one left unread.
    shared.runner.wake()
    shared.outputs.wake()
    const stopExpiring = keepExpiring(storage, log)
    const stopClock = keepFallingDue(parts)
    const address = config.publicOrigin ?? server.address
    log.info({}, 'listening')
    const stop = async (): Promise<void> => {
      log.info({}, 'stopping')
      await server.stop()
      await stopExpiring()
      await stopClock()
      await shared.runner.stop()
      await shared.outputs.stop()
      await storage.close()
    }
    return {
      address,
      otherAddresses: config.publicOrigin === null ? server.addresses.slice(1) : [],
      isOnlyHere: config.publicOrigin === null && isOnlyHere(config.host),
      dataFolder: config.dataFolder,
      setupLink: token && `${address}/setup?token=${token}`,
      stop,
    }
  } catch (error) {
    await shared.runner.stop()
    await shared.outputs.stop()
    await storage.close()
    throw error
  }
}

/** Where several processes answer, this one needs nothing of what answering takes. */
async function answer(parts: Parameters<typeof openWorkers>[0]): Promise<HttpServer> {
  if (parts.config.processes > 1) return openWorkers(parts)
  const { answerHere } = await import('./answering.ts')
  return answerHere(parts)
}

async function doBefore(
  beforeListen: BeforeListening,
  parts: { config: Config; storage: Storage; shared: Shared },
): Promise<void> {
  const { bareContext, openIntake } = await import('./routes.ts')
  const { config, storage } = parts
  const intake = openIntake(parts)
  await beforeListen({ context: bareContext(storage, config), storage, intake })
  await intake.longWork.stop()
}

/**
 * Removes unused uploads, and what a process that was killed has left of some, now and from time to time; gives how to end
 * that, and waits for what is under way.
 */
function keepExpiring({ database, files, outputs }: Storage, log: Log): () => Promise<void> {
  const keeping = { db: database.kysely, files }
  const tidyUp = async (): Promise<number> => {
    await files.removeForgotten()
    await settleLooseFiles(keeping, new Date(Date.now() - looseMilliseconds))
    await forgetRightsChanges(database.kysely)
    await forgetWitnesses(database.kysely)
    await expireOutputs({ db: database.kysely, files: outputs }, new Date())
    return expireUploads(keeping, new Date())
  }
  const expire = (): Promise<void> =>
    tidyUp().then(
      (removed) => (removed === 0 ? undefined : log.info({ removed }, 'unused uploads removed')),
      (error: unknown) => log.warn({ err: error }, 'unused uploads could not be removed'),
    )
  let running = expire()
  const timer = setInterval(() => {
    running = running.then(expire)
  }, expiryMilliseconds)
  timer.unref()
  return () => {
    clearInterval(timer)
    return running
  }
}

/** Writes down what fell due, now and soon after each midnight, whether or not anybody asks; gives how to end that, and waits. */
function keepFallingDue(parts: { config: Config; storage: Storage; log: Log }): () => Promise<void> {
  const { config, storage, log } = parts
  const once = async (): Promise<void> => {
    const today = todayIn({ now: () => new Date(), zone: config.zone })
    // Mostly there is nothing to do, and then nothing of what answering takes is read in for it.
    if ((await fallenUntil(storage.database.kysely)) === today) return
    const [{ bareContext }, { fallDue }] = await Promise.all([
      import('./routes.ts'),
      import('../measures/fall-due.commands.ts'),
    ])
    const entries = await fallDue(bareContext(storage, config))
    if (entries > 0) log.info({ entries }, 'what fell due was written down')
  }
  const run = (): Promise<void> =>
    once().catch((error: unknown) => log.warn({ err: error }, 'what fell due could not be written down'))
  let running = run()
  const timer = setInterval(() => {
    running = running.then(run)
  }, clockMilliseconds)
  timer.unref()
  return () => {
    clearInterval(timer)
    return running
  }
}

/** Serves until a signal comes. Everything that goes wrong at the start is said in both languages. */
export async function runUntilStopped(
  options: { beforeListen?: BeforeListening; announce?: (running: Running) => void } = {},
): Promise<void> {
  // Whoever started the program may stop listening to it; that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const config = readSettings(process.env)
  if (!config.ok) {
    fail(config.refusal)
    return
  }
  const stop = listenForStop({ onAsked: () => say(stopping) })
  stop.insisted.addEventListener('abort', () => void endAtOnce(config.value, stop.last()))
  let log: Log | null = null
  try {
    log = openLog(config.value)
    const { beforeListen } = options
    const running = await serve(config.value, {
      log,
      stop,
      onSignal: stop.hear,
      ...(beforeListen ? { beforeListen } : {}),
    })
    const announceRunning = options.announce ?? announce
    announceRunning(running)
    await askedToStop(stop)
    await running.stop()
  } catch (error) {
    if (!(error instanceof StoppedEarly)) {
      log?.error({ err: error }, 'start failed')
      fail(explainStart(error, config.value))
    }
  }
  log?.info({}, 'stopped')
  await log?.close()
  stop.close()
}

const stopping: Bilingual = {
  zh: '正在停止：先答复进行中的请求，再关闭数据库……（5 秒后再按 Ctrl+C 可立即结束）',
  en: 'Stopping: answering what is under way, then closing the database… (Ctrl+C again after 5 s ends at once)',
}

function askedToStop({ asked }: StopSignals): Promise<void> {
  return new Promise((resolve) => {
    if (asked.aborted) resolve()
    else asked.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Work that goes on at the next start where it was broken off, so that nobody has to wait for its end. */
async function unlessStopped(work: Promise<void>, stop: StopSignals | undefined): Promise<void> {
  if (stop === undefined) return work
  await Promise.race([work, askedToStop(stop)])
}

/** Somebody insists: requests are cut off, and the database is all that is waited for. */
async function endAtOnce({ databaseUrl, dataFolder }: Config, signal: NodeJS.Signals | null): Promise<void> {
  if (databaseUrl === null) await postgresGone(dataFolder)
  process.exit(128 + constants.signals[signal ?? 'SIGTERM'])
}

/** Tells where the system is and, the first time, how to set it up. */
export function announce({ address, otherAddresses, isOnlyHere, dataFolder, setupLink }: Running): void {
  say({ zh: `闭环已启动：${address}`, en: `Bihuan is running: ${address}` })
  const others = otherAddresses.join(' ')
  if (others !== '')
    say({ zh: `本机还有其他地址：${others}`, en: `This machine has other addresses: ${others}` })
  if (isOnlyHere) {
    const file = path.join(dataFolder, settingsFile)
    say({
      zh: `目前只有本机能打开。要让其他电脑也能打开，请在 ${file} 中写一行 HOST=0.0.0.0，再重新启动。`,
      en: `Only this machine opens it. For others to open it write the line HOST=0.0.0.0 into ${file} and start again.`,
    })
  }
  if (setupLink === null) return
  say({
    zh: `数据放在 ${dataFolder}，其中还没有内容。如果以前用过，请停止后用 --data 指明原来的数据目录再启动。`,
    en: `The data will be in ${dataFolder}, where there is none yet. If you had data before, stop and name its folder with --data.`,
  })
  say({
    zh: `首次使用，请打开一次性设置链接：\n  ${setupLink}`,
    en: 'First run: open the one-time set-up link above.',
  })
}
