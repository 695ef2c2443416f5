import { readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

/** What a running PostgreSQL says of itself in its data folder. */
export type PostmasterFile = { readonly pid: number; readonly port: number; readonly status: string }

/** Reads postmaster.pid; null when there is none or it is still being written. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | null> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3]), status: lines[7] ?? 'starting' }
}

/**
 * Whether a process is the PostgreSQL of this folder. A killed one can stay as a zombie where nobody reaps it, and
 * its number can be somebody else's after a restart of the machine; both would look alive to a signal.
 */
export async function isPostmaster(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux') return isPostgresByName(pid)
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const match = /^\d+ \((.*)\) (\S)/s.exec(stat)
  if (!match || match[1] !== 'postgres' || match[2] === 'Z' || match[2] === 'X') return false
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  return folder === null || folder === (await realpath(cluster))
}

/** Whether a signal would reach a process of this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function isPostgresByName(pid: number): Promise<boolean> {
  const answer = await promisify(execFile)('ps', ['-o', 'stat=,comm=', '-p', String(pid)]).catch(() => null)
  const [state, ...name] = (answer?.stdout ?? '').trim().split(/\s+/)
  return state !== undefined && !state.startsWith('Z') && name.join(' ').includes('postgres')
}

/**
 * Takes the claim from a postmaster that no longer runs. The file itself stays, under our own number: PostgreSQL
 * finds in it the shared memory by which it makes sure that no backend of the dead one is still writing, and
 * a file that names its parent counts as stale.
 */
export async function disownPostmasterFile(cluster: string, socketFolder: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return
  await writeFile(file, [String(process.pid), ...text.split('\n').slice(1)].join('\n'))
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    await rm(path.join(socketFolder, name), { force: true })
}
