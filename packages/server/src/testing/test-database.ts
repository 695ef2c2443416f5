import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import { type Database, type DatabaseAddress, openDatabase } from '../kernel/db.ts'
import { inDatabase } from './global-setup.ts'

/**
 * A migrated database of its own for a test file, dropped after its last test. Call it once at the top of the file.
 *
 * @example const database = await testDatabase()
 */
export function testDatabase(options: Connecting = {}): Promise<TestDatabase> {
  return databaseFrom(inject('databaseTemplate'), options)
}

/** A database with nothing in it, not even tables. */
export function emptyDatabase(): Promise<TestDatabase> {
  return databaseFrom('template0')
}

/** A machine that is busy with other tests is no sign of anything. */
const patience = 10

/** How many connections it has: by one alone it shows who needs a second while they hold the first. */
type Connecting = { readonly connections?: number }
type TestDatabase = Database & { readonly address: DatabaseAddress }

async function databaseFrom(template: string, { connections = 10 }: Connecting = {}): Promise<TestDatabase> {
  const server = inject('databaseAddress')
  const name = `bihuan_test_${randomBytes(6).toString('hex')}`
  await order(server, sql`create database ${sql.id(name)} template ${sql.id(template)} encoding 'UTF8'`)
  const address = inDatabase(server, name)
  const database = openDatabase(address, { connections, patience })
  afterAll(async () => {
    await database.close()
    await order(server, sql`drop database if exists ${sql.id(name)} with (force)`)
  })
  return { ...database, address }
}

async function order(server: DatabaseAddress, statement: ReturnType<typeof sql>): Promise<void> {
  // It is kept waiting for minutes and not for ever: a file that never begins would hold up the whole run without a word.
  const database = openDatabase(server, { connections: 1, patience })
  try {
    await statement.execute(database.kysely)
  } finally {
    await database.close()
  }
}
