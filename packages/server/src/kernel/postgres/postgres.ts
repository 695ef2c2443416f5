import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { createHash } from 'node:crypto'
import { chown, mkdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, databaseUser, openCluster } from './cluster.ts'
import { emptyWhenFull, type LogLimits } from '../log-files.ts'
import { lockFolder } from './folder-lock.ts'
import {
  hostOf,
  type Postmaster,
  type PostmasterOptions,
  runPostmaster,
  signal,
  stopPostmaster,
} from './postmaster.ts'
import { isPostmaster, readPostmasterFile } from './postmaster-file.ts'
import { findProgram } from './program.ts'
import { StartError } from '../start-error.ts'
import { chooseRunner, type Runner } from './runner.ts'
import type { StopSignals } from '../stop-signals.ts'

/** How to reach a database, in the words of the driver. */
export type Connection = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** A PostgreSQL of our own, kept running until it is stopped. */
export type EmbeddedPostgres = {
  readonly connection: Connection
  /** The process that runs now; it changes when the database had to be started again. */
  readonly pid: () => number
  readonly isAdopted: boolean
  stop(): Promise<void>
}

/** What happened to the embedded PostgreSQL while it was in use. */
export type PostgresEvent =
  | { readonly type: 'ended' }
  | { readonly type: 'restarted' }
  | { readonly type: 'restartFailed'; readonly error: unknown }

const databaseName = 'bihuan'
const longestSocketPath = 100
/** PostgreSQL kills its own processes when they do not end within 5 s. */
const goneMilliseconds = 10_000
const logLimits: LogLimits = { megabytes: 10, files: 5 }
const logPauseMilliseconds = 60 * 60 * 1000

/**
 * Starts the embedded PostgreSQL on a data folder, or takes over the one that a killed Bihuan left running there,
 * and starts it again whenever it ends by itself.
 *
 * @param connections that may be open at once, where more are needed than there are anyway.
 * @param isThrowaway for tests: nothing waits for the disk, so a power cut would lose the data.
 */
export async function startPostgres(options: {
  dataFolder: string
  connections?: number
  isThrowaway?: boolean
  onEvent?: (event: PostgresEvent) => void
  stop?: StopSignals
}): Promise<EmbeddedPostgres> {
  const dataFolder = path.resolve(options.dataFolder)
  const lock = await lockFolder(dataFolder)
  try {
    const { connections = 0, isThrowaway = false, stop: signals = neverStopped() } = options
    const prepared = await prepare({ dataFolder, connections, isThrowaway, stop: signals })
    const first = await runPostmaster(prepared)
    const connection = connectionTo(prepared, first)
    await createDatabase(connection)
    const keeper = keepRunning(prepared, first, options.onEvent ?? (() => {}))
    const sweep = setInterval(() => emptyWhenFull(prepared.logFile, logLimits), logPauseMilliseconds).unref()
    const stop = async (): Promise<void> => {
      clearInterval(sweep)
      await keeper.stop()
      await removeSocketFolder(prepared)
      lock.release()
    }
    return { connection, pid: keeper.pid, isAdopted: first.isAdopted, stop }
  } catch (error) {
    lock.release()
    throw error
  }
}

function neverStopped(): StopSignals {
  const never = new AbortController().signal
  return { asked: never, insisted: never }
}

/** A data folder whose database does not run and is kept from running. */
export type RestingFolder = {
  /** Whether a database that a killed Bihuan had left behind was closed. */
  readonly wasRunning: boolean
  /** Why the database could not be opened and closed properly; null when it could. */
  readonly trouble: Bilingual | null
  release(): void
}

/**
 * Brings the database of a folder to rest, for whoever wants to copy it: what a killed Bihuan left running is closed in
 * order, what broke off is recovered, and nobody else gets in until it is released.
 */
export async function restPostgres(folder: string): Promise<RestingFolder> {
  const dataFolder = path.resolve(folder)
  const lock = await lockFolder(dataFolder)
  try {
    const options = await prepare({ dataFolder, connections: 0, isThrowaway: false, stop: neverStopped() })
    const postmaster = await runPostmaster(options)
    await stopPostmaster(postmaster, options)
    await removeSocketFolder(options)
    return { wasRunning: postmaster.isAdopted, trouble: null, release: () => lock.release() }
  } catch (error) {
    // One that does not open lies still as well, and a copy may be the last hope.
    if (error instanceof StartError && !(await isRunningIn(dataFolder)))
      return { wasRunning: false, trouble: error.text, release: () => lock.release() }
    lock.release()
    throw error
  }
}

