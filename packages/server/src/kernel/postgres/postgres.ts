import { createHash } from 'node:crypto'
import { chown, mkdir, rename, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, databaseUser, openCluster } from './cluster.ts'
import { lockFolder } from './folder-lock.ts'
import {
  hostOf,
  type Postmaster,
  type PostmasterOptions,
  runPostmaster,
  stopPostmaster,
} from './postmaster.ts'
import { findProgram } from './program.ts'
import { chooseRunner, type Runner } from './runner.ts'

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
const largestLog = 10 * 1024 * 1024

/**
 * Starts the embedded PostgreSQL on a data folder, or takes over the one that a killed Bihuan left running there,
 * and starts it again whenever it ends by itself.
 *
 * @param isThrowaway for tests: nothing waits for the disk, so a power cut would lose the data.
 */
export async function startPostgres(options: {
  dataFolder: string
  isThrowaway?: boolean
  onEvent?: (event: PostgresEvent) => void
}): Promise<EmbeddedPostgres> {
  const dataFolder = path.resolve(options.dataFolder)
  const lock = await lockFolder(dataFolder)
  try {
    const prepared = await prepare(dataFolder, options.isThrowaway ?? false)
    const first = await runPostmaster(prepared)
    const connection = connectionTo(prepared, first)
    await createDatabase(connection)
    const keeper = keepRunning(prepared, first, options.onEvent ?? (() => {}))
    const stop = async (): Promise<void> => {
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

async function prepare(dataFolder: string, isThrowaway: boolean): Promise<PostmasterOptions> {
  const runner = await chooseRunner([path.join(dataFolder, 'postgres'), dataFolder])
  const program = await findProgram(dataFolder, runner)
  const cluster = await openCluster({ dataFolder, program, runner, isThrowaway })
  const logFile = path.join(dataFolder, 'postgres.log')
  const logSize = await stat(logFile).then(
    (file) => file.size,
    () => 0,
  )
  if (logSize > largestLog) await rename(logFile, `${logFile}.1`)
  return { program, cluster, runner, logFile, isThrowaway, ...(await chooseSocketFolder(cluster, runner)) }
}

/** The socket lies with the data, where only the runner and root get in, unless the kernel's limit on its path forbids. */
async function chooseSocketFolder(
  cluster: Cluster,
  runner: Runner,
): Promise<{ socketFolder: string; socketAlias: string }> {
  const socketPath = path.join(cluster.folder, '.s.PGSQL.5432')
  if (Buffer.byteLength(socketPath) <= longestSocketPath) {
    return { socketFolder: cluster.folder, socketAlias: cluster.alias }
  }
  const digest = createHash('sha256').update(cluster.folder).digest('hex').slice(0, 16)
  const folder = path.join(process.platform === 'win32' ? os.tmpdir() : '/tmp', `bihuan-${digest}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (runner) await chown(folder, runner.uid, runner.gid)
  return { socketFolder: folder, socketAlias: folder }
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
  for (let pause = 250; !isStopping(); pause = Math.min(pause * 2, 10_000)) {
    try {
      return await runPostmaster(options)
    } catch (error) {
      onEvent({ type: 'restartFailed', error })
      await delay(pause)
    }
  }
  return null
}
