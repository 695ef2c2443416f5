import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { newMigration } from '../../../../dev/new-migration.ts'
import { testDatabase } from '../testing/test-database.ts'
import { DatabaseTooNew, migrate, migrationsFolder } from './migrate.ts'

const database = await testDatabase()
const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-migrations-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function migration(name: string, statement: string): Promise<void> {
  const text = `export async function up(db) {
    await db.executeQuery({ sql: ${JSON.stringify(statement)}, parameters: [], query: { kind: 'RawNode' } })
  }`
  await writeFile(path.join(folder, `${name}.ts`), text)
}

async function reset(): Promise<void> {
  await sql`drop table if exists migration, one, two`.execute(database.kysely)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
}

test('two programs that start at once apply each migration once', async () => {
  await reset()
  await migration('0001-first', 'create table one (id int)')
  await migration('0002-second', 'create table two (id int)')
  const applied = await Promise.all([migrate(database.kysely, folder), migrate(database.kysely, folder)])
  expect(applied.flat()).toEqual(['0001-first', '0002-second'])
})

test('a migration that fails leaves nothing of itself and of those before it', async () => {
  await reset()
  await migration('0001-first', 'create table one (id int)')
  await migration('0003-broken', 'create tabel two (id int)')
  await expect(migrate(database.kysely, folder)).rejects.toThrow('syntax error')
  const { rows } = await sql`select to_regclass('one') as one, to_regclass('migration') as book`.execute(
    database.kysely,
  )
  expect(rows).toEqual([{ one: null, book: null }])
})

test('a migration that is only begun is taken by no database, so that what it becomes is run', async () => {
  await reset()
  const { name } = path.parse(await newMigration('begun', folder))
  const text = await readFile(path.join(folder, `${name}.ts`), 'utf8')
  await writeFile(
    path.join(folder, `${name}.ts`),
    text.replace("'kysely'", `'${import.meta.resolve('kysely')}'`),
  )
  await expect(migrate(database.kysely, folder)).rejects.toThrow('syntax error')
})

test('a database from a newer program is refused', async () => {
  await reset()
  await migration('0001-first', 'create table one (id int)')
  await migrate(database.kysely, folder)
  await rm(path.join(folder, '0001-first.ts'))
  await expect(migrate(database.kysely, folder)).rejects.toBeInstanceOf(DatabaseTooNew)
})

test('the migrations of this program apply to an empty database and then have nothing left to do', async () => {
  await sql`drop schema public cascade; create schema public`.execute(database.kysely)
  const applied = await migrate(database.kysely, migrationsFolder)
  expect(applied[0]).toBe('0001-sign-in')
  expect(await migrate(database.kysely, migrationsFolder)).toEqual([])
})
