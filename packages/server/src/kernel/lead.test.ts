import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { hearMessages } from '../testing/heard.ts'
import { testDatabase } from '../testing/test-database.ts'
import { Lead, LeadableKysely } from './lead.ts'
import { askTogether, question, writeAndCommit, writeTogether } from './together.ts'

const { kysely } = await testDatabase()
if (!(kysely instanceof LeadableKysely)) throw new Error('it cannot be led')
const messages = hearMessages()

const one = sql<{ one: number }>`select 1 as one`.compile(kysely)
const put = (value: number) => sql<object>`insert into led (value) values (${value})`

function lead(expected: number): Lead {
  return new Lead(one, ([row]) => row !== undefined && 'one' in row && row.one === expected)
}

async function kept(): Promise<readonly unknown[]> {
  return (await sql`select value from led order by value`.execute(kysely)).rows
}

beforeAll(async () => {
  await sql`create table led (value integer)`.execute(kysely)
  // Statements are known by name from the second time on.
  for (let turn = 0; turn < 2; turn += 1) await sql`select value from led where value = ${1}`.execute(kysely)
})

async function sent(work: () => Promise<unknown>): Promise<number> {
  const before = messages.heard()
  await work()
  return messages.heard() - before
}

test('what is read goes out behind it in one message, and what comes after without it', async () => {
  const first = lead(1)
  const led = kysely.ledBy(first)
  const read = () => sql`select value from led where value = ${1}`.execute(led)
  expect(await sent(read)).toBe(1)
  expect(first.state).toBe('right')
  expect(await sent(read)).toBe(1)
  expect(await sent(() => askTogether(kysely.ledBy(lead(1)), [question(put(1), () => null)]))).toBe(2)
})

test('nothing is read behind an answer that is otherwise, and nothing is asked after it', async () => {
  const first = lead(2)
  const led = kysely.ledBy(first)
  const read = () => sql`select value from led where value = ${1}`.execute(led)
  await expect(read()).rejects.toThrow('what was taken for known is otherwise')
  expect(first.state).toBe('wrong')
  const before = messages.heard()
  await expect(read()).rejects.toThrow('what was taken for known is otherwise')
  expect(messages.heard() - before).toBe(0)
})

test('nothing is written behind an answer that is otherwise, in a transaction or by itself', async () => {
  await sql`truncate led`.execute(kysely)
  await expect(put(2).execute(kysely.ledBy(lead(2)))).rejects.toThrow('otherwise')
  await expect(writeTogether(kysely.ledBy(lead(2)), [put(3)])).rejects.toThrow('otherwise')
  const within = kysely.ledBy(lead(2)).transaction()
  await expect(within.execute((db) => writeAndCommit(db, [put(4)]))).rejects.toThrow('otherwise')
  const last = kysely.ledBy(lead(2)).transaction()
  await expect(last.execute((db) => put(5).execute(db))).rejects.toThrow('otherwise')
  expect(await kept()).toEqual([])
})

test('a transaction opens behind it in one message', async () => {
  await sql`truncate led`.execute(kysely)
  await put(6).execute(kysely)
  await put(6).execute(kysely)
  const work = (): Promise<unknown> =>
    kysely
      .ledBy(lead(1))
      .transaction()
      .execute(async (db) => {
        await put(7).execute(db)
        await writeAndCommit(db, [put(8)])
      })
  expect(await sent(work)).toBe(2)
  expect(await kept()).toEqual([{ value: 6 }, { value: 6 }, { value: 7 }, { value: 8 }])
})

test('where the message fails for another reason it goes out again with the next one', async () => {
  const first = lead(1)
  const led = kysely.ledBy(first)
  const wrong = () => sql`select value / 0 from led where value = ${6}`.execute(led)
  await expect(wrong()).rejects.toThrow('division by zero')
  expect(first.state).toBe('open')
  await sql`select value from led where value = ${1}`.execute(led)
  expect(first.state).toBe('right')
})
