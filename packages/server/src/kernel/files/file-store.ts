import { createHash, randomUUID } from 'node:crypto'
import {
  constants,
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { endingOf, evidenceKindOf, evidenceLimits } from '@bihuan/core/kernel/evidence-kinds.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result, refuse } from '@bihuan/core/kernel/result.ts'
import { contentType, unknownType } from './content-type.ts'

/** A file as it lies on the disk: found by its content, whatever it is called. */
export type StoredFile = { readonly hash: string; readonly size: number; readonly mediaType: string }

/** Why a file is not taken. */
export type FileRefusal = Refusal<
  'FILE_TOO_LARGE' | 'FILE_EMPTY' | 'FILE_TYPE_REFUSED' | 'FILE_TYPE_MISMATCH' | 'FILE_CUT' | 'DISK_FULL'
>

/** What can have become of a stored file on the disk: it is gone, or its bytes are others. */
export type FileFault = 'missing' | 'exchanged'

/** What is to be stored. */
export type FileToStore = {
  readonly stream: Readable
  readonly name: string
  /** For documents to be read: whoever reads them says which kinds are taken. Otherwise only evidence is. */
  readonly isAnyKind?: boolean
  /** How large it is said to be, in bytes. */
  readonly announced?: number
}

/** Bytes of a stored file. */
type ReadStream = ReturnType<FileHandle['createReadStream']>

/** Keeps files: evidence, and documents that were read in. */
export type FileStore = {
  /**
   * Takes a file in, or leaves nothing of it behind. When this is answered, the file is on the disk for good, and noted as
   * loose until somebody says that it is held.
   */
  storeFile(upload: FileToStore): Promise<Result<StoredFile, FileRefusal>>
  /** Reads a stored file, or a range of it; `end` is its last byte. Before the first byte all are held against the hash. */
  openFile(hash: string, range?: { start: number; end: number }): Promise<ReadStream | FileFault>
  /** What is wrong with a stored file; null when its bytes are those of the hash. */
  faultOf(hash: string): Promise<FileFault | null>
  /** Where a stored file lies; null when there is none of this hash. */
  pathOf(hash: string): Promise<string | null>
  /** Removes a file that nothing refers to any more. */
  removeFile(hash: string): Promise<void>
  /** Notes on the disk that a file may be one that no record knows, should the program end in this moment. */
  noteLoose(hash: string): Promise<void>
  /** Takes the note away: a record knows the file, or it is gone. */
  noteHeld(hash: string): Promise<void>
  /** Files with such a note, or only those that have had it since before an instant: others may be on their way to a record. */
  looseFiles(before?: Date): Promise<string[]>
  /** Removes what somebody began to send a day ago and never finished. */
  removeForgotten(): Promise<void>
  /** Whether the disk has room for so many bytes, beside what is left free for the database. */
  hasRoom(bytes: number): Promise<boolean>
  /** A name for a file that is on its way in; what is forgotten there is removed by a later start. */
  nameTemporary(): string
}

const megabyte = 1024 * 1024
/** Left free for the database, which fares worse than an upload when the disk is full. */
const reserve = 128 * megabyte
/** The room on the disk is looked at again after so many bytes of one file. */
const roomStep = 8 * megabyte
const day = 24 * 60 * 60 * 1000

/**
 * Opens the store in a folder.
 *
 * @param nameTemporary for tests: where an upload is written until it is complete.
 */
export async function openFileStore(options: {
  folder: string
  limit?: number
  nameTemporary?: () => string
}): Promise<FileStore> {
  const incoming = path.join(options.folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await removeForgotten(incoming)
  const nameTemporary = options.nameTemporary ?? (() => path.join(incoming, `${randomUUID()}.part`))
  const limit = options.limit ?? evidenceLimits.megabytes
  const sound: SoundFiles = new Map()
  return {
    storeFile: async (upload) => {
      const temporary = nameTemporary()
      try {
        return await take({ ...upload, temporary, limit, folder: options.folder, incoming })
      } catch (error) {
        if (isDiskFull(error)) return refuse({ code: 'DISK_FULL' })
        throw error
      } finally {
        await rm(temporary, { force: true })
      }
    },
    openFile: async (hash, range) => {
      const opened = await openSound(options.folder, hash, sound)
      return typeof opened === 'string' ? opened : opened.createReadStream(range)
    },
    faultOf: async (hash) => {
      const opened = await openSound(options.folder, hash, sound)
      if (typeof opened === 'string') return opened
      await opened.close()
      return null
    },
    pathOf: (hash) => pathOf(options.folder, hash),
    removeFile: async (hash) => {
      const place = placeOf(options.folder, hash)
      await rm(place, { force: true })
      // As for what is kept: after a power cut it must not be there again.
      await syncFolder(path.dirname(place)).catch(ignoreMissing)
    },
    noteLoose: (hash) => noteLoose(incoming, hash),
    noteHeld: (hash) => rm(noteOf(incoming, hash), { force: true }),
    looseFiles: (before) => looseIn(incoming, before),
    removeForgotten: () => removeForgotten(incoming),
    hasRoom: (bytes) => hasRoom(options.folder, bytes),
    nameTemporary,
  }
}

/**
 * Files whose bytes were found to be those of their hash, by how they lay on the disk then: what was not touched since is
 * not hashed again for each range.
 */
type SoundFiles = Map<string, string>
const mostSoundFiles = 10_000

/** A pipe that somebody has put in the place of a file would otherwise be waited for for ever. Windows has no such flag. */
const withoutWaiting = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)

/** Opens a file and holds its bytes against its hash: what is read from the handle later is what was looked at. */
async function openSound(folder: string, hash: string, sound: SoundFiles): Promise<FileHandle | FileFault> {
  const handle = await open(placeOf(folder, hash), withoutWaiting).catch((error: unknown) => {
    ignoreMissing(error)
    return null
  })
  if (handle === null) return 'missing'
  try {
    const stamp = await stampOf(handle)
    if (stamp !== null && sound.get(hash) === stamp) return handle
    if (stamp !== null && (await digestOf(handle)) === hash) {
      remember(sound, hash, stamp)
      return handle
    }
  } catch (error) {
    await handle.close()
    throw error
  }
  sound.delete(hash)
  await handle.close()
  return 'exchanged'
}

/** How a file lies on the disk; null for what is no file, such as a folder or a pipe in its place. */
async function stampOf(handle: FileHandle): Promise<string | null> {
  const about = await handle.stat({ bigint: true })
  const { dev, ino, size, mtimeNs, ctimeNs } = about
  return about.isFile() ? [dev, ino, size, mtimeNs, ctimeNs].join(' ') : null
}

async function digestOf(handle: FileHandle): Promise<string> {
  const digest = createHash('sha256')
  const piece = Buffer.alloc(megabyte)
  for (let position = 0; ; ) {
    const { bytesRead } = await handle.read(piece, 0, piece.length, position)
    if (bytesRead === 0) return digest.digest('hex')
    digest.update(piece.subarray(0, bytesRead))
    position += bytesRead
  }
}

function remember(sound: SoundFiles, hash: string, stamp: string): void {
  const [oldest] = sound.keys()
  if (sound.size >= mostSoundFiles && oldest !== undefined) sound.delete(oldest)
  sound.set(hash, stamp)
}

async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize - bytes >= reserve
}

