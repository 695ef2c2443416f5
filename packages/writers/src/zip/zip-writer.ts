import { createHash } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** The media type of a ZIP archive. */
export const zipMediaType = 'application/zip'

/** What was written of one file. */
export type WrittenFile = { readonly path: string; readonly size: number; readonly sha256: string }

/** Writes a ZIP archive as a stream: what lies in memory is one piece of one file, however large they are. */
export type ZipWriter = {
  /** The archive; it flows as fast as it is read. */
  readonly stream: Readable
  /**
   * Adds a file under a path with `/` between folders, and gives what was written of it. One after the other.
   *
   * @param isPacked whether its bytes are worth packing; pictures and office files are packed already
   */
  add(
    path: string,
    content: Readable | string | Uint8Array,
    about: { readonly at: Date; readonly isPacked?: boolean },
  ): Promise<WrittenFile>
  /** Writes the list of what is inside; the stream ends behind it. */
  end(): void
  /** Breaks the stream off, so that nobody takes what there is of it for the whole. */
  fail(error: Error): void
}

/** Begins an archive. Names are in UTF-8 and say so; beyond 4 GB it is written as ZIP64. */
export function openZip(): ZipWriter {
  const zip = new ZipFile()
  // Typed as what can be read alone; it is a stream in its own right.
  const stream = Readable.from(zip.outputStream, { objectMode: false, highWaterMark: 256 * 1024 })
  const broken = gone(stream)
  // It is told to whoever adds; where nobody does any more, nobody need be told.
  broken.catch(() => {})
  return {
    stream,
    add: async (path, content, { at, isPacked = false }) => {
      const source = content instanceof Readable ? content : Readable.from([Buffer.from(content)])
      const counter = countingBytes()
      source.on('error', (error) => counter.stream.destroy(error))
      const options = { mtime: at, mode: 0o100_644, compress: isPacked }
      zip.addReadStreamLazy(path, options, (begin) => begin(null, source.pipe(counter.stream)))
      try {
        await Promise.race([finished(counter.stream), broken])
      } finally {
        // Whoever asked may be gone before this file was begun, and then nobody else closes it.
        source.destroy()
      }
      return { path, ...counter.sum() }
    },
    end: () => zip.end(),
    fail: (error) => stream.destroy(error),
  }
}

async function gone(stream: Readable): Promise<never> {
  await finished(stream, { writable: false })
  throw new Error('the archive ended before all was in it')
}

function countingBytes(): {
  readonly stream: Transform
  readonly sum: () => { readonly size: number; readonly sha256: string }
} {
  const digest = createHash('sha256')
  let size = 0
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      digest.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  return { stream, sum: () => ({ size, sha256: digest.digest('hex') }) }
}
