import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { issueSetupToken } from '../kernel/auth/setup-token.store.ts'
import { type Config, readConfig } from '../kernel/config.ts'
import { databaseTrouble } from '../kernel/database-error.ts'
import { listen } from '../kernel/http/server.ts'
import type { IntakeParts } from '../intake/intake-parts.ts'
import { type Log, openLog } from '../kernel/log.ts'
import { settleLooseFiles } from '../progress/files.store.ts'
import { expireUploads } from '../progress/unused-uploads.store.ts'
import { type BareContext, bareContext, openIntake, routesOf } from './routes.ts'
import { openStorage, type Storage } from './storage.ts'

const expiryMilliseconds = 6 * 60 * 60 * 1000

/** A running Bihuan. */
export type Running = {
  readonly address: string
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
  options: { log: Log; beforeListen?: BeforeListening },
): Promise<Running> {
  const { log, beforeListen } = options
  const storage = await openStorage(config, log)
  const intake = openIntake({ config, log, storage })
  try {
    await settleLooseFiles({ db: storage.database.kysely, files: storage.files })
    await beforeListen?.({ context: bareContext(storage), storage, intake })
    const server = await listen({
      host: config.host,
      port: config.port,
      surroundings: config,
      ...routesOf({ config, log, storage, intake }),
      log,
    })
    // What a server before this one left unread.
    intake.runner.wake()
    const stopExpiring = keepExpiring(storage, log)
    const token = await issueSetupToken(storage.database.kysely)
    const address = config.publicOrigin ?? server.address
    log.info({}, 'listening')
    const stop = async (): Promise<void> => {
      log.info({}, 'stopping')
      await server.stop()
      await intake.longWork.stop()
      await stopExpiring()
      await intake.runner.stop()
      await storage.close()
    }
    return { address, setupLink: token && `${address}/setup?token=${token}`, stop }
  } catch (error) {
    await intake.runner.stop()
    await storage.close()
    throw error
  }
}

/** Removes unused uploads now and from time to time; gives how to end that, and waits for what is under way. */
function keepExpiring({ database, files }: Storage, log: Log): () => Promise<void> {
  const keeping = { db: database.kysely, files }
  const expire = (): Promise<void> =>
    expireUploads(keeping, new Date()).then(
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

/** Serves until a signal comes. Everything that goes wrong at the start is said in both languages. */
export async function runUntilStopped(
  options: { beforeListen?: BeforeListening; announce?: (running: Running) => void } = {},
): Promise<void> {
  // Whoever started the program may stop listening to it; that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const config = readConfig(process.env)
  if (!config.ok) {
    fail(config.refusal)
    return
  }
  const log = openLog(config.value)
  // From the very start, so that a signal during it still ends everything in order.
  const stopAsked = signalled()
  try {
    const { beforeListen } = options
    const running = await serve(config.value, { log, ...(beforeListen ? { beforeListen } : {}) })
    const announceRunning = options.announce ?? announce
    announceRunning(running)
    await stopAsked
    say({ zh: '正在停止……', en: 'Stopping…' })
    await running.stop()
  } catch (error) {
    log.error({ err: error }, 'start failed')
    fail(explain(error, config.value))
  }
  await log.close()
}

/** Tells where the system is and, the first time, how to set it up. */
export function announce({ address, setupLink }: Running): void {
  say({ zh: `闭环已启动：${address}`, en: `Bihuan is running: ${address}` })
  if (setupLink === null) return
  say({
    zh: `首次使用，请打开一次性设置链接：\n  ${setupLink}`,
    en: 'First run: open the one-time set-up link above.',
  })
}

/** Writes to whoever started the program. */
export function say({ zh, en }: Bilingual): void {
  process.stdout.write(`${zh}\n${en}\n`)
}

function fail({ zh, en }: Bilingual): void {
  process.stderr.write(`${zh}\n${en}\n`)
  process.exitCode = 1
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    // A second signal finds no listener and ends the program at once; the data survives that too.
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve())
  })
}

function explain(error: unknown, { port, host }: Config): Bilingual {
  if (error instanceof Error && 'text' in error && isBilingual(error.text)) return error.text
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    return {
      zh: `端口 ${host}:${port} 无法使用，请用 PORT 另选端口。`,
      en: `The port ${host}:${port} cannot be used; choose another with PORT.`,
    }
  }
  if (databaseTrouble(error) === 'unavailable') {
    return {
      zh: '连接不上 DATABASE_URL 指定的数据库，请检查地址、账号和网络。',
      en: 'The database that DATABASE_URL names cannot be reached; check address, account and network.',
    }
  }
  const reason = error instanceof Error ? error.message : String(error)
  return { zh: `启动失败：${reason}`, en: `The start failed: ${reason}` }
}

function isBilingual(value: unknown): value is Bilingual {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}

if (import.meta.main) await runUntilStopped()
