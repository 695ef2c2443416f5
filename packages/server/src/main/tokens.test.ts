import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { addDays, day } from '@bihuan/core/kernel/day.ts'
import { dayOf, defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { personalOperations } from '@bihuan/core/people/api-token.ts'
import { contract } from '@bihuan/core/contract.ts'
import { openRates, tokenRateLimits } from '../kernel/auth/token-rates.ts'
import type { HttpServer } from '../kernel/http/server.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson, type TestStage } from '../testing/test-stage.ts'
import { wholeServer } from '../testing/whole-server.ts'

const { address, ...database } = await testDatabase()
const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-tokens-'))
const today = dayOf(new Date(), defaultZone)
let stage: TestStage
let server: HttpServer
let measure: MeasureView

beforeAll(async () => {
  stage = await setStage(database)
  stage.clock.now = new Date()
  measure = (await anAssignedMeasure(stage, day('2199-06-30'))).measure
  server = await wholeServer(address, folder)
})

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

type Made = { readonly id: string; readonly token: string }

async function tokenOf(
  person: TestPerson,
  scope: 'read' | 'write' = 'write',
  expiresOn = addDays(today, 30),
): Promise<Made> {
  const form = { commandId: commandId(), name: '台账同步', scope, expiresOn }
  const { id, token } = await stage.as(person).tokens.create(form)
  if (token === null) throw new Error('the token was not shown')
  return { id, token }
}

test('a token orders files that take long, and is told which field of an order does not fit', async () => {
  const { token } = await tokenOf('handler', 'read')
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const place = `${server.address}/api/outputs/${commandId()}`
  const { rectificationId } = measure
  const put = async (file: object): Promise<unknown> => {
    const body = JSON.stringify({ rectificationId, file })
    const answer = await fetch(place, { method: 'PUT', headers, body })
    return answer.json()
  }
  expect(await put({ kind: 'ledger', format: 'doc', query: {} })).toMatchObject({
    code: 'INVALID_INPUT',
    data: { message: { en: expect.stringContaining('file.format') } },
  })
  expect(await put({ kind: 'ledger', query: { colour: 'red' } })).toMatchObject({
    code: 'INVALID_INPUT',
    data: { message: { en: expect.stringContaining('file.query') } },
  })
  expect(await put({ kind: 'ledger', format: 'csv', query: { mine: 'true' } })).toMatchObject({
    kind: 'ledger',
    token: '台账同步',
  })
  const state = async (): Promise<unknown> => {
    const answer = await fetch(`${server.address}/api/outputs`, { headers })
    return answer.json()
  }
  await expect.poll(state, { timeout: 20_000 }).toMatchObject([{ state: 'done' }])
  expect((await fetch(`${place}/file`, { headers })).status).toBe(200)
  expect((await fetch(place, { method: 'DELETE', headers })).status).toBe(200)
  expect(await state()).toEqual([])
})

type Answer = { readonly status: number; readonly code: string | undefined; readonly body: unknown }

/** What a program is answered that shows a token and nothing else: to a question, or to a form. */
async function ask(token: string, asked: `GET ${string}` | `POST ${string}`, form?: object): Promise<Answer> {
  const [method, place = ''] = asked.split(' ')
  const sent =
    method === 'GET' ? {} : { method: 'POST', body: JSON.stringify({ commandId: commandId(), ...form }) }
  const answer = await fetch(`${server.address}/api${place}`, {
    ...sent,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  })
  const body: unknown = await answer.json()
  const code = body instanceof Object && 'code' in body ? String(body.code) : undefined
  return { status: answer.status, code, body }
}

function places({ rectificationId, id }: MeasureView): { ledger: string; measure: string; reports: string } {
  const above = `/rectifications/${rectificationId}`
  return {
    ledger: `${above}/ledger`,
    measure: `${above}/measures/${id}`,
    reports: `${above}/measures/${id}/progress-reports`,
  }
}

test('a token reads what its owner reads, and reports in their name', async () => {
  const { token } = await tokenOf('handler')
  const { ledger, reports } = places(measure)
  expect(token).toMatch(/^bh_[\w-]{43}$/)
  expect(await ask(token, `GET ${ledger}`)).toMatchObject({ status: 200, body: { total: 1 } })
  const report = { version: measure.version, text: '由台账系统同步', fileIds: [] }
  expect(await ask(token, `POST ${reports}`, report)).toMatchObject({
    status: 200,
    body: { status: 'underway' },
  })
  const { timeline } = await stage.as('coordinator').measures.get(formOf(measure))
  expect(timeline[0]).toMatchObject({ by: { name: 'handler' }, token: '台账同步', text: '由台账系统同步' })
  const { entries } = await stage.as('inspector').rectifications.journal(formOf(measure))
  expect(entries.map((entry) => entry.token)).toEqual(['台账同步', null, null, null, null, null])
  // The entry is sealed with the token in it, and those before are what they were.
  const { rectificationId } = measure
  expect(await stage.as('inspector').rectifications.verify({ rectificationId })).toMatchObject({
    isValid: true,
  })
  await expectReplay(database.kysely, rectificationId)
  const [seen] = (await stage.as('handler').tokens.list({})).tokens
  expect(seen).toMatchObject({ prefix: token.slice(0, 9), lastUsedOn: today, state: 'valid' })
  expect(JSON.stringify(seen)).not.toContain(token)
})

test('a token to read acts on nothing, and no token signs or touches people', async () => {
  const own = await anAssignedMeasure(stage, day('2199-06-30'))
  const { reports } = places(own.measure)
  const { token: reading } = await tokenOf('handler', 'read')
  const form = { version: own.measure.version, text: '进展', fileIds: [] }
  expect(await ask(reading, `POST ${reports}`, form)).toMatchObject({ status: 403, code: 'TOKEN_READS_ONLY' })
  // What is chosen for a document comes in a body, and is only read all the same.
  const { token: reader } = await tokenOf('coordinator', 'read')
  const notice = `/rectifications/${own.measure.rectificationId}/documents/notice`
  expect(await ask(reader, `POST ${notice}`, {})).toMatchObject({ status: 200 })
  const asFile = {
    method: 'POST',
    headers: { authorization: `Bearer ${reader}`, 'content-type': 'application/json' },
  }
  const file = await fetch(`${server.address}/api${notice}/file`, { ...asFile, body: '{"format":"docx"}' })
  expect(file.status).toBe(200)
  const editions = `/rectifications/${own.measure.rectificationId}/editions`
  const draft = { document: 'notice', correctsId: null }
  expect(await ask(reader, `POST ${editions}`, draft)).toMatchObject({ code: 'TOKEN_READS_ONLY' })
  const upload = await fetch(`${server.address}/api/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${reading}`, 'x-file-name': 'a.txt' },
    body: 'evidence',
  })
  expect(upload.status).toBe(403)
  await submitted(stage, own.measure)
  const { closureRequest } = await stage.as('head').measures.get(formOf(own.measure))
  const { token: ofHead } = await tokenOf('head')
  const { rectificationId } = own.measure
  const sign = { version: closureRequest?.version, comment: '', effect: null }
  const claim = `/rectifications/${rectificationId}/closure-requests/${closureRequest?.id}`
  expect(await ask(ofHead, `POST ${claim}/signatures`, sign)).toMatchObject({
    status: 403,
    code: 'PERSON_NEEDED',
  })
  const { token: ofAdministrator } = await tokenOf('administrator')
  const { personId } = stage.actors.handler
  for (const place of [
    `/persons/${personId}/password`,
    '/auth/sign-in/username',
    '/auth/change-password',
    '/tokens',
  ])
    expect(await ask(ofAdministrator, `POST ${place}`, {})).toMatchObject({
      status: 403,
      code: 'PERSON_NEEDED',
    })
  expect(await ask(ofAdministrator, `GET /tokens`)).toMatchObject({ code: 'PERSON_NEEDED' })
  expect(await ask(ofAdministrator, `GET /persons`)).toMatchObject({ status: 200 })
})

