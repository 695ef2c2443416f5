import { readdir } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import type { ReadingView } from '@bihuan/core/intake/readings.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { readInProcess } from '@bihuan/readers/read-in-process.ts'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { readableFile } from '../../told/files.queries.ts'
import { memoryLog } from '../../testing/memory-log.ts'
import { readDraft, readingEnd } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { testIntake } from '../../testing/test-intake.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'
import { createReadingRunner, type ReadingRunner } from './reading-runner.ts'

type ReadFile = typeof readInProcess

const database = await testDatabase()
/** How files are read; tests put something slower in its place. */
let reading: ReadFile = readInProcess
const intake = await testIntake(database, { read: (...given) => reading(...given) })
const stage = await setStage(database, { intake })
const coordinator = stage.as('coordinator')
const others: ReadingRunner[] = []

afterEach(async () => {
  reading = readInProcess
  for (const runner of others.splice(0)) await runner.stop()
})

function anotherServer(read: ReadFile = readInProcess): ReadingRunner {
  const runner = createReadingRunner({ db: database.kysely, files: intake.files, log: memoryLog(), read })
  others.push(runner)
  return runner
}

function notice(about: string): File {
  return new File([`关于“${about}”问题的整改\n一是修订制度。\n二是开展培训。\n`], `${about}.txt`)
}

/** A reading that ends when it is told to, and tells its progress at once. */
function slowly(): { read: ReadFile; finish: () => void; begun: Promise<void>; names: string[] } {
  const mayEnd = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const names: string[] = []
  return {
    names,
    begun: begun.promise,
    finish: () => mayEnd.resolve(),
    read: async (file, options) => {
      names.push(file.name)
      options?.onProgress?.({ phase: 'recognising', done: 2, total: 7 })
      begun.resolve()
      const stopped = new Promise<never>((_, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new Error('stopped')))
      })
      await Promise.race([mayEnd.promise, stopped])
      return readInProcess(file, options)
    },
  }
}

async function send(file: File): Promise<ReadingView> {
  return coordinator.intake.read({ commandId: commandId(), name: '', file })
}

/** Everything that is kept of documents: files on the disk, and rows. */
async function kept(): Promise<{ onDisk: number; rows: number }> {
  const entries = await readdir(intake.folder, { recursive: true, withFileTypes: true })
  const { rows } = await sql<{ rows: number }>`
    select (select count(*) from files) + (select count(*) from readings) as rows`.execute(database.kysely)
  return { onDisk: entries.filter((entry) => entry.isFile()).length, rows: rows[0]?.rows ?? 0 }
}

test('a document that takes long shows its progress and becomes a draft with its file', async () => {
  const slow = slowly()
  reading = slow.read
  const first = await send(notice('账目不清'))
  expect(first).toMatchObject({ state: 'reading', name: '账目不清.txt', createdBy: { name: 'coordinator' } })
  let told: ReadingView
  do told = await coordinator.intake.reading({ readingId: first.id })
  while (told.progress === null)
  expect(told.progress).toEqual({ phase: 'recognising', done: 2, total: 7 })
  expect((await coordinator.intake.readings()).map(({ id: listed }) => listed)).toContain(first.id)
  slow.finish()
  expect(await readingEnd(coordinator, first.id)).toMatchObject({ state: 'done' })
  const draft = await coordinator.intake.get({ draftId: first.id })
  expect(draft).toMatchObject({ form: 'text', pages: null, doubts: [] })
  const fileId = draft.fileId ?? id<'file'>(randomUUID())
  const { personId } = stage.actors.coordinator
  const file = await readableFile(database.kysely, fileId, stage.actors.coordinator)
  expect(file).toMatchObject({ name: '账目不清.txt', mediaType: 'text/plain' })
  expect(await readableFile(database.kysely, fileId, stage.actors.inspector)).toBeNull()
  expect((await coordinator.intake.readings()).map(({ id: listed }) => listed)).not.toContain(first.id)
  expect(draft.createdBy.id).toBe(personId)
})