/** Waits until no postmaster of a data folder runs any more, once it has been told to end. */
export async function postgresGone(dataFolder: string): Promise<void> {
  const deadline = Date.now() + goneMilliseconds
  while (Date.now() < deadline && (await isRunningIn(dataFolder))) await delay(20)
}

async function isRunningIn(dataFolder: string): Promise<boolean> {
  const folder = path.join(dataFolder, 'postgres')
  const file = await readPostmasterFile(folder)
  return file !== null && (await isPostmaster(file.pid, folder))
}

async function prepare(options: {
  dataFolder: string
  connections: number
  isThrowaway: boolean
  stop: StopSignals
}): Promise<PostmasterOptions> {
  const { dataFolder, connections, isThrowaway, stop } = options
  const runner = await chooseRunner([path.join(dataFolder, 'postgres'), dataFolder])
  const program = await findProgram(dataFolder, runner)
  const cluster = await openCluster({ dataFolder, program, runner, isThrowaway })
  const logFile = path.join(dataFolder, 'postgres.log')
  emptyWhenFull(logFile, logLimits)
  return {
    program,
    cluster,
    runner,
    logFile,
    connections,
    isThrowaway,
    stop,
    ...(await chooseSocketFolder(cluster, runner)),
  }
}

/** The socket lies with the data, where only the runner and root get in, unless the kernel's limit on its path forbids. */
async function chooseSocketFolder(
  cluster: Cluster,
  runner: Runner,
): Promise<{ socketFolder: string; socketAlias: string }> {
  const folder = socketFolderOf(cluster.folder)
  if (folder === cluster.folder) return { socketFolder: folder, socketAlias: cluster.alias }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (runner) await chown(folder, runner.uid, runner.gid)
  return { socketFolder: folder, socketAlias: folder }
}

function socketFolderOf(clusterFolder: string): string {
  const socketPath = path.join(clusterFolder, '.s.PGSQL.5432')
  if (Buffer.byteLength(socketPath) <= longestSocketPath) return clusterFolder
  const digest = createHash('sha256').update(clusterFolder).digest('hex').slice(0, 16)
  return path.join(process.platform === 'win32' ? os.tmpdir() : '/tmp', `bihuan-${digest}`)
}

/** How to reach the PostgreSQL that another Bihuan runs on a data folder; null when it is not ready. */
export async function reachRunning(dataFolder: string): Promise<Connection | null> {
  const folder = path.join(path.resolve(dataFolder), 'postgres')
  const file = await readPostmasterFile(folder)
  if (file?.status !== 'ready' || !(await isPostmaster(file.pid, folder))) return null
  const password = (await readFile(path.join(folder, 'bihuan.password'), 'utf8')).trim()
  const host = hostOf(socketFolderOf(folder))
  return { host, port: file.port, user: databaseUser, password, database: databaseName }
}

async function removeSocketFolder({ socketFolder, cluster }: PostmasterOptions): Promise<void> {
  if (socketFolder !== cluster.folder) await rm(socketFolder, { recursive: true, force: true })
}

function connectionTo({ cluster, socketFolder }: PostmasterOptions, { port }: Postmaster): Connection {
  return {
    host: hostOf(socketFolder),
    port,
    user: databaseUser,
    password: cluster.password,
    database: databaseName,
  }
}

async function createDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

function keepRunning(
  options: PostmasterOptions,
  first: Postmaster,
  onEvent: (event: PostgresEvent) => void,
): { pid: () => number; stop: () => Promise<void> } {
  let current = first
  let isStopping = false
  const keep = async (): Promise<void> => {
    for (;;) {
      await current.ended
      if (isStopping) return
      onEvent({ type: 'ended' })
      const next = await startAgain(options, () => isStopping, onEvent)
      if (!next) return
      current = next
      if (isStopping) return
      onEvent({ type: 'restarted' })
    }
  }
  const kept = keep()
  options.stop.insisted.addEventListener('abort', () => {
    isStopping = true
    // Like a power cut, which loses nothing that was acknowledged.
    signal(current.pid, 'SIGQUIT')
  })
  const stop = async (): Promise<void> => {
    isStopping = true
    await stopPostmaster(current, options)
    await kept
    // One that was being started again just now has to go too.
    await stopPostmaster(current, options)
  }
  return { pid: () => current.pid, stop }
}

async function startAgain(
  options: PostmasterOptions,
  isStopping: () => boolean,
  onEvent: (event: PostgresEvent) => void,
): Promise<Postmaster | null> {
  for (let pause = 250; !isStopping() && !options.stop.asked.aborted; pause = Math.min(pause * 2, 10_000)) {
    try {
      return await runPostmaster(options)
    } catch (error) {
      onEvent({ type: 'restartFailed', error })
      await delay(pause)
    }
  }
  return null
}
