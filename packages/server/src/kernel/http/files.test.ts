import { once } from 'node:events'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { id } from '@bihuan/core/kernel/id.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { afterAll, expect, test } from 'vitest'
import { memoryLog } from '../../testing/memory-log.ts'
import { openFileStore } from '../files/file-store.ts'
import { arrivalPlaces, openPlaces } from '../places.ts'
import { filesRoute } from './files.ts'
import { listen } from './server.ts'

const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-download-'))
const store = await openFileStore({ folder })
const content = '会议记录：原来的内容\n'.repeat(1_000)
const stored = await store.storeFile({ stream: Readable.from([Buffer.from(content)]), name: 'a.txt' })
if (!stored.ok) throw new Error(stored.refusal.code)
const file = { ...stored.value, name: '会议记录.txt' }
const place = path.join(folder, file.hash.slice(0, 2), file.hash.slice(2))
const fileId = id<'file'>('01890a5d-ac96-774b-bcce-b302099a8057')
const personId = id<'person'>('01890a5d-ac96-774b-bcce-b302099a8058')
const organizationId = id<'organization'>('01890a5d-ac96-774b-bcce-b302099a8059')
const handler: Actor = {
  personId,
  appointments: [{ organizationId, role: 'handler', bodyId: organizationId }],
}
let actor: Actor = handler
let isAsReported = true
let isWaitingScan = false
const given: unknown[] = []
const log = memoryLog()
const records = {
  uploadRefusal: async () => null,
  recordFile: async () => null,
  readableFile: async () => ({ ...file, isAsReported, isWaitingScan }),
  noteShown: async (_: unknown, by: Actor, shown: object) => {
    given.push([by.personId, shown])
  },
}
const server = await listen({
  host: '127.0.0.1',
  port: 0,
  routes: [
    filesRoute({ store, records, actorOf: async () => actor, arrivals: openPlaces(arrivalPlaces), log }),
  ],
  surroundings: { publicOrigin: null, isBehindProxy: false },
  log,
})

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

function download(headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.address}/api/files/${fileId}`, { headers })
}

test('a file comes whole, in part, and not again to whoever has it', async () => {
  const whole = await download()
  expect([whole.status, await whole.text()]).toEqual([200, content])
  const etag = whole.headers.get('etag') ?? ''
  const part = await download({ range: 'bytes=0-2' })
  expect([part.status, await part.text()]).toEqual([206, '会'])
  expect((await download({ 'if-none-match': etag })).status).toBe(304)
})

test.each([
  ['exchanged', () => writeFile(place, content.replaceAll('原来', '后来'))],
  ['cut', () => truncate(place, 100)],
  ['missing', () => rm(place)],
])('a file whose bytes are %s is refused by name before anything of it is sent', async (_, harm) => {
  await harm()
  log.lines.length = 0
  for (const headers of [{}, { range: 'bytes=0-2' }]) {
    const answer = await download(headers)
    expect(answer.status).toBe(409)
    expect(answer.headers.get('etag')).toBeNull()
    expect(answer.headers.get('content-disposition')).toBeNull()
    expect(await answer.json()).toMatchObject({
      code: 'FILE_NOT_AS_SENT',
      data: { message: { zh: expect.stringContaining('备份'), en: expect.stringContaining('backup') } },
    })
  }
  const lines = log.lines.filter((line) => line.includes('not as it was sent in'))
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain(file.hash)
  expect(lines[0]).toContain(fileId)
  expect(log.lines.join()).not.toContain('会议')
  await store.storeFile({ stream: Readable.from([Buffer.from(content)]), name: 'a.txt' })
  expect((await download()).status).toBe(200)
})

test.each([
  ['APPOINTMENT_MISSING', { ...handler, appointments: [] }],
  ['PASSWORD_CHANGE_NEEDED', { ...handler, mustChangePassword: true }],
] as const)('whoever is stopped by %s neither fetches nor sends a file', async (code, stopped) => {
  actor = stopped
  expect(await (await download()).json()).toMatchObject({ code })
  const sent = await fetch(`${server.address}/api/files`, { method: 'POST', body: content })
  expect(await sent.json()).toMatchObject({ code })
  actor = handler
})

test('a file whose hash is no more the one that was reported is refused, also to whoever has those bytes', async () => {
  isAsReported = false
  for (const headers of [{}, { range: 'bytes=0-2' }, { 'if-none-match': `"${file.hash}"` }])
    expect((await download(headers)).status).toBe(409)
  isAsReported = true
  expect((await download()).status).toBe(200)
})

test('a file is shut again where whoever asked for it is gone before its first byte', async () => {
  const opened = Promise.withResolvers<Readable>()
  const responses: ServerResponse[] = []
  const leaving = await listen({
    host: '127.0.0.1',
    port: 0,
    routes: [
      filesRoute({
        store: {
          ...store,
          openFile: async (hash, range) => {
            const [response] = responses
            if (response && !response.closed) await once(response, 'close')
            const stream = await store.openFile(hash, range)
            if (typeof stream !== 'string') opened.resolve(stream)
            return stream
          },
        },
        records,
        actorOf: async ({ response }) => {
          responses.push(response)
          person.destroy()
          return handler
        },
        arrivals: openPlaces(arrivalPlaces),
        log,
      }),
    ],
    surroundings: { publicOrigin: null, isBehindProxy: false },
    log,
  })
  const person = connect(Number(new URL(leaving.address).port), '127.0.0.1')
  person.write(`GET /api/files/${fileId} HTTP/1.1\r\nHost: ${new URL(leaving.address).host}\r\n\r\n`)
  const stream = await opened.promise
  if (!stream.closed) await once(stream, 'close')
  expect(stream.destroyed).toBe(true)
  await leaving.stop()
})

test('of a scan that waits it is noted who was given it whole, and of nothing else', async () => {
  const headers = { range: 'bytes=0-9' }
  await (await download()).text()
  isWaitingScan = true
  await (await download(headers)).text()
  await fetch(`${server.address}/api/files/${fileId}`, { method: 'HEAD' })
  expect(given).toEqual([])
  const whole = await download()
  await whole.text()
  expect(given).toEqual([[personId, { page: 0, pages: 0 }]])
  // That somebody has its bytes already is no more than their word.
  const again = await download({ 'if-none-match': whole.headers.get('etag') ?? '' })
  expect([again.status, (await again.text()).length]).toEqual([200, content.length])
  expect(given).toHaveLength(2)
  isWaitingScan = false
})
