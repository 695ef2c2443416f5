import { existsSync } from 'node:fs'
import { chown, lstat, mkdtemp, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { create, extract, list } from 'tar'
import { ArchiveError } from './archive-error.ts'
import { compiledName } from './compiled.js'
import { makePrivateFolder } from './private-folder.ts'
import { lockName } from './postgres/folder-lock.ts'

/** What an archive holds. */
export type Archived = { readonly entries: number; readonly bytes: number }

/**
 * Writes a data folder that nobody works on into an archive: under another name until it is whole, readable to its owner
 * only. Links are followed, so that evidence on another disk is in it.
 */
export async function writeArchive(options: {
  folder: string
  file: string
  /** Without what belongs to the embedded database. */
  isFilesOnly: boolean
}): Promise<Archived> {
  const folder = await realpath(options.folder)
  const file = path.resolve(options.file)
  if (existsSync(file)) throw new ArchiveError('FILE_EXISTS', { file })
  const unfinished = `${file}.unfinished-${process.pid}`
  let entries = 0
  try {
    const home = await realpath(path.dirname(file))
    if (`${home}${path.sep}`.startsWith(`${folder}${path.sep}`))
      throw new ArchiveError('FILE_INSIDE', { file, folder })
    await (await open(unfinished, 'wx', 0o600)).close()
    const filter = (place: string): boolean => {
      const isKept = belongs(folder, place, options.isFilesOnly)
      if (isKept) entries += 1
      return isKept
    }
    const names = await readdir(folder)
    await create({ cwd: folder, file: unfinished, gzip: true, follow: true, strict: true, filter }, names)
    await syncFile(unfinished)
    await rename(unfinished, file)
    return { entries, bytes: (await stat(file)).size }
  } catch (error) {
    throw troubleAt(file, error)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** What went wrong while writing, in words where it is the place that does not take it. */
function troubleAt(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const reason = String(error.code)
  if (reason === 'ENOSPC' || reason === 'EDQUOT') return new ArchiveError('DISK_FULL', { file })
  const place = 'path' in error ? String(error.path) : file
  // What cannot be read lies in the data folder and is told by its own path.
  const isTarget =
    place.startsWith(path.dirname(file)) && ['EACCES', 'ENOENT', 'ENOTDIR', 'EPERM', 'EROFS'].includes(reason)
  return isTarget || reason === 'EFBIG' ? new ArchiveError('PLACE_UNUSABLE', { file, reason }) : error
}

/** Locks, sockets and the copy of PostgreSQL's programs are of this machine; another Bihuan's folder is its own. */
function belongs(folder: string, place: string, isFilesOnly: boolean): boolean {
  const [top = '', name = ''] = path.normalize(place).split(path.sep)
  // What was made to be fetched can be made again, and be gigabytes.
  if (top === 'outputs') return false
  if (top === compiledName || top.startsWith(lockName) || /^postgres(-program-|\.new-)/.test(top))
    return false
  if (isFilesOnly && /^postgres(\.|$)/.test(top)) return false
  if (top === 'postgres' && (name === 'postmaster.pid' || name.startsWith('.s.PGSQL.'))) return false
  return !existsSync(path.join(folder, place, lockName))
}

/**
 * Unpacks an archive into an empty folder, all of it or nothing: beside its place first, then into it. What would leave
 * the folder, or is neither file nor folder, is refused before anything is written.
 */
export async function readArchive(options: { file: string; folder: string }): Promise<Archived> {
  const { file } = options
  const folder = path.resolve(options.folder)
  makePrivateFolder(folder)
  if ((await readdir(folder)).length > 0) throw new ArchiveError('FOLDER_NOT_EMPTY', { folder })
  const archived = await inspect(file)
  const unpacked = await mkdtemp(path.join(folder, '.restoring-'))
  try {
    await unpack(file, unpacked)
    // It is run, and an archive may have come a long way. Removed by the file system, which knows by what names it is found.
    await rm(path.join(unpacked, compiledName), wholly)
    await ownAsFolder(unpacked, folder)
    for (const name of await readdir(unpacked))
      await rename(path.join(unpacked, name), path.join(folder, name))
    return archived
  } catch (error) {
    for (const name of await readdir(folder)) await rm(path.join(folder, name), wholly)
    throw troubleAt(folder, error)
  } finally {
    await rm(unpacked, wholly)
  }
}

/** A file that is still being written when its folder goes would keep the folder: it is tried again. */
const wholly = { recursive: true, force: true, maxRetries: 10 }

/**
 * Ends only when nothing is written any more. In strict mode tar would report the first file that finds no place and go
 * on unpacking behind the back of whoever takes away what is there.
 */
async function unpack(file: string, folder: string): Promise<void> {
  const troubles: Error[] = []
  await extract({
    file,
    cwd: folder,
    preserveOwner: false,
    onwarn: (code, message, data) => {
      troubles.push(data instanceof Error ? data : new Error(`${code}: ${message}`))
    },
    filter: () => troubles.length === 0,
  })
  const [first] = troubles
  if (first) throw first
}

async function inspect(file: string): Promise<Archived> {
  let entries = 0
  let bytes = 0
  let strange: string | null = null
  const tops = new Set<string>()
  try {
    await list({
      file,
      strict: true,
      onReadEntry: (entry) => {
        entries += 1
        bytes += entry.size
        const parts = entry.path.split(/[\\/]/)
        tops.add(parts[0] ?? '')
        const isPlain = entry.type === 'File' || entry.type === 'OldFile' || entry.type === 'Directory'
        if (!isPlain || parts.includes('..') || path.isAbsolute(entry.path) || /^[a-z]:/i.test(entry.path))
          strange ??= entry.path
      },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ArchiveError('ARCHIVE_UNREADABLE', { file, reason })
  }
  if (strange !== null) throw new ArchiveError('ARCHIVE_STRANGE', { file, entry: strange })
  if (!tops.has('postgres') && !tops.has('files'))
    throw new ArchiveError('ARCHIVE_STRANGE', { file, entry: 'files' })
  return { entries, bytes }
}

/** What root unpacks into somebody's folder is theirs, whoever owned it on the machine that it comes from. */
async function ownAsFolder(unpacked: string, folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await lstat(folder)
  for (const name of await readdir(unpacked, { recursive: true }))
    await chown(path.join(unpacked, name), uid, gid)
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