test('the same form is read once, however often and from wherever it is sent', async () => {
  const form = { commandId: commandId(), name: '专项', file: notice('重复提交') }
  const answers = await Promise.all([1, 2, 3].map(() => coordinator.intake.read(form)))
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
  await readingEnd(coordinator, id<'draft'>(form.commandId))
  const { rows } = await sql`select from files where name = '重复提交.txt'`.execute(database.kysely)
  expect(rows).toHaveLength(1)
})

test('a draft that nobody named is called after its title, else after its file', async () => {
  const title = '云溪新区党工委关于巡察整改\n情况的通报'
  const named = async (name: string, text: string): Promise<string> => {
    const file = new File([text], '扫描件 2026.3.txt')
    return (await readDraft(coordinator, { commandId: commandId(), name, file })).name
  }
  const words = '\n\n关于“账目不清”问题的整改。\n一是修订制度。\n'
  expect(await named('', title + words)).toBe('云溪新区党工委关于巡察整改情况的通报')
  expect(await named('', words)).toBe('扫描件 2026.3')
  expect(await named('巡察整改', title + words)).toBe('巡察整改')
})

test('two documents of one person are read at a time, and somebody else’s beside them, however slow they are', async () => {
  const slow = slowly()
  reading = slow.read
  const many = await Promise.all(['甲', '乙', '丙'].map((name) => send(notice(name))))
  expect(many.map(({ state }) => state).toSorted()).toEqual(['reading', 'reading', 'waiting'])
  expect(slow.names).toHaveLength(2)
  // Another person's document, which came last.
  const { rows } = await sql<{ id: string }>`
    insert into readings (id, name, given_as, file_id, state, created_by, created_at)
    select gen_random_uuid(), '别人的', given_as, file_id, 'waiting', ${stage.actors.head.personId},
      created_at + interval '1 hour'
    from readings where state = 'waiting' returning id`.execute(database.kysely)
  const next = slowly()
  reading = next.read
  intake.runner.wake()
  await next.begun
  const order = await sql<{ name: string }>`
    select name from readings where state = 'reading' and name = '别人的'`.execute(database.kysely)
  expect(order.rows).toHaveLength(1)
  slow.finish()
  next.finish()
  await Promise.all(many.map((one) => readingEnd(coordinator, one.id)))
  await readingEnd(coordinator, id<'draft'>(rows[0]?.id ?? ''))
})

test('a reading that is stopped ends its process and leaves nothing behind', async () => {
  const slow = slowly()
  reading = slow.read
  const before = await kept()
  const { id: readingId } = await send(notice('不想要了'))
  await coordinator.intake.cancel({ readingId })
  expect(await kept()).toEqual(before)
  await expect(coordinator.intake.reading({ readingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(coordinator.intake.cancel({ readingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('several servers on one database read each document once', async () => {
  const read: string[] = []
  const noting: ReadFile = (file, options) => {
    read.push(file.name)
    return readInProcess(file, options)
  }
  reading = noting
  const servers = [anotherServer(noting), anotherServer(noting)]
  const names = ['壹', '贰', '叁', '肆', '伍', '陆']
  const sent = names.map((name) => send(notice(name)))
  for (const server of servers) server.wake()
  for (const one of await Promise.all(sent)) await readingEnd(coordinator, one.id)
  expect(read.toSorted()).toEqual(names.map((name) => `${name}.txt`).toSorted())
})

test('what a server that stopped or was killed has left unread is read by the next one', async () => {
  const slow = slowly()
  reading = slow.read
  const { id: readingId } = await send(notice('停机'))
  const { id: killedId } = await send(notice('断电'))
  // As a stop, and as a kill a while ago, leave the two rows.
  await intake.runner.stop()
  await sql`update readings set state = 'reading', claimed_by = gen_random_uuid(),
    claimed_until = now() - interval '1 second' where id = ${killedId}`.execute(database.kysely)
  anotherServer().wake()
  for (const unfinished of [readingId, killedId]) {
    expect(await readingEnd(coordinator, unfinished)).toMatchObject({ state: 'done' })
  }
})
