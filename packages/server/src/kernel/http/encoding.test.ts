import { get as ask } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memoryLog } from '../../testing/memory-log.ts'
import { sendJson } from './answer.ts'
import { type HttpServer, listen } from './server.ts'

const words = '公务接待审批不严。'
let server: HttpServer

beforeAll(async () => {
  server = await listen({
    host: '127.0.0.1',
    port: 0,
    surroundings: { publicOrigin: null, isBehindProxy: false },
    log: memoryLog(),
    routes: [
      async (exchange) => {
        sendJson(exchange, 200, words.repeat(Number(exchange.url.searchParams.get('times'))))
        return true
      },
    ],
  })
})

afterAll(() => server.stop())

async function answerOf({
  times,
  accepted,
}: {
  readonly times: number
  readonly accepted: string
}): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': accepted }
    ask(`${server.address}/api/words?times=${times}`, { headers }, (response) => {
      buffer(response).then((bytes) => resolve({ headers: response.headers, bytes }), reject)
    }).on('error', reject)
  })
}

const asIs = (bytes: Buffer): Buffer => bytes

test.each([
  ['of one packet as it is', { times: 10, accepted: 'gzip, br', encoding: undefined, open: asIs }],
  ['of a usual size as gzip', { times: 100, accepted: 'gzip, deflate', encoding: 'gzip', open: gunzipSync }],
  [
    'of a usual size as Brotli',
    { times: 100, accepted: 'gzip, br', encoding: 'br', open: brotliDecompressSync },
  ],
  [
    'to whoever takes nothing else as it is',
    { times: 100, accepted: 'deflate', encoding: undefined, open: asIs },
  ],
  ['of many rows as gzip', { times: 20_000, accepted: 'gzip', encoding: 'gzip', open: gunzipSync }],
  ['of many rows as Brotli', { times: 20_000, accepted: 'br', encoding: 'br', open: brotliDecompressSync }],
] as const)('an answer %s is sent whole, and how long it is said', async (_, asked) => {
  const { encoding, open } = asked
  const { headers, bytes } = await answerOf(asked)
  expect(headers['content-encoding']).toBe(encoding)
  expect(headers['content-length']).toBe(String(bytes.length))
  expect(open(bytes).toString()).toBe(`"${words.repeat(asked.times)}"`)
})