test('a wrong, an expired and a revoked token are told apart', async () => {
  const { measure: place } = places(measure)
  const wrong = await ask('bh_wrong', `GET ${place}`)
  expect(wrong).toMatchObject({
    status: 401,
    code: 'TOKEN_WRONG',
    body: {
      data: { message: { zh: expect.stringContaining('令牌'), en: expect.stringContaining('token') } },
    },
  })
  stage.clock.now = new Date(Date.now() - 3 * 86_400_000)
  const { token: expired } = await tokenOf('handler', 'read', addDays(today, -1))
  stage.clock.now = new Date()
  expect(await ask(expired, `GET ${place}`)).toMatchObject({ status: 401, code: 'TOKEN_EXPIRED' })
  const { id: tokenId, token } = await tokenOf('handler', 'read')
  expect((await ask(token, `GET ${place}`)).status).toBe(200)
  const revoke = { commandId: commandId(), tokenId }
  await expect(stage.as('head').tokens.revoke(revoke)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await stage.as('administrator').tokens.revoke(revoke)).state).toBe('revoked')
  expect(await ask(token, `GET ${place}`)).toMatchObject({ status: 401, code: 'TOKEN_REVOKED' })
})

test('a renewed password and the end of the account end every token for good', async () => {
  const administrator = stage.as('administrator')
  const [renewed, ended] = [await tokenOf('leader'), await tokenOf('foreignHead')]
  const [leader, foreignHead] = [stage.actors.leader.personId, stage.actors.foreignHead.personId]
  await administrator.persons.resetPassword({ commandId: commandId(), personId: leader })
  await administrator.persons.deactivate({ commandId: commandId(), personId: foreignHead })
  await administrator.persons.reactivate({ commandId: commandId(), personId: foreignHead })
  const { tokens } = await administrator.tokens.list({ of: 'everybody' })
  expect(tokens.slice(0, 2)).toMatchObject([
    { id: ended.id, state: 'revoked', owner: { name: 'foreignHead' }, can: [] },
    { id: renewed.id, state: 'revoked', owner: { name: 'leader' }, can: [] },
  ])
  expect(await ask(ended.token, `GET /session`)).toMatchObject({ status: 401, code: 'TOKEN_REVOKED' })
  await expectReplay(database.kysely, peopleChainId)
})

