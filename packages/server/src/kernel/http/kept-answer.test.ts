import { get, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memoryLog } from '../../testing/memory-log.ts'
import { keepAnswer, sendKept } from './kept-answer.ts'
import { type HttpServer, listen } from './server.ts'

const text = '整改 '.repeat(2_000)
let server: HttpServer

beforeAll(async () => {
  const kept = await keepAnswer('text/plain; charset=utf-8', text)
  const route = async (exchange: Parameters<typeof sendKept>[0]): Promise<boolean> => {
    sendKept(exchange, kept)
    return true
  }
  const surroundings = { publicOrigin: null, isBehindProxy: false }
  server = await listen({ host: '127.0.0.1', port: 0, routes: [route], surroundings, log: memoryLog() })
})

afterAll(async () => server.stop())

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['GZIP;q=0.5, br;q=0', 'gzip', gunzipSync],
  ['br;q=0.0, gzip;q=0', undefined, (bytes: Buffer) => bytes],
  [undefined, undefined, (bytes: Buffer) => bytes],
])('who takes %s is sent %s', async (...row) => {
  const [accepted, encoding, unpack] = row
  const { headers, bytes } = await ask(accepted === undefined ? {} : { 'accept-encoding': accepted })
  expect(headers['content-encoding']).toBe(encoding)
  expect(headers['content-length']).toBe(String(bytes.length))
  expect(headers['vary']).toBe('accept-encoding')
  expect(unpack(bytes).toString()).toBe(text)
})

test('who has it already is sent nothing, and neither is who asks only for the headers', async () => {
  const whole = await ask({})
  const again = await ask({ 'if-none-match': `"other", W/${whole.etag}` })
  expect([again.status, again.bytes.length, again.etag]).toEqual([304, 0, whole.etag])
  const other = await ask({ 'if-none-match': '"other"' })
  expect([other.status, other.bytes.length]).toEqual([200, whole.bytes.length])
  const head = await ask({}, 'HEAD')
  expect([head.headers['content-length'], head.bytes.length]).toEqual([String(whole.bytes.length), 0])
})

/** A request with exactly these headers; `fetch` would unpack the answer. */
async function ask(
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; etag: string; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    get(server.address, { headers, method }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          etag: response.headers.etag ?? '',
          bytes: Buffer.concat(chunks),
        }),
      )
    }).on('error', reject)
  })
}
