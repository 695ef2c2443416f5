import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { OutputId } from '@bihuan/core/kernel/id.ts'
import { type FileStore, isDiskFull } from '../kernel/files/file-store.ts'
import type { Range } from '../kernel/http/ranges.ts'

/** What was written of a file. */
export type WrittenOutput = { readonly size: number; readonly sha256: string }

/** The files that wait to be fetched. They lie apart from evidence: nothing of them is kept for good, or in a backup. */
export type OutputFiles = {
  /** Writes a file to its end, or leaves nothing of it; throws `NoPlace` where the disk is full or the folder cannot be written. */
  write(id: OutputId, content: Readable, signal: AbortSignal): Promise<WrittenOutput>
  /** The bytes of a file, or of a part of it; null when it is not there. */
  read(id: OutputId, range: Range | null): Promise<Readable | null>
  remove(id: OutputId): Promise<void>
  /** The names of whatever lies there, each beginning with the id of what it is of. */
  names(): Promise<readonly string[]>
  removeNamed(name: string): Promise<void>
}

/** Left free for everything else: what is made to be fetched can be made again. */
const reserve = 1024 ** 3
/** The room on the disk is looked at again after so many bytes of one file. */
const roomStep = 64 * 1024 ** 2
const unfinished = '.part'

/** There is no place for a file: said to whoever ordered it, and why in the log. */
export class NoPlace extends Error {
  override readonly name = 'NoPlace'
}

/** Opens the folder in which files wait to be fetched. */
export async function openOutputFiles(
  folder: string,
  { hasRoom }: Pick<FileStore, 'hasRoom'>,
): Promise<OutputFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const placeOf = (name: string): string => path.join(folder, name)
  const removeNamed = (name: string): Promise<void> => rm(placeOf(name), { force: true })
  return {
    write: async (id, content, signal) => {
      const part = `${id}${unfinished}`
      try {
        const written = await writeTo(placeOf(part), { content, signal, hasRoom })
        await rename(placeOf(part), placeOf(id))
        return written
      } catch (error) {
        content.destroy()
        // What cannot be taken out where nothing can be written is taken out by the clock.
        await removeNamed(part).catch(() => {})
        throw isOfPlace(error, placeOf(part)) ? new NoPlace('no place for a file', { cause: error }) : error
      }
    },
    read: async (id, range) => {
      const handle = await open(placeOf(id)).catch(() => null)
      return handle?.createReadStream(range ?? {}) ?? null
    },
    remove: async (id) => {
      await removeNamed(id)
      await removeNamed(`${id}${unfinished}`)
    },
    names: () => readdir(folder),
    removeNamed,
  }
}

/** Whether it is the place that failed, and not what was to be written. */
function isOfPlace(error: unknown, place: string): boolean {
  const isOpening = error instanceof Error && 'path' in error && error.path === place
  return isOpening || error instanceof NoPlace || isDiskFull(error)
}

async function writeTo(
  place: string,
  {
    content,
    signal,
    hasRoom,
  }: { readonly content: Readable; readonly signal: AbortSignal } & Pick<FileStore, 'hasRoom'>,
): Promise<WrittenOutput> {
  const digest = createHash('sha256')
  let size = 0
  let looked = -roomStep
  async function* counted(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      if (size - looked >= roomStep) {
        if (!(await hasRoom(reserve + roomStep))) throw new NoPlace('the disk is full')
        looked = size
      }
      digest.update(piece)
      size += piece.length
      yield piece
    }
  }
  await pipeline(content, counted, createWriteStream(place, { mode: 0o600 }), { signal })
  return { size, sha256: digest.digest('hex') }
}
