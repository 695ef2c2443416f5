import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { openDescriptions, plainReader } from './described-rows.ts'
import { askTogether, question } from './together.ts'

const { kysely: db } = await testDatabase()
const { INT4, TEXT } = pg.types.builtins

const columns = [
  { name: 'number', dataTypeID: INT4 },
  { name: '文字 "quoted"', dataTypeID: TEXT },
]

test('rows of a statement that comes again are read as those of one that comes once', () => {
  const { read } = openDescriptions(pg.types).of('numbered', columns)
  for (const reader of [read, plainReader(columns, pg.types)]) {
    expect(reader(['7', '七'])).toEqual({ number: 7, '文字 "quoted"': '七' })
    expect(reader([null, ''])).toEqual({ number: null, '文字 "quoted"': '' })
  }
})

test('a column may be called whatever it likes', () => {
  const { read } = openDescriptions(pg.types).of('named', [{ name: '__proto__', dataTypeID: TEXT }])
  expect(Object.getOwnPropertyNames(read(['x']))).toEqual(['__proto__'])
})

test('rows that look alike are read by one piece of program, and others by another', () => {
  const descriptions = openDescriptions(pg.types)
  const first = descriptions.of('same', columns)
  expect(descriptions.of('same', [...columns])).toBe(first)
  expect(descriptions.of('same', columns.slice(1)).read(['七'])).toEqual({ '文字 "quoted"': '七' })
})

test('a statement answers alike the first time and every other, alone and twice in one message', async () => {
  const seen = () => sql<{ a: number; b: string | null; c: readonly string[] }>`
    select ${3}::integer as a, null::text as b, ${['一', '二 "x"']}::text[] as c`
  const row = { a: 3, b: null, c: ['一', '二 "x"'] }
  for (let turn = 0; turn < 4; turn += 1) expect((await seen().execute(db)).rows).toEqual([row])
  const asked = [question(seen(), (rows) => rows), question(seen(), (rows) => rows)]
  await askTogether(db, asked)
  expect(asked.map(({ answer }) => answer)).toEqual([[row], [row]])
})

test('a statement that gives no rows is carried out the first time and every other', async () => {
  await sql`create table counted (value integer)`.execute(db)
  for (let turn = 1; turn <= 4; turn += 1) {
    const { numAffectedRows, rows } = await sql`insert into counted values (${turn})`.execute(db)
    expect([numAffectedRows, rows]).toEqual([1n, []])
  }
  const { numAffectedRows } = await sql`update counted set value = ${0}`.execute(db)
  expect(numAffectedRows).toBe(4n)
})

test('a table that has changed is read as it is now', async () => {
  await sql`create table changed (value integer)`.execute(db)
  await sql`insert into changed values (${5})`.execute(db)
  const all = () => sql<object>`select * from changed`.execute(db)
  for (let turn = 0; turn < 3; turn += 1) expect((await all()).rows).toEqual([{ value: 5 }])
  await sql`alter table changed alter value type text, add more text default 'more'`.execute(db)
  expect((await all()).rows).toEqual([{ value: '5', more: 'more' }])
  expect((await all()).rows).toEqual([{ value: '5', more: 'more' }])
})
