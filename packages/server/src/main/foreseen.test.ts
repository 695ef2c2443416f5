import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day } from '@bihuan/core/kernel/day.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { createAccount } from '../kernel/auth/accounts.store.ts'
import type { HttpServer } from '../kernel/http/server.ts'
import { hearMessages } from '../testing/heard.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestStage } from '../testing/test-stage.ts'
import { wholeServer } from '../testing/whole-server.ts'

const { address, ...database } = await testDatabase()
const { kysely } = database
const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-foreseen-'))
const messages = hearMessages()
let stage: TestStage
let server: HttpServer
let measure: MeasureView
let cookie = ''

beforeAll(async () => {
  stage = await setStage(database)
  stage.clock.now = new Date()
  server = await wholeServer(address, folder)
  const account = { username: 'handler', password: 'a long enough password', mustChangePassword: false }
  await createAccount(kysely, { ...account, userId: stage.actors.handler.personId })
})

// Each test begins with somebody who has asked before.
beforeEach(async () => {
  await appoint(['handler'])
  cookie = (await post('/api/auth/sign-in/username', signIn)).headers.getSetCookie()[0] ?? ''
  measure = (await anAssignedMeasure(stage, day('2199-06-30'))).measure
  for (let turn = 0; turn < 3; turn += 1) await page()
})

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const signIn = { username: 'handler', password: 'a long enough password' }
function post(where: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie }
  return fetch(server.address + where, { method: 'POST', headers, body: JSON.stringify(body) })
}

function page(): Promise<Response> {
  const { rectificationId, id } = measure
  return fetch(`${server.address}/api/rectifications/${rectificationId}/measures/${id}`, {
    headers: { cookie },
  })
}

function report(): Promise<Response> {
  const { rectificationId, measureId, ...form } = formOf(measure)
  const where = `/api/rectifications/${rectificationId}/measures/${measureId}/progress-reports`
  return post(where, { ...form, text: '已完成排查', fileIds: [] })
}

async function appoint(roles: readonly 'handler'[]): Promise<void> {
  const { personId } = stage.actors.handler
  const administrator = stage.as('administrator')
  const person = (await administrator.persons.list()).find(({ id }) => id === personId)
  const appointments = roles.map((role) => ({ organizationId: stage.organizations.works, role }))
  if (person?.appointments.length === roles.length) return
  await administrator.persons.appoint({
    commandId: commandId(),
    personId,
    version: person?.version ?? 0,
    appointments,
  })
}

async function codeOf(answer: Response): Promise<unknown> {
  const body: unknown = await answer.json()
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : null
}

async function reports(): Promise<number> {
  const { rows } = await sql`select from progress_reports where measure_id = ${measure.id}`.execute(kysely)
  return rows.length
}

test('whoever has asked before is asked about in the message that asks for something else', async () => {
  const before = messages.heard()
  expect((await page()).status).toBe(200)
  expect(messages.heard() - before).toBe(1)
  expect((await report()).status).toBe(200)
  expect(messages.heard() - before).toBe(3)
})

test('a right that was taken ends with the next request, for what is read and for what is done', async () => {
  await appoint([])
  expect((await page()).status).toBe(403)
  await appoint(['handler'])
  expect((await page()).status).toBe(200)
  await appoint([])
  expect((await report()).status).toBe(403)
  expect(await reports()).toBe(0)
})

test('a right that was given holds from the next request on, also where nothing had to be asked to refuse', async () => {
  await appoint([])
  expect((await page()).status).toBe(403)
  expect((await page()).status).toBe(403)
  await appoint(['handler'])
  expect((await page()).status).toBe(200)
})

test('of a session that has ended nothing is done any more', async () => {
  await sql`update sign_in_session set expires_at = now()`.execute(kysely)
  expect(await codeOf(await page())).toBe('NOT_SIGNED_IN')
  expect(await codeOf(await report())).toBe('NOT_SIGNED_IN')
  expect(await reports()).toBe(0)
})

test('a command that is foreseen wrongly is carried out once, by whoever sent it really', async () => {
  const { personId } = stage.actors.handler
  await sql`update sign_in_user set must_change_password = true where id = ${personId}`.execute(kysely)
  expect(await codeOf(await report())).toBe('PASSWORD_CHANGE_NEEDED')
  await sql`update sign_in_user set must_change_password = false where id = ${personId}`.execute(kysely)
  expect((await report()).status).toBe(200)
  expect(await reports()).toBe(1)
})

test('of a command that began to arrive before its rights ended nothing is done, by whoever asked before', async () => {
  const sendRest = sendHalf()
  await appoint([])
  expect(await sendRest()).toContain('403')
  expect(await reports()).toBe(0)
})

test('nor by whoever had not asked before, whose rights were looked at when it began to arrive', async () => {
  cookie = (await post('/api/auth/sign-in/username', signIn)).headers.getSetCookie()[0] ?? ''
  const before = messages.heard()
  const sendRest = sendHalf()
  await expect.poll(() => messages.heard()).toBeGreaterThan(before)
  await appoint([])
  expect(await sendRest()).toContain('403')
  expect(await reports()).toBe(0)
})

test('nor by whoever has signed out and was told so meanwhile', async () => {
  cookie = (await post('/api/auth/sign-in/username', signIn)).headers.getSetCookie()[0] ?? ''
  const before = messages.heard()
  const sendRest = sendHalf()
  await expect.poll(() => messages.heard()).toBeGreaterThan(before)
  await post('/api/auth/sign-out', {})
  await page()
  expect(await sendRest()).toContain('401')
  expect(await reports()).toBe(0)
})

/** Sends the head and the first bytes of a report; what is given sends the rest, and gives the first line of the answer. */
function sendHalf(): () => Promise<string> {
  const { rectificationId, measureId, ...form } = formOf(measure)
  const body = Buffer.from(JSON.stringify({ ...form, text: '已完成排查', fileIds: [] }))
  const where = `/api/rectifications/${rectificationId}/measures/${measureId}/progress-reports`
  const { host, hostname, port } = new URL(server.address)
  const socket = connect(Number(port), hostname)
  const head = [`POST ${where} HTTP/1.1`, `host: ${host}`, `cookie: ${cookie.split(';')[0] ?? ''}`]
  const kind = ['content-type: application/json', `content-length: ${body.length}`, 'connection: close']
  socket.write(`${[...head, ...kind].join('\r\n')}\r\n\r\n`)
  socket.write(body.subarray(0, 5))
  return async () => {
    socket.write(body.subarray(5))
    return (await text(socket)).split('\r\n')[0] ?? ''
  }
}
