import { createWriteStream, openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'

/** A form that was sent in. Its files lie on the disk, so that a large one does not fill the memory. */
export type SentForm = {
  readonly data: FormData
  /** Removes the files; whoever wants one has copied it by then. */
  dispose(): Promise<void>
}

/** Why there is no whole body: it is larger than allowed, the memory has no room for it, or its sender has gone. */
export type NotWhole = 'tooLarge' | 'tooMuch' | 'cut'

/** Where files of a form may lie until it has been dealt with. */
export type NameTemporary = () => string

const megabyte = 1024 * 1024
// A notice as text is at most 20 MB.
const limits = { files: 4, fields: 50, fieldSize: 21 * megabyte, headerPairs: 100 }

/**
 * Reads a form as it arrives, up to a limit in bytes. Throws on what is no form.
 *
 * @param options.take whether the memory has room for so many more bytes; what is no file is held there.
 */
export async function readForm(
  request: IncomingMessage,
  options: {
    readonly contentType: string
    readonly limit: number
    readonly nameTemporary: NameTemporary
    readonly take: (bytes: number) => boolean
  },
): Promise<SentForm | NotWhole> {
  if (Number(request.headers['content-length'] ?? 0) > options.limit) return 'tooLarge'
  if (request.destroyed) return 'cut'
  const kept: string[] = []
  const dispose = async (): Promise<void> => {
    await Promise.all(kept.map((file) => rm(file, { force: true })))
  }
  try {
    const data = await parse(request, { ...options, kept })
    if (data instanceof FormData) return { data, dispose }
    await dispose()
    return data
  } catch (error) {
    await dispose()
    throw error
  }
}

type Parsing = Parameters<typeof readForm>[1] & { readonly kept: string[] }

function parse(
  request: IncomingMessage,
  { contentType, limit, nameTemporary, kept, take }: Parsing,
): Promise<FormData | NotWhole> {
  return new Promise((resolve, reject) => {
    const data = new FormData()
    const files: Promise<void>[] = []
    const streams: BusboyFileStream[] = []
    const parser = new Busboy({ headers: { 'content-type': contentType }, limits })
    let size = 0
    const leave = (outcome: unknown): void => {
      request.unpipe(parser)
      request.removeListener('data', count)
      parser.destroy()
      // The parser leaves open what it has begun to give out.
      for (const stream of streams) stream.destroy()
      void Promise.allSettled(files).then(() =>
        outcome === 'tooLarge' || outcome === 'tooMuch' || outcome === 'cut'
          ? resolve(outcome)
          : reject(outcome),
      )
    }
    const count = (chunk: Buffer): void => {
      size += chunk.length
      if (size > limit) leave('tooLarge')
    }
    parser.on('field', (name, value) => {
      if (take(value.length)) data.append(name, value)
      else leave('tooMuch')
    })
    parser.on('file', (...part) => {
      const [name, stream, fileName, , mediaType] = part
      const place = nameTemporary()
      kept.push(place)
      streams.push(stream)
      const keeping = keepFile(stream, { place, fileName, mediaType }).then((file) => data.append(name, file))
      keeping.catch(leave)
      files.push(keeping)
    })
    parser.once('error', (error) => leave(error))
    parser.once('finish', () => {
      void Promise.all(files).then(() => resolve(data), reject)
    })
    request.once('error', () => leave('cut'))
    request.once('close', () => {
      if (!request.complete) leave('cut')
    })
    request.on('data', count)
    request.pipe(parser)
  })
}

async function keepFile(
  stream: BusboyFileStream,
  file: { readonly place: string; readonly fileName: string; readonly mediaType: string },
): Promise<File> {
  await pipeline(stream, createWriteStream(file.place, { mode: 0o600 }))
  const content = await openAsBlob(file.place, { type: file.mediaType })
  return new File([content], file.fileName, { type: file.mediaType })
}
