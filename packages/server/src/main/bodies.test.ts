import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '@bihuan/core/people/role.ts'
import { createAccount } from '../kernel/auth/accounts.store.ts'
import type { HttpServer } from '../kernel/http/server.ts'
import { testDatabase } from '../testing/test-database.ts'
import { setStage, type TestPerson, type TestStage } from '../testing/test-stage.ts'
import { wholeServer } from '../testing/whole-server.ts'
import { mayUpload } from './body-rules.ts'

const { address, ...database } = await testDatabase()
const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-bodies-'))
const password = 'a long enough password'
const cookies = new Map<TestPerson | 'nobody', string>()
let stage: TestStage
let server: HttpServer

beforeAll(async () => {
  stage = await setStage(database)
  server = await wholeServer(address, folder)
  for (const person of ['handler', 'coordinator', 'administrator'] satisfies Role[]) {
    const account = {
      userId: stage.actors[person].personId,
      username: person,
      password,
      mustChangePassword: false,
    }
    await createAccount(database.kysely, account)
    cookies.set(person, await signIn(person))
  }
})

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function signIn(username: string): Promise<string> {
  const answer = await send('/api/auth/sign-in/username', JSON.stringify({ username, password }))
  return answer.headers.getSetCookie()[0] ?? ''
}

function send(where: string, body: string, from: TestPerson | 'nobody' = 'nobody'): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie: cookies.get(from) ?? '' }
  return fetch(server.address + where, { method: 'POST', headers, body })
}

/** What is answered to the head of a request of which no byte of the body ever comes. */
async function answerToHead(where: string, head: string): Promise<string> {
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
  socket.write(`POST ${where} HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n${head}\r\n`)
  const [answer] = await once(socket, 'data')
  socket.destroy()
  return String(answer)
}

const json = 'Content-Type: application/json\r\n'

test.each([
  ['/api/organizations', json],
  ['/api/intake/readings', 'Content-Type: multipart/form-data; boundary=b\r\n'],
  ['/api/files?name=a.txt', ''],
  ['/api/auth/change-password', json],
])('a stranger’s body to %s is refused before its first byte', async (where, head) => {
  expect(await answerToHead(where, head)).toMatch(/^HTTP\/1.1 401[^]*NOT_SIGNED_IN/)
})

test.each([
  ['handler', '/api/intake/readings', json],
  ['administrator', '/api/files?name=a.txt', ''],
  ['handler', '/api/rectifications/1/measures/1/objects/file', json],
] as const)(
  'what the %s may not send to %s is refused before its first byte',
  async (person, where, head) => {
    const cookie = `Cookie: ${cookies.get(person) ?? ''}\r\n`
    expect(await answerToHead(where, head + cookie)).toMatch(/^HTTP\/1.1 403[^]*NOT_ALLOWED/)
  },
)

test('a stranger can send no more than the forms of sign-in and set-up hold', async () => {
  for (const where of ['/api/auth/sign-in/username', '/api/setup']) {
    const answer = await send(where, JSON.stringify({ username: 'x'.repeat(9_000) }))
    expect(await answer.json()).toMatchObject({
      code: 'BODY_TOO_LARGE',
      data: { message: { zh: expect.stringContaining('8 KB') } },
    })
  }
})

test('an assignment of 5,000 measures is no larger than a command may be, and much larger ones are refused', async () => {
  const where = `/api/rectifications/${randomUUID()}/assignments`
  const measures = Array.from({ length: 5_000 }, () => ({ id: randomUUID(), version: 1_000_000 }))
  const command = { commandId: randomUUID(), measures, changes: { target: '目'.repeat(1_000) } }
  const fits = await send(where, JSON.stringify(command), 'coordinator')
  expect(await fits.json()).toMatchObject({ code: 'NOT_FOUND' })
  const larger = await send(where, JSON.stringify({ ...command, more: 'x'.repeat(1_000_000) }), 'coordinator')
  expect(larger.status).toBe(413)
})

test('a list of 20,000 objects is sent in one step, and a file of them as a form', async () => {
  const where = `/api/rectifications/${randomUUID()}/measures/${randomUUID()}/objects`
  const items = Array.from({ length: 20_000 }, (_, at) => ({
    number: `2026-${at}`,
    name: `沿江一路${at}号某某机械制造有限公司第二分厂`,
    place: '某某街道某某社区沿江一路',
    responsibleId: randomUUID(),
    responsibleWords: '网格长',
    dueOn: '2026-12-31',
  }))
  const fill = { commandId: randomUUID(), objectListId: randomUUID(), items }
  const headers = { 'content-type': 'application/json', cookie: cookies.get('coordinator') ?? '' }
  const body = JSON.stringify(fill)
  expect(body.length).toBeGreaterThan(1024 * 1024)
  const sent = await fetch(`${server.address}${where}/rows`, { method: 'PUT', headers, body })
  expect(await sent.json()).toMatchObject({ code: 'NOT_FOUND' })
  const form = new FormData()
  form.append('file', new File(['编号,名称\n1,东港路仓库\n'], '对象.csv'))
  const { cookie } = headers
  const read = await fetch(`${server.address}${where}/file`, {
    method: 'POST',
    headers: { cookie },
    body: form,
  })
  expect(await read.json()).toMatchObject({ code: 'NOT_FOUND' })
})

test('somebody without an appointment can send no file', () => {
  expect(mayUpload({ ...stage.actors.handler, appointments: [] })).toBe(false)
  expect(mayUpload(stage.actors.handler)).toBe(true)
})

test('a person whose files come in slowly takes nobody else’s place', async () => {
  const { port } = new URL(server.address)
  const slow = Array.from({ length: 3 }, (_, ordinal) => {
    const socket = connect(Number(port), '127.0.0.1')
    const cookie = cookies.get('handler') ?? ''
    const head = `POST /api/files?name=${ordinal}.txt HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\n`
    socket.write(`${head}Content-Length: 100\r\n\r\na`)
    return socket
  })
  const incoming = async (): Promise<number> =>
    (await readdir(path.join(folder, 'incoming'))).filter((name) => name.endsWith('.part')).length
  await expect.poll(incoming).toBe(3)
  expect((await send('/api/files?name=a.txt', 'more', 'handler')).status).toBe(429)
  expect((await send('/api/files?name=a.txt', 'evidence', 'coordinator')).status).toBe(201)
  for (const socket of slow) socket.destroy()
})
