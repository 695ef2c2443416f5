import type { RawBuilder } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { type Database, openDatabase } from './db.ts'
import { sql } from './sql.ts'

const { address } = await testDatabase()
const opened: Database[] = []
afterAll(async () => {
  for (const database of opened) await database.close()
})

/** A database over a single connection, so that whatever it keeps can be seen. */
function overOne(options: { readonly isPatient?: boolean } = {}): Database {
  const database = openDatabase(address, { connections: 1, ...options })
  opened.push(database)
  return database
}

type Kept = { readonly statement: string; readonly uses: number }

async function keptBy({ kysely }: Database): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    select statement, generic_plans + custom_plans as uses from pg_prepared_statements
    where statement not like '%pg_prepared_statements%' order by prepare_time`.execute(kysely)
  return rows
}

async function askTimes(times: number, { kysely }: Database, query: RawBuilder<unknown>): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await query.execute(kysely)
}

test('a statement that comes again is kept by its connection, and one that comes once is not', async () => {
  const database = overOne()
  await askTimes(1, database, sql`select ${1}::int as once`)
  await askTimes(4, database, sql`select ${1}::int as often`)
  expect(await keptBy(database)).toEqual([{ statement: 'select $1::int as often', uses: 3 }])
})

test('in transactions a statement is kept too, whoever asked it before', async () => {
  const database = overOne()
  await askTimes(1, database, sql`select ${1}::int as shared`)
  await database.kysely
    .transaction()
    .execute((transaction) => sql`select ${2}::int as shared`.execute(transaction))
  // What opens and ends it is kept from the first time on.
  expect(await keptBy(database)).toEqual([
    { statement: 'begin', uses: 1 },
    { statement: 'select $1::int as shared', uses: 1 },
    { statement: 'commit', uses: 1 },
  ])
})

test('what is kept is planned once, for whatever comes', async () => {
  const database = overOne()
  await askTimes(4, database, sql`select from migration where name = ${'0001'}`)
  const { rows } =
    await sql`select generic_plans as once, custom_plans as "forValues" from pg_prepared_statements
    where statement like '%from migration where%'`.execute(database.kysely)
  expect(rows).toEqual([{ once: 3, forValues: 0 }])
})

test('a connection that has come to keep more than 300 statements gives way to a fresh one', async () => {
  const database = overOne()
  for (let text = 0; text < 301; text += 1) await askTimes(2, database, sql`select ${sql.lit(text)} as text`)
  expect(await keptBy(database)).toEqual([])
})

test('of texts without end the last thousand are remembered, those that come again among them', async () => {
  const database = overOne()
  await askTimes(2, database, sql`select 1 as faithful`)
  for (let text = 0; text < 1_001; text += 1) {
    await askTimes(1, database, sql`select ${sql.lit(text)} as text`)
    if (text % 500 === 0) await askTimes(1, database, sql`select 1 as faithful`)
  }
  await askTimes(1, database, sql`select 0 as text`)
  expect(await keptBy(database)).toEqual([{ statement: 'select 1 as faithful', uses: 4 }])
})

test('a connection that the server ends takes its statements with it, and the next one begins anew', async () => {
  const database = overOne()
  await askTimes(3, database, sql`select ${1}::int as lasting`)
  const end = sql`select pg_terminate_backend(pg_backend_pid())`.execute(database.kysely)
  await expect(end).rejects.toThrow('the database cannot be reached')
  const { rows } = await sql`select ${7}::int as lasting`.execute(database.kysely)
  expect(rows).toEqual([{ lasting: 7 }])
  expect(await keptBy(database)).toEqual([{ statement: 'select $1::int as lasting', uses: 1 }])
})

test('a table that has changed meanwhile is read as it is now', async () => {
  const [database, migration] = [overOne(), overOne({ isPatient: true })]
  await sql`create table changing (a integer)`.execute(migration.kysely)
  await sql`insert into changing values (1)`.execute(migration.kysely)
  const all = sql`select * from changing`
  await askTimes(3, database, all)
  await sql`alter table changing alter a type text, add b integer`.execute(migration.kysely)
  expect((await all.execute(database.kysely)).rows).toEqual([{ a: '1', b: null }])
  await sql`alter table changing drop b`.execute(migration.kysely)
  await askTimes(3, database, all)
  expect((await all.execute(database.kysely)).rows).toEqual([{ a: '1' }])
})

test('while migrations run, nothing is kept', async () => {
  const migration = overOne({ isPatient: true })
  await askTimes(3, migration, sql`select ${1}::int as often`)
  expect(await keptBy(migration)).toEqual([])
})
