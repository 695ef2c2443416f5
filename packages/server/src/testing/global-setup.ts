import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { sql } from 'kysely'
import { type DatabaseAddress, openDatabase } from '../kernel/db.ts'
import { migrate } from '../kernel/migrate.ts'
import { startPostgres } from '../kernel/postgres/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database to give orders from; tests do not work in it. */
    databaseAddress: DatabaseAddress
    /** The migrated database that every test file gets a copy of. */
    databaseTemplate: string
  }
}

/**
 * One server for all test files, with a migrated template. `TEST_DATABASE_URL` names a server to use instead of the
 * embedded one, so that the same tests run against both.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const template = `bihuan_template_${randomBytes(6).toString('hex')}`
  const orders = openDatabase(server.address, { isPatient: true, connections: 1, patience: 10 })
  const tearDown = async (): Promise<void> => {
    await sql`drop database if exists ${sql.id(template)} with (force)`.execute(orders.kysely)
    await orders.close()
    await server.stop()
  }
  try {
    await sql`create database ${sql.id(template)} template template0 encoding 'UTF8'`.execute(orders.kysely)
    await migrateTemplate(inDatabase(server.address, template))
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('databaseAddress', server.address)
  project.provide('databaseTemplate', template)
  return tearDown
}

/** The same server, another database. */
export function inDatabase(address: DatabaseAddress, database: string): DatabaseAddress {
  if (!('connectionString' in address)) return { ...address, database }
  const url = new URL(address.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

async function migrateTemplate(address: DatabaseAddress): Promise<void> {
  const database = openDatabase(address, { isPatient: true, connections: 1, patience: 10 })
  try {
    await migrate(database.kysely)
  } finally {
    await database.close()
  }
}

async function startServer(): Promise<{ address: DatabaseAddress; stop: () => Promise<void> }> {
  const connectionString = process.env['TEST_DATABASE_URL']
  if (connectionString) return { address: { connectionString }, stop: async () => {} }
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-test-'))
  const postgres = await startPostgres({ dataFolder, isThrowaway: true }).catch(async (error: unknown) => {
    await rm(dataFolder, { recursive: true, force: true })
    throw error
  })
  const stop = async (): Promise<void> => {
    await postgres.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
  return { address: postgres.connection, stop }
}
