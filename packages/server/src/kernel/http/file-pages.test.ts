import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { id } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { afterAll, expect, test } from 'vitest'
import { memoryLog } from '../../testing/memory-log.ts'
import { openFileStore } from '../files/file-store.ts'
import { openPlaces } from '../places.ts'
import { type DrawnPage, filePagesRoute } from './file-pages.ts'
import { listen } from './server.ts'

const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-pages-'))
const store = await openFileStore({ folder })
const bytes = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
const stored = await store.storeFile({ stream: Readable.from([bytes]), name: '签批表.pdf' })
if (!stored.ok) throw new Error(stored.refusal.code)
const file = { ...stored.value, name: '签批表.pdf', isAsReported: true, isWaitingScan: false }
const fileId = id<'file'>('01890a5d-ac96-774b-bcce-b302099a8057')
const organizationId = id<'organization'>('01890a5d-ac96-774b-bcce-b302099a8059')
const coordinator: Actor = {
  personId: id<'person'>('01890a5d-ac96-774b-bcce-b302099a8058'),
  appointments: [{ organizationId, role: 'coordinator', bodyId: organizationId }],
}
let actor: Actor | null = coordinator
let known: typeof file | null = file
let answer: Result<DrawnPage, Refusal> = ok({ pages: 3, jpeg: Buffer.from('a picture').toString('base64') })
const drawn: number[] = []
const given: unknown[] = []
const places = openPlaces({ each: 1, all: 1 })
const log = memoryLog()
const server = await listen({
  host: '127.0.0.1',
  port: 0,
  routes: [
    filePagesRoute({
      store,
      records: {
        readableFile: async () => known,
        noteShown: async (_, by, shown) => {
          given.push([by.personId, shown])
        },
      },
      actorOf: async () => actor,
      draw: async (_, page) => {
        drawn.push(page)
        return answer
      },
      drawings: places,
    }),
  ],
  surroundings: { publicOrigin: null, isBehindProxy: false },
  log,
})

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const page = (number: number | string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.address}/api/files/${fileId}/pages/${number}`, { headers })

async function refused(response: Promise<Response>): Promise<unknown> {
  const { status } = await response
  return [status, Reflect.get(Object(await (await response).json()), 'code')]
}

test('a page of a PDF comes as a picture in which nothing can run, with the number of pages, and not again', async () => {
  const first = await page(2)
  expect([first.status, await first.text()]).toEqual([200, 'a picture'])
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'x-pages': '3',
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  expect((await page(2, { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
  expect(drawn).toEqual([2])
})

test('it is given to whom the file is given, of PDFs alone, and of pages that there are', async () => {
  known = null
  expect(await refused(page(1))).toEqual([404, 'NOT_FOUND'])
  known = { ...file, mediaType: 'image/png' }
  expect(await refused(page(1))).toEqual([404, 'NOT_FOUND'])
  known = file
  actor = null
  expect(await refused(page(1))).toEqual([401, 'NOT_SIGNED_IN'])
  actor = { ...coordinator, appointments: [] }
  expect(await refused(page(1))).toEqual([403, 'APPOINTMENT_MISSING'])
  actor = coordinator
  expect(drawn).toEqual([2])
  answer = ok({ pages: 1, jpeg: null })
  expect(await refused(page(9))).toEqual([404, 'NOT_FOUND'])
  for (const none of [0, 51, 'a', '1/2']) expect((await page(none)).status).toBe(404)
})

test('of a scan that waits to be confirmed each page is drawn anew, and noted for whom', async () => {
  answer = ok({ pages: 3, jpeg: Buffer.from('a picture').toString('base64') })
  await (await page(2)).text()
  expect(given).toEqual([])
  known = { ...file, isWaitingScan: true }
  const first = await page(2)
  await first.text()
  const again = await page(2, { 'if-none-match': first.headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([200, 'a picture'])
  expect(given[0]).toEqual([coordinator.personId, { page: 2, pages: 3 }])
  // A page that was not drawn was not seen.
  answer = ok({ pages: 3, jpeg: null })
  expect(await refused(page(9))).toEqual([404, 'NOT_FOUND'])
  expect(given).toHaveLength(2)
  known = file
})

test('what cannot be drawn says why, and of many at once some are told to wait', async () => {
  answer = refuse({ code: 'FILE_LOCKED' })
  expect(await refused(page(1))).toEqual([422, 'FILE_LOCKED'])
  const leave = await places.take('somebody else')
  expect(await refused(page(1))).toEqual([429, 'TOO_BUSY'])
  leave?.()
  await writeFile(path.join(folder, file.hash.slice(0, 2), file.hash.slice(2)), bytes.reverse())
  expect(await refused(page(1))).toEqual([409, 'FILE_NOT_AS_SENT'])
})