test('the token of somebody who is yet to be confirmed is not taken', async () => {
  const { token } = await tokenOf('principal')
  const { personId } = stage.actors.principal
  const awaits = (is: boolean): Promise<unknown> =>
    sql`update persons set awaits_confirmation = ${is} where id = ${personId}`.execute(database.kysely)
  await awaits(true)
  expect(await ask(token, `GET /session`)).toMatchObject({ status: 401, code: 'TOKEN_OWNER_BARRED' })
  await awaits(false)
  expect(await ask(token, `GET /session`)).toMatchObject({ status: 200 })
})

test('only an administrator sees the tokens of others', async () => {
  const everybody = { of: 'everybody' } as const
  for (const person of ['principal', 'coordinator', 'inspector', 'handler'] as const)
    await expect(stage.as(person).tokens.list(everybody)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('whoever asks too often with one token, or guesses, waits until the minute is over', () => {
  let now = 0
  const rates = openRates({ each: 2, wrong: 1 }, () => now)
  expect([rates.take('a'), rates.take('a'), rates.take('a'), rates.take('b')]).toEqual([
    true,
    true,
    false,
    true,
  ])
  expect(rates.mayTry('192.0.2.1')).toBe(true)
  rates.wrong('192.0.2.1')
  expect([rates.mayTry('192.0.2.1'), rates.mayTry('192.0.2.2')]).toEqual([false, true])
  now = 60_000
  expect([rates.take('a'), rates.mayTry('192.0.2.1')]).toEqual([true, true])
})

test('an address that shows thirty wrong tokens is not asked for a thirty-first', async () => {
  const answers: (string | undefined)[] = []
  for (let time = 0; time <= tokenRateLimits.wrong; time += 1)
    answers.push((await ask(`bh_guess${time}`, `GET /session`)).code)
  expect(answers.at(0)).toBe('TOKEN_WRONG')
  expect(answers.at(-1)).toBe('TOO_BUSY')
})

test('what is kept for people is there under its name', () => {
  const names = Object.entries(contract).flatMap(([room, operations]) =>
    Object.keys(operations).map((name) => `${room}.${name}`),
  )
  expect(names).toEqual(expect.arrayContaining([...personalOperations]))
})
