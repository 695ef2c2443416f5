import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Exchange } from './exchange.ts'

/** A part of a file: `end` is its last byte. */
export type Range = { readonly start: number; readonly end: number }

/** The part that is asked for, of what is still the same file; null where that is all of it. */
export function rangeOf(
  { request }: Exchange,
  { size, etag }: { readonly size: number; readonly etag: string },
): Range | 'unsatisfiable' | null {
  const condition = request.headers['if-range']
  const match = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '')
  if (!match || (condition !== undefined && condition !== etag)) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}

/** Says that a file has no such part. */
export function refuseRange({ response }: Exchange, size: number): void {
  response.writeHead(416, { 'content-range': `bytes */${size}` }).end()
}

/** Sends a file or a part of it, under whatever heads are set; nothing but these to whoever asks for the head alone. */
export async function sendRange(
  { request, response }: Exchange,
  { stream, size, range }: { readonly stream: Readable; readonly size: number; readonly range: Range | null },
): Promise<void> {
  const { start, end } = range ?? { start: 0, end: size - 1 }
  response.setHeader('content-length', end - start + 1)
  if (range) response.setHeader('content-range', `bytes ${start}-${end}/${size}`)
  response.writeHead(range ? 206 : 200)
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  // Whoever closes the page in the midst of a download has done nothing wrong.
  await pipeline(stream, response).catch(() => response.destroy())
}
