import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Encoding, encodingFor } from './encoding.ts'
import type { Exchange } from './exchange.ts'

/** An answer that is the same for everybody: written and compressed once, then sent as the bytes that it is. */
export type KeptAnswer = {
  readonly type: string
  readonly etag: string
  readonly bytes: Readonly<Record<Encoding, Buffer>>
}

/** Compresses an answer in each way that browsers take. */
export async function keepAnswer(type: string, content: string | Buffer): Promise<KeptAnswer> {
  const identity = Buffer.from(content)
  const brotli = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length },
  }
  const [gzipped, brotlied] = await Promise.all([
    promisify(gzip)(identity, { level: 9 }),
    promisify(brotliCompress)(identity, brotli),
  ])
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  return { type, etag, bytes: { identity, gzip: gzipped, br: brotlied } }
}

/** Sends a kept answer in the best form that the client takes, or nothing where it has it already. */
export function sendKept(
  { request, response }: Pick<Exchange, 'request' | 'response'>,
  { type, etag, bytes }: KeptAnswer,
): void {
  const encoding = encodingFor(request.headers['accept-encoding'])
  response.setHeader('etag', etag)
  response.setHeader('vary', 'accept-encoding')
  // May be kept and is asked for anew: a newer version of the program says something else at the same address.
  response.setHeader('cache-control', 'no-cache')
  if (isAmong(etag, request.headers['if-none-match'])) {
    response.writeHead(304).end()
    return
  }
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
  response.writeHead(200, { 'content-type': type, 'content-length': bytes[encoding].length })
  response.end(request.method === 'HEAD' ? undefined : bytes[encoding])
}

function isAmong(etag: string, asked = ''): boolean {
  return asked.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
