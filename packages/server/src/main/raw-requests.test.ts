import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { setOutsideStage } from '../testing/outside/outside-stage.ts'
import { testDatabase } from '../testing/test-database.ts'
import { commandId } from '../testing/test-stage.ts'

const stage = await setOutsideStage(await testDatabase())
const { hostname, port } = new URL(stage.address)

/** Sends bytes as they are, and gives everything that came back. */
async function send(bytes: string): Promise<string> {
  const socket = connect(Number(port), hostname)
  // A server that has answered may not want to hear the rest.
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.on('error', () => {})
  socket.write(Buffer.from(bytes, 'latin1'))
  await new Promise((resolve) => socket.once('close', resolve))
  return Buffer.concat(chunks).toString()
}

const host = 'Host: localhost\r\n'
const json = 'Content-Type: application/json\r\n'
const signIn = 'POST /api/auth/sign-in/username HTTP/1.1\r\n'
const credentials = '{"username":"a-stranger","password":"a wrong one"}'
// Whoever guesses several times has to wait.
const wrong = /^HTTP\/1.1 (401|429) /
const get = (path: string, headers = ''): string =>
  `GET ${path} HTTP/1.1\r\n${host}${headers}Connection: close\r\n\r\n`
const post = (headers: string, body: string): string =>
  `${signIn}${host}${json}${headers}Connection: close\r\n\r\n${body}`
const length = (body: string): string => `Content-Length: ${body.length}\r\n`

const manyParameters = Array.from({ length: 2_000 }, (_, at) => `a[${at}][b]=`)
  .join('&')
  .slice(0, 15_000)