const looseEnding = '.loose'

function noteOf(incoming: string, hash: string): string {
  return path.join(incoming, `${hash}${looseEnding}`)
}

async function noteLoose(incoming: string, hash: string): Promise<void> {
  await writeFile(noteOf(incoming, hash), '', { mode: 0o600 })
  await syncFolder(incoming)
}

async function looseIn(incoming: string, before: Date | undefined): Promise<string[]> {
  const found: string[] = []
  for (const name of await readdir(incoming)) {
    if (!name.endsWith(looseEnding)) continue
    // One that is held in this moment is loose no more.
    const noted = before && (await stat(path.join(incoming, name)).catch(ignoreMissing))
    if (before === undefined || (noted && noted.mtime < before))
      found.push(name.slice(0, -looseEnding.length))
  }
  return found
}

async function pathOf(folder: string, hash: string): Promise<string | null> {
  const place = placeOf(folder, hash)
  return stat(place).then(
    () => place,
    () => null,
  )
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

type Taking = FileToStore & { temporary: string; limit: number; folder: string; incoming: string }

async function take(taking: Taking): Promise<Result<StoredFile, FileRefusal>> {
  if (!(await hasRoom(taking.folder, taking.announced ?? 0))) return refuse({ code: 'DISK_FULL' })
  const written = await write(taking)
  if (!written.ok) return written
  const { hash, size } = written.value
  const extension = endingOf(taking.name)
  const mediaType = await contentType(taking.temporary, extension)
  const refusal = taking.isAnyKind === true ? null : kindRefusal(mediaType, extension)
  if (refusal !== null) return refuse(refusal)
  await noteLoose(taking.incoming, hash)
  await settle(taking, hash)
  return ok({ hash, size, mediaType })
}

/** Why a file of this kind is no evidence, or null. */
function kindRefusal(mediaType: string, extension: string): FileRefusal | null {
  const kind = evidenceKindOf(mediaType)
  if (kind?.endings.includes(extension) === true) return null
  if (kind !== null)
    return { code: 'FILE_TYPE_MISMATCH', params: { extension, type: kind.endings[0] ?? mediaType } }
  const params =
    mediaType === unknownType ? { type: '无法识别', typeEn: 'not recognised' } : { type: mediaType }
  return { code: 'FILE_TYPE_REFUSED', params }
}

async function write({
  stream,
  temporary,
  limit,
  folder,
}: Taking): Promise<Result<{ hash: string; size: number }, FileRefusal>> {
  const handle = await open(temporary, 'w', 0o600)
  try {
    const digest = createHash('sha256')
    let unlooked = 0
    let isFull = false
    const size = await copy(stream, limit * megabyte, async (chunk) => {
      digest.update(chunk)
      await writeWhole(handle, chunk)
      unlooked += chunk.length
      // Others may be sending in as well, so that what there was room for at the start may have none now.
      if (unlooked < roomStep) return true
      unlooked = 0
      isFull = !(await hasRoom(folder, 0))
      return !isFull
    })
    if (isFull) return refuse({ code: 'DISK_FULL' })
    if (size === 'cut') return refuse({ code: 'FILE_CUT' })
    if (size === 'tooLarge') return refuse({ code: 'FILE_TOO_LARGE', params: { limit } })
    if (size === 0) return refuse({ code: 'FILE_EMPTY' })
    await handle.sync()
    return ok({ hash: digest.digest('hex'), size })
  } finally {
    await handle.close()
  }
}

async function copy(
  stream: Readable,
  limit: number,
  write: (chunk: Buffer) => Promise<boolean>,
): Promise<number | 'cut' | 'tooLarge'> {
  let size = 0
  // A pull at a time, so that a failing disk is not taken for a failing sender. The stream stays open on leaving:
  // whoever sent the file still has to get an answer.
  const chunks = stream.iterator({ destroyOnReturn: false })
  for (;;) {
    const next: IteratorResult<unknown> | null = await chunks.next().catch(() => null)
    if (next === null) return 'cut'
    if (next.done === true) return size
    if (!Buffer.isBuffer(next.value)) throw new Error('an upload has to be a stream of bytes')
    size += next.value.length
    if (size > limit) {
      await chunks.return?.()
      return 'tooLarge'
    }
    if (!(await write(next.value))) {
      await chunks.return?.()
      return size
    }
  }
}

async function writeWhole(handle: FileHandle, chunk: Buffer): Promise<void> {
  for (let offset = 0; offset < chunk.length; ) {
    offset += (await handle.write(chunk, offset)).bytesWritten
  }
}

/** Moves the complete file to its place by its content, in steps that a power cut cannot leave half done. */
async function settle({ folder, temporary }: Taking, hash: string): Promise<void> {
  const place = placeOf(folder, hash)
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  await rename(temporary, place)
  await syncFolder(path.dirname(place))
  await syncFolder(folder)
}

function placeOf(folder: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not the hash of a file')
  return path.join(folder, hash.slice(0, 2), hash.slice(2))
}

/** Uploads that a killed program left unfinished; younger ones may belong to another process on the same folder. */
async function removeForgotten(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    if (name.endsWith(looseEnding)) continue
    const file = path.join(incoming, name)
    const found = await stat(file).catch(ignoreMissing)
    if (found && Date.now() - found.mtimeMs > day) await rm(file, { force: true })
  }
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

/** Whether an error says that nothing more fits on the disk. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
