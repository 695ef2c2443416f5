import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { Exchange } from './exchange.ts'

/** The forms in which an answer can travel. */
export type Encoding = 'identity' | 'gzip' | 'br'

/** The best form that a client takes. */
export function encodingFor(accepted = ''): Encoding {
  const named = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...params] = part.toLowerCase().split(';')
      const isRefused = params.some((param) => /^\s*q=0(?:\.0*)?\s*$/.test(param))
      return [name.trim(), !isRefused]
    }),
  )
  return (['br', 'gzip'] as const).find((name) => named.get(name)) ?? 'identity'
}

/** What is shorter fits into one packet as it is. */
const worthwhile = 1024
/** Up to here compressing takes less than having it done by another thread does. */
const atOnce = 64 * 1024

/**
 * Ends an answer with its whole content, compressed where that is worthwhile. Quickly rather than well: of a usual answer the
 * best of ways would save another tenth of the bytes, and take five times as long.
 */
export function sendBytes({ request, response }: Exchange, bytes: Buffer): void {
  const isWorthwhile = bytes.length >= worthwhile
  const encoding = isWorthwhile ? encodingFor(request.headers['accept-encoding']) : 'identity'
  if (isWorthwhile) response.setHeader('vary', 'accept-encoding')
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
  const send = (sent: Buffer): void => void response.setHeader('content-length', sent.length).end(sent)
  if (encoding === 'identity') send(bytes)
  else if (bytes.length <= atOnce) send(compressAtOnce[encoding](bytes))
  else {
    compressBeside[encoding](bytes, (error, sent) => {
      if (error) response.destroy(error)
      else if (!response.headersSent) send(sent)
    })
  }
}

/** The same of a text. As it is, it leaves in one piece with its head, where bytes would be written apart. */
export function sendText(exchange: Exchange, text: string): void {
  const { request, response } = exchange
  const length = Buffer.byteLength(text)
  if (length >= worthwhile && encodingFor(request.headers['accept-encoding']) !== 'identity')
    sendBytes(exchange, Buffer.from(text))
  else {
    if (length >= worthwhile) response.setHeader('vary', 'accept-encoding')
    response.setHeader('content-length', length).end(text)
  }
}

const gzipped = { level: 1, chunkSize: atOnce }
const brotlied = { chunkSize: atOnce, params: { [constants.BROTLI_PARAM_QUALITY]: 2 } }

type Compressed = (error: Error | null, bytes: Buffer) => void

const compressAtOnce = {
  gzip: (bytes: Buffer) => gzipSync(bytes, gzipped),
  br: (bytes: Buffer) => brotliCompressSync(bytes, brotlied),
}

const compressBeside = {
  gzip: (bytes: Buffer, then: Compressed) => gzip(bytes, gzipped, then),
  br: (bytes: Buffer, then: Compressed) => brotliCompress(bytes, brotlied, then),
}
