import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { type FileId, id } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 as uuid } from 'uuid'
import { type FileStore, openFileStore } from '../kernel/files/file-store.ts'
import { commandId, setStage, type TestStage } from '../testing/test-stage.ts'
import { testDatabase } from '../testing/test-database.ts'
import { keepUpload, ownUploads } from './files.store.ts'
import { expireUploads, quotaRefusal } from './unused-uploads.store.ts'
import { ask } from '../kernel/together.ts'

const database = await testDatabase()
const db = database.kysely
const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-unused-'))
let stage: TestStage
let files: FileStore

beforeAll(async () => {
  stage = await setStage(database)
  files = await openFileStore({ folder })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const uploadedAt = new Date('2026-03-01T00:00:00Z')
const before = new Date('2026-03-07T23:00:00Z')
const after = new Date('2026-03-08T01:00:00Z')

/** A file whose bytes are on the disk. */
async function upload(content: string): Promise<{ fileId: FileId; hash: string }> {
  const stored = await files.storeFile({ stream: Readable.from([Buffer.from(content)]), name: 'a.txt' })
  if (!stored.ok) throw new Error(stored.refusal.code)
  const { hash, size, mediaType } = stored.value
  const fileId = id<'file'>(uuid())
  const uploadedBy = stage.actors.handler.personId
  const file = { id: fileId, sha256: hash, name: 'a.txt', size, mediaType, uploadedBy, uploadedAt }
  if (!(await keepUpload({ db, files }, file))) throw new Error('the upload was not kept')
  return { fileId, hash }
}

async function isKnown(fileId: FileId): Promise<boolean> {
  return (await sql`select from files where id = ${fileId}`.execute(db)).rows.length > 0
}

test('an upload that nothing uses goes after seven days with its bytes, and not before', async () => {
  const { fileId, hash } = await upload('nobody reports with this')
  expect(await expireUploads({ db, files }, before)).toBe(0)
  expect(await isKnown(fileId)).toBe(true)
  expect(await expireUploads({ db, files }, after)).toBe(1)
  expect(await isKnown(fileId)).toBe(false)
  expect(await files.pathOf(hash)).toBeNull()
})

test('bytes that another upload still needs stay', async () => {
  const { hash } = await upload('twice the same')
  const later = await upload('twice the same')
  await sql`update files set uploaded_at = ${after} where id = ${later.fileId}`.execute(db)
  expect(await expireUploads({ db, files }, after)).toBe(1)
  expect(await files.pathOf(hash)).not.toBeNull()
  await sql`delete from files where id = ${later.fileId}`.execute(db)
})

test('an upload that a report is just taking stays', async () => {
  const { fileId, hash } = await upload('taken in this moment')
  const { personId } = stage.actors.handler
  await db.transaction().execute(async (report) => {
    expect(await ask(report, ownUploads(personId, [fileId]))).toHaveLength(1)
    expect(await expireUploads({ db, files }, after)).toBe(0)
  })
  expect(await isKnown(fileId)).toBe(true)
  expect(await files.pathOf(hash)).not.toBeNull()
  expect(await expireUploads({ db, files }, after)).toBe(1)
})

test('a report finds nothing to take of an upload that is just expiring', async () => {
  const { fileId } = await upload('gone in this moment')
  const { personId } = stage.actors.handler
  const found = await db.transaction().execute(async (expiry) => {
    await sql`select from files where id = ${fileId} for update`.execute(expiry)
    const taking = db.transaction().execute((report) => ask(report, ownUploads(personId, [fileId])))
    await sql`delete from files where id = ${fileId}`.execute(expiry)
    return { taking }
  })
  expect(await found.taking).toEqual([])
})

test('the source of a draft never expires', async () => {
  const coordinator = stage.as('coordinator')
  const page = '<html><body><p>关于“账目不清”问题的整改。</p></body></html>'
  const file = new File([page], '网页.html', { type: 'text/html' })
  const { id: draftId } = await coordinator.intake.read({ commandId: commandId(), name: '', file })
  await sql`update files set uploaded_at = ${uploadedAt}`.execute(db)
  await expireUploads({ db, files }, after)
  const { rows } = await sql`
    select from intake_drafts join files on files.id = file_id where intake_drafts.id = ${draftId}
    union all select from readings join files on files.id = file_id where readings.id = ${draftId}`.execute(
    db,
  )
  expect(rows).toHaveLength(1)
})

test('who keeps too much unused is told so before the next upload, and others are not', async () => {
  const { fileId } = await upload('a large one')
  await sql`update files set size = ${2_000_000_000} where id = ${fileId}`.execute(db)
  const { handler, head } = stage.actors
  expect(await quotaRefusal(db, handler.personId, 1_000)).toBeNull()
  expect(await quotaRefusal(db, handler.personId, 190_000_000)).toMatchObject({ code: 'UPLOADS_UNUSED' })
  expect(await quotaRefusal(db, head.personId, 190_000_000)).toBeNull()
  const add = (count: number) =>
    sql`
    insert into files (id, sha256, name, size, media_type, uploaded_by, uploaded_at)
    select gen_random_uuid(), repeat('0', 64), 'a.txt', 1, 'text/plain', ${head.personId}, ${uploadedAt}
    from generate_series(1, ${count}::int)`.execute(db)
  await add(499)
  expect(await quotaRefusal(db, head.personId, 1)).toBeNull()
  await add(1)
  expect(await quotaRefusal(db, head.personId, 1)).toMatchObject({ code: 'UPLOADS_UNUSED' })
})
