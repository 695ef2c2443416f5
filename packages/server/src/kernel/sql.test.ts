import { sql as kyselySql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { columnsOf, everyOf, jsonOf, sql } from './sql.ts'

const { kysely: db } = await testDatabase()
const measure = columnsOf('measures', 'measure')
const persons = columnsOf('persons')

test('names of tables and columns are part of the text, and values are not', () => {
  const statement = sql`select ${measure.id} from ${measure} where ${measure.due_on} < ${'2026-03-01'} limit 1`
  expect(statement.compile(db)).toMatchObject({
    sql: 'select measure.id from measures as measure where measure.due_on < $1 limit 1',
    parameters: ['2026-03-01'],
  })
})

test('without an alias columns stand alone, and a table under its own name is named once', () => {
  const own = columnsOf('persons', 'persons')
  const statement = sql`insert into ${persons} (${persons.id}) select ${own.id} from ${own}`
  expect(statement.compile(db).sql).toBe('insert into persons (id) select persons.id from persons')
})

test('pieces are put together in their order, with values between names', () => {
  const isLate = sql`${measure.due_on} < ${'2026-03-01'} and ${measure.status} <> ${'closed'}`
  const statement = sql`select ${1} as ${sql.ref('one')}, ${measure.id} from ${measure} where ${isLate} and ${true}`
  expect(statement.compile(db)).toMatchObject({
    sql: 'select $1 as "one", measure.id from measures as measure where measure.due_on < $2 and measure.status <> $3 and $4',
    parameters: [1, '2026-03-01', 'closed', true],
  })
})

test('every column that is kept is selected, and names go through what Kysely itself puts together', () => {
  const kept = { organization_id: 1, heading: 1, role: 1 }
  const every = everyOf(columnsOf('known_columns', 'known'), kept)
  expect(kyselySql`select ${every}, ${sql.join([persons.id, persons])}`.compile(db).sql).toBe(
    'select known.organization_id, known.heading, known.role, id, persons',
  )
})

test('a row becomes JSON of the columns that are kept, and null where there is none', () => {
  const kept = { rectification_id: 1, id: 1, ordinal: 1, name: 1, version: 1 }
  expect(kyselySql`select ${jsonOf(columnsOf('categories', 'category'), kept)}`.compile(db).sql).toBe(
    "select case when category.id is not null then json_build_object('rectification_id', category.rectification_id, " +
      "'id', category.id, 'ordinal', category.ordinal, 'name', category.name, 'version', category.version) end",
  )
})

test('a column that is not there does not compile', () => {
  // @ts-expect-error measures have no such column
  expect(measure.colour).toBeDefined()
  // @ts-expect-error there is no such table
  expect(columnsOf('actions', 'action')).toBeDefined()
  // @ts-expect-error one of the columns is left out
  expect(everyOf(columnsOf('known_columns', 'known'), { organization_id: 1, heading: 1 })).toBeDefined()
})
