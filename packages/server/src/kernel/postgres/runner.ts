import { chown, lstat, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'

/** The user that PostgreSQL runs as; null means as ourselves. */
export type Runner = { readonly uid: number; readonly gid: number } | null

const nobody = 65534

/**
 * PostgreSQL refuses to run as root, so root hands it to an unprivileged user: the owner of the data where there is
 * one, so that an ordinary user's folder stays theirs, and `nobody` otherwise.
 */
export async function chooseRunner(candidates: readonly string[]): Promise<Runner> {
  if (process.getuid?.() !== 0) return null
  for (const candidate of candidates) {
    const owner = await stat(candidate).catch(() => null)
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  return { uid: nobody, gid: nobody }
}

/** Whether the runner can walk down to a path: every folder above it must let them through. */
export async function isReachable(target: string, runner: Runner): Promise<boolean> {
  if (!runner) return true
  let folder = path.dirname(await realpath(target))
  for (;;) {
    const { mode, uid, gid } = await stat(folder)
    const execute = uid === runner.uid ? 0o100 : gid === runner.gid ? 0o010 : 0o001
    if ((mode & execute) === 0) return false
    const parent = path.dirname(folder)
    if (parent === folder) return true
    folder = parent
  }
}

/** Gives a file that root made to whoever owns the folder around it, so that they can use it without root later. */
export async function ownLikeFolder(file: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(path.dirname(file))
  await chown(file, uid, gid)
}

/** Hands a folder with everything in it to the runner, for instance after root restored it from a copy. */
export async function handOver(folder: string, runner: Runner): Promise<void> {
  if (!runner || (await stat(folder)).uid === runner.uid) return
  for (const name of await readdir(folder, { recursive: true })) {
    const entry = path.join(folder, name)
    // Following a link could give away a file outside the folder.
    if (!(await lstat(entry)).isSymbolicLink()) await chown(entry, runner.uid, runner.gid)
  }
  await chown(folder, runner.uid, runner.gid)
}
