import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { id } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { ownUploads, settleLooseFiles } from '../../told/files.store.ts'
import { readDraft } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { testIntake } from '../../testing/test-intake.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'
import { ask } from '../../kernel/together.ts'

const database = await testDatabase()
const db = database.kysely
const intake = await testIntake(database)
const stage = await setStage(database, { intake })
const coordinator = stage.as('coordinator')

/** Everything that lies in the folder of files. */
async function onDisk(): Promise<string[]> {
  const entries = await readdir(intake.folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

async function rowsOfFiles(): Promise<number> {
  const { rows } = await sql`select from files`.execute(db)
  return rows.length
}

test('a text whose draft cannot be written down is still there when it is tried again', async () => {
  await sql`create function refuse_drafts() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is away'; end $$`.execute(db)
  // At the very end of the transaction, when everything else has been done.
  await sql`create constraint trigger away after insert on intake_drafts deferrable initially deferred
    for each row execute function refuse_drafts()`.execute(db)
  const text = '关于“台账不清”问题的整改\n一是修订制度。\n'
  const { id: readingId, state } = await coordinator.intake.read({ commandId: commandId(), name: '', text })
  expect(state).toBe('reading')
  await sql`drop trigger away on intake_drafts`.execute(db)
  // As if the claim of the server that failed had run out.
  await sql`update readings set claimed_until = now() - interval '1 second'`.execute(db)
  const end = intake.runner.endOf(readingId, 60_000)
  intake.runner.wake()
  expect(await end).toBe('done')
  expect((await coordinator.intake.get({ draftId: readingId })).text).toBe(text)
  expect([await onDisk(), await rowsOfFiles()]).toEqual([[], 0])
})

test('a form that arrives again after its draft is done leaves no second file', async () => {
  const form = { commandId: commandId(), name: '', file: new File(['关于“两次”问题的整改\n'], '两次.txt') }
  const first = await readDraft(coordinator, form)
  // As when the second form was on its way while the first was read.
  const copy = id<'file'>(commandId())
  await sql`insert into files select ${copy}, sha256, name, size, media_type, uploaded_by, uploaded_at from files`.execute(
    db,
  )
  await sql`insert into readings (id, name, given_as, file_id, state, created_by, created_at)
    values (${first.id}, '', 'file', ${copy}, 'waiting', ${first.createdBy.id}, now())`.execute(db)
  const end = intake.runner.endOf(first.id, 60_000)
  intake.runner.wake()
  expect(await end).toBe('done')
  expect([(await onDisk()).length, await rowsOfFiles()]).toEqual([1, 1])
  await coordinator.intake.discard({ draftId: first.id })
  expect([await onDisk(), await rowsOfFiles()]).toEqual([[], 0])
})

test('what a program that was killed had stored and not yet recorded is removed by the next start', async () => {
  const kept = await readDraft(coordinator, {
    commandId: commandId(),
    name: '',
    file: new File(['关于“留下”问题的整改\n'], '留下.txt'),
  })
  const before = await onDisk()
  await intake.files.storeFile({ stream: Readable.from([Buffer.from('机密★1年')]), name: 'a.txt' })
  const { rows } = await sql<{ sha256: string }>`select sha256 from files`.execute(db)
  // Killed between forgetting and the end of the transaction, which was then rolled back.
  await intake.files.noteLoose(rows[0]?.sha256 ?? '')
  expect(await onDisk()).toHaveLength(before.length + 3)
  await settleLooseFiles({ db, files: intake.files })
  expect(await onDisk()).toEqual(before)
  await coordinator.intake.discard({ draftId: kept.id })
})

test('a document to be read is no evidence, also not of whoever sent it in', async () => {
  const file = new File(['关于“佐证”问题的整改\n'], '佐证.txt')
  const { id: draftId, fileId } = await readDraft(coordinator, { commandId: commandId(), name: '', file })
  const evidence = await stage.upload('coordinator')
  const { personId } = stage.actors.coordinator
  const taken = await ask(db, ownUploads(personId, [evidence, fileId ?? evidence]))
  expect(taken.map((one) => one.fileId)).toEqual([evidence])
  await coordinator.intake.discard({ draftId })
})
