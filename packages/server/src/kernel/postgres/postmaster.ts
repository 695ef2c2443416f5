import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Cluster, databaseUser, postgresEnvironment } from './cluster.ts'
import { disownPostmasterFile, isPostmaster, readPostmasterFile } from './postmaster-file.ts'
import { noProgram, type Program } from './program.ts'
import type { StopSignals } from '../stop-signals.ts'
import type { Runner } from './runner.ts'
import { StartError } from '../start-error.ts'

/** A running PostgreSQL, started by us or found running. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly isAdopted: boolean
  /** Settles when it has ended, however that came about. */
  readonly ended: Promise<void>
}

/** What a postmaster is started with. */
export type PostmasterOptions = {
  readonly program: Program
  readonly cluster: Cluster
  readonly runner: Runner
  readonly socketFolder: string
  readonly socketAlias: string
  readonly logFile: string
  readonly connections: number
  readonly isThrowaway: boolean
  readonly stop: StopSignals
}

const pollMilliseconds = 10
/** Backends of a killed postmaster leave within moments; a zombie may stay a little longer. */
const leftoverMilliseconds = 20_000
const patienceMilliseconds = 20_000

/** Adopts the PostgreSQL that a killed Bihuan left running on this folder, or starts one. */
export async function runPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const deadline = Date.now() + leftoverMilliseconds
  for (;;) {
    options.stop.asked.throwIfAborted()
    const adopted = await adopt(options)
    if (adopted) return adopted
    await disownPostmasterFile(options.cluster.folder, options.socketFolder)
    const outcome = await launch(options)
    if ('pid' in outcome) return outcome
    if (!outcome.isTransient || Date.now() > deadline) throw outcome.error
    await delay(200)
  }
}

/** Ends a postmaster: open transactions are rolled back, what is committed stays. */
export async function stopPostmaster(postmaster: Postmaster, options: PostmasterOptions): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(options.program.control, ['stop', '-m', 'fast', '-D', options.cluster.folder])
    return
  }
  signal(postmaster.pid, 'SIGINT')
  // An immediate stop loses nothing either: the next start recovers from the write-ahead log. It is asked for again and again, as the
  // program itself would end where nothing holds it, and with it whoever waits here.
  const impatience = setInterval(() => signal(postmaster.pid, 'SIGQUIT'), patienceMilliseconds)
  await postmaster.ended
  clearInterval(impatience)
}

/** Sends a signal to a process that may be gone already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already.
  }
}

async function adopt({ cluster, socketFolder, stop }: PostmasterOptions): Promise<Postmaster | null> {
  const { folder, password } = cluster
  for (;;) {
    stop.asked.throwIfAborted()
    const file = await readPostmasterFile(folder)
    if (!file || !(await isPostmaster(file.pid, folder))) return null
    // One that is just being killed still says that it is ready, but no longer answers.
    if (
      file.status === 'ready' &&
      (await answers({ host: hostOf(socketFolder), port: file.port, password }))
    ) {
      return { pid: file.pid, port: file.port, isAdopted: true, ended: watch(file.pid, folder) }
    }
    await delay(pollMilliseconds)
  }
}

/** Where the driver finds a postmaster. */
export function hostOf(socketFolder: string): string {
  return process.platform === 'win32' ? '127.0.0.1' : socketFolder
}

async function answers(address: { host: string; port: number; password: string }): Promise<boolean> {
  const client = new pg.Client({ ...address, user: databaseUser, database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function watch(pid: number, folder: string): Promise<void> {
  while (await isPostmaster(pid, folder)) await delay(200, undefined, { ref: false })
}

type Failure = { readonly error: StartError; readonly isTransient: boolean }

async function launch(options: PostmasterOptions): Promise<Postmaster | Failure> {
  const logStart = await stat(options.logFile).then(
    (file) => file.size,
    () => 0,
  )
  const child = await spawnPostgres(options)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const { folder } = options.cluster
  // Recovery after a crash may take its time, so that only the end of the process counts as failure.
  while (child.exitCode === null && child.signalCode === null) {
    const file = await readPostmasterFile(folder)
    if (file && file.pid === child.pid && file.status === 'ready') {
      return { pid: file.pid, port: file.port, isAdopted: false, ended }
    }
    if (child.pid !== undefined && options.stop.asked.aborted) {
      signal(child.pid, options.stop.insisted.aborted ? 'SIGQUIT' : 'SIGINT')
    }
    await delay(pollMilliseconds)
  }
  options.stop.asked.throwIfAborted()
  const log = await readFile(options.logFile)
  return explain(log.subarray(logStart).toString(), options)
}

function explain(reason: string, options: PostmasterOptions): Failure {
  if (reason.includes('No space left')) {
    return {
      error: new StartError('DISK_FULL', { folder: options.cluster.folder }),
      isTransient: false,
    }
  }
  const lines = reason.trim().split('\n').slice(-4).join(' / ')
  const isTransient = /shared memory block|lock file .* already exists|Address already in use/.test(reason)
  return {
    error: new StartError('START_FAILED', { log: options.logFile, reason: lines }),
    isTransient,
  }
}

async function spawnPostgres(options: PostmasterOptions): Promise<ChildProcess> {
  const log = openSync(options.logFile, 'a', 0o600)
  try {
    const child = spawn(options.program.postgres, settings(options), {
      cwd: options.cluster.folder,
      env: postgresEnvironment(),
      // Its own group, so that Ctrl-C reaches only us and running requests can still finish.
      detached: true,
      stdio: ['ignore', log, log],
      ...options.runner,
    })
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', (error) => reject('code' in error && error.code === 'ENOENT' ? noProgram() : error))
    })
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

function settings(options: PostmasterOptions): string[] {
  const network =
    process.platform === 'win32'
      ? { listen_addresses: '127.0.0.1', port: String(20_000 + (process.pid % 40_000)) }
      : {
          listen_addresses: '',
          unix_socket_directories: options.socketAlias,
          unix_socket_permissions: '0700',
        }
  const chosen: Readonly<Record<string, string>> = {
    ...network,
    max_connections: String(Math.max(options.isThrowaway ? 100 : 50, options.connections)),
    shared_buffers: '48MB',
    max_wal_size: '256MB',
    // Three worker processes less; on one machine they gain little.
    io_method: 'sync',
    jit: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    // Statements and details may hold what people typed; the log must not.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    ...(options.isThrowaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  return [
    '-D',
    options.cluster.alias,
    ...Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}
