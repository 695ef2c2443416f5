import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { embeddedMajor, noProgram, type Program } from './program.ts'
import { handOver, isReachable, type Runner } from './runner.ts'
import { StartError, userName } from '../start-error.ts'

/** The folder with the database's own files, as the process that runs it has to name it. */
export type Cluster = {
  readonly folder: string
  /** Its name for PostgreSQL: `/proc/self/cwd` where the runner cannot walk down to it. */
  readonly alias: string
  readonly password: string
}

/** The name of the one database user; it is not a person. */
export const databaseUser = 'bihuan'

/** Opens the database files of a data folder, making them on first use. */
export async function openCluster(options: {
  dataFolder: string
  program: Program
  runner: Runner
  isThrowaway: boolean
}): Promise<Cluster> {
  const folder = path.join(options.dataFolder, 'postgres')
  await removeHalfMade(options.dataFolder)
  await refuseStrangers(folder)
  const version = await readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch(nullWhenMissing)
  if (version === null) await makeCluster({ ...options, folder })
  else if (version.trim() !== embeddedMajor) {
    const params = { folder: options.dataFolder, found: version.trim(), expected: embeddedMajor }
    throw new StartError('OTHER_VERSION', params)
  }
  await handOver(folder, options.runner)
  const password = (await readFile(path.join(folder, 'bihuan.password'), 'utf8')).trim()
  return { folder, alias: await aliasOf(folder, options.runner), password }
}

/** PostgreSQL serves the owner of its files only; root hands them over instead. */
async function refuseStrangers(folder: string): Promise<void> {
  const found = await stat(folder).catch(nullWhenMissing)
  const uid = process.getuid?.()
  if (found === null || uid === undefined || uid === 0 || found.uid === uid) return
  const params = { path: folder, owner: found.uid === 0 ? 'root' : `uid ${found.uid}`, user: userName() }
  throw new StartError('OTHER_OWNER', params)
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

/**
 * A folder under, say, root's private home cannot be reached by the unprivileged runner, yet a process that was
 * started in it may go on using it through `/proc/self/cwd`.
 */
async function aliasOf(folder: string, runner: Runner): Promise<string> {
  const isHidden = process.platform === 'linux' && !(await isReachable(folder, runner))
  return isHidden ? '/proc/self/cwd' : folder
}

async function removeHalfMade(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (name.startsWith('postgres.new-'))
      await rm(path.join(dataFolder, name), { recursive: true, force: true })
  }
}

/** Makes the files beside their place and renames them into it, so that a crash never leaves half a database. */
async function makeCluster(options: {
  dataFolder: string
  folder: string
  program: Program
  runner: Runner
  isThrowaway: boolean
}): Promise<void> {
  const password = randomBytes(24).toString('base64url')
  const fresh = await mkdtemp(path.join(options.dataFolder, 'postgres.new-'))
  // In the folder for temporary files, because initdb wants its own empty and the runner may reach no other.
  const secrets = await mkdtemp(path.join(os.tmpdir(), 'bihuan-'))
  const passwordFile = path.join(secrets, 'password')
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    if (options.runner) {
      for (const entry of [fresh, secrets, passwordFile])
        await chown(entry, options.runner.uid, options.runner.gid)
    }
    await runInitdb({ ...options, fresh, passwordFile })
    await writeFile(path.join(fresh, 'bihuan.password'), `${password}\n`, { mode: 0o600 })
    if (options.runner)
      await chown(path.join(fresh, 'bihuan.password'), options.runner.uid, options.runner.gid)
    await mkdir(options.dataFolder, { recursive: true })
    await rename(fresh, options.folder)
    await syncFolder(options.dataFolder)
  } finally {
    await rm(secrets, { recursive: true, force: true })
    await rm(fresh, { recursive: true, force: true })
  }
}

async function runInitdb(options: {
  fresh: string
  passwordFile: string
  program: Program
  runner: Runner
  isThrowaway: boolean
}): Promise<void> {
  const { fresh, passwordFile, program, runner, isThrowaway } = options
  const choices = {
    pgdata: await aliasOf(fresh, runner),
    username: databaseUser,
    encoding: 'UTF8',
    pwfile: passwordFile,
    auth: 'scram-sha-256',
    'locale-provider': 'builtin',
    'builtin-locale': 'C.UTF-8',
    'lc-collate': 'C',
    'lc-ctype': characterLocale(),
    'lc-messages': 'C',
    // The password is 192 random bits, so that stretching it would only cost time on every connection.
    set: 'scram_iterations=1',
  }
  const args = Object.entries(choices).map(([name, value]) => `--${name}=${value}`)
  if (isThrowaway) args.push('--no-sync')
  const reason = await failureOf(program.initdb, args, { cwd: fresh, ...runner })
  if (reason === null) return
  if (reason.includes('No space left')) throw new StartError('DISK_FULL', { folder: path.dirname(fresh) })
  throw new StartError('START_FAILED', { log: 'initdb', reason })
}

/** Runs a program of PostgreSQL to its end: null, or what it said when it failed. */
async function failureOf(
  program: string,
  args: readonly string[],
  options: { cwd: string; uid?: number; gid?: number },
): Promise<string | null> {
  const child = spawn(program, args, {
    ...options,
    env: postgresEnvironment(),
    // Its own group: Ctrl+C is ours to answer, and must not break it off halfway.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const endWithUs = (): void => void (child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'))
  process.once('exit', endWithUs)
  try {
    const [code, said] = await Promise.all([
      new Promise<number | null>((resolve, reject) => {
        child.once('error', reject)
        child.once('exit', resolve)
      }),
      text(child.stderr),
    ])
    return code === 0 ? null : said.trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw noProgram()
    throw error
  } finally {
    process.off('exit', endWithUs)
  }
}

/** With the C locale for characters, trigram functions would see no Chinese. */
function characterLocale(): string {
  if (process.platform === 'darwin') return 'en_US.UTF-8'
  return process.platform === 'win32' ? 'C' : 'C.UTF-8'
}

/** PostgreSQL gets none of our environment, so that no PG… variable of the machine changes what it does. */
export function postgresEnvironment(): Record<string, string> {
  const { PATH = '', SystemRoot } = process.env
  return { PATH, TZ: 'UTC', ...(SystemRoot === undefined ? {} : { SystemRoot }) }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