const requests: readonly (readonly [string, string, RegExp])[] = [
  ['an address of 100,000 characters', get(`/api/${'x'.repeat(100_000)}`), /^HTTP\/1.1 431 /],
  [
    'a header of 100,000 characters',
    get('/api/session', `X-A: ${'x'.repeat(100_000)}\r\n`),
    /^HTTP\/1.1 431 /,
  ],
  [
    'cookies of 100,000 characters',
    get('/api/session', `Cookie: ${'a=b; '.repeat(20_000)}\r\n`),
    /^HTTP\/1.1 431 /,
  ],
  [
    '10,000 headers',
    get('/api/session', Array.from({ length: 10_000 }, (_, at) => `X-${at}: a\r\n`).join('')),
    /^HTTP\/1.1 431 /,
  ],
  [
    'the head of an operation alone',
    `HEAD /api/setup HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
    /^HTTP\/1.1 200 [^]*content-length: [1-9][0-9]*\r\n[^]*\r\n\r\n$/i,
  ],
  ['HTTP/1.0', 'GET /api/health HTTP/1.0\r\n\r\n', /^HTTP\/1.1 200 /],
  ['HTTP/0.9', 'GET /api/health\r\n\r\n', /^HTTP\/1.1 (200|400) /],
  ['no host', 'GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400 /],
  ['two hosts', get('/api/health', 'Host: elsewhere\r\n'), /^HTTP\/1.1 (200|400) /],
  ['a whole address', get('http://elsewhere.example/api/health'), /^HTTP\/1.1 (200|404|503) /],
  ['an address of another kind', get('*'), /^HTTP\/1.1 (200|404|503) /],
  ['two slashes', get('//elsewhere/api/session'), /^HTTP\/1.1 (200|404|503) /],
  ['a broken code in the address', get('/api/session/%zz'), /^HTTP\/1.1 404 /],
  [
    'length and chunks at once',
    post(`${length('0')}Transfer-Encoding: chunked\r\n`, '0\r\n\r\n'),
    /^HTTP\/1.1 400 /,
  ],
  ['two lengths', post('Content-Length: 1\r\nContent-Length: 2\r\n', '{}'), /^HTTP\/1.1 400 /],
  ['a negative length', post('Content-Length: -1\r\n', '{}'), /^HTTP\/1.1 400 /],
  ['an endless length', post('Content-Length: 99999999999999999999999\r\n', '{}'), /^HTTP\/1.1 (400|413) /],
  ['broken chunks', post('Transfer-Encoding: chunked\r\n', 'zz\r\n{}\r\n0\r\n\r\n'), /^HTTP\/1.1 400 /],
  ['an unknown coding', post('Transfer-Encoding: br\r\n', '{}'), /^HTTP\/1.1 (400|501) /],
  ['NUL in a header', get('/api/session', 'X-A: a\0b\r\n'), /^HTTP\/1.1 400 /],
  ['a line of its own in a header', get('/api/session', 'X-A: a\rb\r\n'), /^HTTP\/1.1 400 /],
  ['a folded header', get('/api/session', 'X-A: a\r\n b\r\n'), /^HTTP\/1.1 (400|401) /],
  ['an unknown method', 'HACK / HTTP/1.1\r\n\r\n', /^HTTP\/1.1 400 /],
  ['CONNECT', 'CONNECT localhost:1 HTTP/1.1\r\nHost: localhost:1\r\n\r\n', /^(HTTP\/1.1 4\d\d .*)?$/s],
  ['an upgrade', get('/api/session', 'Upgrade: websocket\r\nConnection: upgrade\r\n'), /^HTTP\/1.1 401 /],
  ['HTTP/2 at once', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /^HTTP\/1.1 (400|505) /],
  ['no HTTP at all', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', /^HTTP\/1.1 400 /],
  [
    'waiting for a word first',
    post(`${length(credentials)}Expect: 100-continue\r\n`, credentials),
    /^HTTP\/1.1 100 [^]*HTTP\/1.1 401 /,
  ],
  [
    'waiting for another word',
    post(`${length(credentials)}Expect: a miracle\r\n`, credentials),
    /^HTTP\/1.1 417 /,
  ],
  [
    'a body that is packed',
    post(`${length('\x1f\x8b')}Content-Encoding: gzip\r\n`, '\x1f\x8b'),
    /^HTTP\/1.1 400 /,
  ],
  [
    'a host that is no host',
    `${signIn}Host: a:b:c\r\n${json}${length(credentials)}Connection: close\r\n\r\n${credentials}`,
    wrong,
  ],
  [
    'a port that is no port',
    `${signIn}Host: a:99999\r\n${json}${length(credentials)}Connection: close\r\n\r\n${credentials}`,
    wrong,
  ],
  [
    'a host of brackets',
    `${signIn}Host: [:]\r\n${json}${length(credentials)}Connection: close\r\n\r\n${credentials}`,
    wrong,
  ],
  [
    'an agent in another alphabet',
    post(`${length(credentials)}User-Agent: \xe6\xb5\x8f\x80\r\n`, credentials),
    wrong,
  ],
  [
    'a cookie that is none of ours',
    post(`${length(credentials)}Cookie: bihuan.session_token=%zz.\xff; __proto__=1; =; ;\r\n`, credentials),
    wrong,
  ],
  [
    'an address of 2,000 parameters',
    get(`/api/measures?${manyParameters}`, `Cookie: ${stage.cookies.handler}\r\n`),
    /^HTTP\/1.1 400 /,
  ],
  ['a file name in raw bytes', get('/api/files', 'X-File-Name: \xff%zz\r\n'), /^HTTP\/1.1 404 /],
]

// Node refuses these before anybody is asked, without words. No browser sends them.
const withoutWords = new Set(['no host', 'waiting for another word'])

test.each(requests)('%s is answered, and the server goes on', async (...row) => {
  const [about, bytes, expected] = row
  const answer = await send(bytes)
  expect(answer).toMatch(expected)
  const mustSay = /^HTTP\/1.1 4/.test(answer) && !withoutWords.has(about)
  expect(answer).toMatch(mustSay ? /"zh":".*"en":"/ : expected)
  expect((await fetch(`${stage.address}/api/health`)).status).toBe(200)
  expect(stage.log.lines.filter((line) => line.includes('unexpected'))).toEqual([])
})

test('what does not fit in a form of somebody signed in is told field by field', async () => {
  const { underway } = stage.world
  const response = await fetch(
    `${stage.address}/api/rectifications/${underway.rectificationId}/measures/${underway.id}/progress-reports`,
    {
      method: 'POST',
      headers: { cookie: stage.cookies.handler, 'content-type': 'application/json' },
      body: JSON.stringify({
        commandId: commandId(),
        version: underway.version,
        text: '\u200b',
        fileIds: [],
      }),
    },
  )
  expect(await response.json()).toMatchObject({ code: 'INVALID_INPUT', data: { fields: ['text'] } })
})
