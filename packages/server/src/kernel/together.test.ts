import { AbortedTransactionError, sql } from 'kysely'
import { expect, test } from 'vitest'
import { hearMessages } from '../testing/heard.ts'
import { testDatabase } from '../testing/test-database.ts'
import { ask, askTogether, question, writeAndCommit, writeTogether } from './together.ts'

const { kysely: db } = await testDatabase()
const messages = hearMessages()
await sql`create table notes (id integer primary key, text text not null)`.execute(db)

const note = (id: number, text = '记录') => sql`insert into notes (id, text) values (${id}, ${text})`
const broken = sql`insert into notes (id, text) values (${0}, null)`
const kept = () =>
  question(sql<{ id: number }>`select id from notes order by id`, (rows) => rows.map(({ id }) => id))

async function counted(work: () => Promise<unknown>): Promise<number> {
  const before = messages.heard()
  await work()
  return messages.heard() - before
}

async function emptied(): Promise<void> {
  await sql`delete from notes`.execute(db)
}

test('questions that are asked together are each answered, and see what those before them did', async () => {
  await emptied()
  const added = question(
    sql<{ id: number }>`insert into notes values (${7}, ${'七'}) returning id`,
    ([row]) => row?.id,
  )
  const count = question(sql<{ count: number }>`select count(*) as count from notes`, ([row]) => row?.count)
  await askTogether(db, [added, count])
  expect([added.answer, count.answer]).toEqual([7, 1])
})

test('the answer to a question that was not asked is no answer', () => {
  expect(() => kept().answer).toThrow('not asked')
})

test('a transaction of two steps is two messages: it opens with the first and is kept with the last', async () => {
  await emptied()
  const sent = await counted(() =>
    db.transaction().execute(async (transaction) => {
      await askTogether(transaction, [kept(), kept()])
      await writeAndCommit(transaction, [note(1), note(2), note(1 + 2)])
    }),
  )
  expect(sent).toBe(2)
  expect(await ask(db, kept())).toEqual([1, 2, 3])
})

test('a transaction in which nothing is done sends nothing', async () => {
  expect(await counted(() => db.transaction().execute(async () => {}))).toBe(0)
  const refused = db.transaction().execute(() => Promise.reject(new Error('refused')))
  await expect(refused).rejects.toThrow('refused')
})

test.each([0, 1, 2, 3])(
  'where statement %i of the last message fails, nothing of the transaction is kept',
  async (at) => {
    await emptied()
    for (let time = 1; time <= 3; time += 1) {
      const run = db.transaction().execute(async (transaction) => {
        await writeTogether(transaction, [note(1)])
        await writeAndCommit(transaction, [note(2), note(3), note(4)].toSpliced(at, 0, broken))
      })
      await expect(run).rejects.toThrow('null value')
      expect(await ask(db, kept())).toEqual([])
    }
    await db.transaction().execute((transaction) => writeAndCommit(transaction, [note(2), note(3), note(4)]))
    expect(await ask(db, kept())).toEqual([2, 3, 4])
  },
)

test('where a value cannot be sent, nothing of its message is', async () => {
  await emptied()
  const ring: { self?: unknown } = {}
  ring.self = ring
  const unsendable = sql`insert into notes values (${8}, ${ring})`
  const run = db
    .transaction()
    .execute((transaction) => writeAndCommit(transaction, [note(1), unsendable, note(2)]))
  await expect(run).rejects.toThrow('circular')
  expect(await ask(db, kept())).toEqual([])
  await db.transaction().execute((transaction) => writeAndCommit(transaction, [note(1)]))
  expect(await ask(db, kept())).toEqual([1])
})

test('what is refused after an error in the same transaction is not kept', async () => {
  await emptied()
  const run = db.transaction().execute(async (transaction) => {
    await writeTogether(transaction, [broken]).catch(() => {})
    await writeAndCommit(transaction, [])
  })
  await expect(run).rejects.toThrow(AbortedTransactionError)
  expect(await ask(db, kept())).toEqual([])
})
