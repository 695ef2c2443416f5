import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createReadingRunner } from '@bihuan/server/intake/readings/reading-runner.ts'
import type { IntakeParts } from '@bihuan/server/intake/intake-parts.ts'
import { type Database, openDatabase } from '@bihuan/server/kernel/db.ts'
import { openFileStore } from '@bihuan/server/kernel/files/file-store.ts'
import { migrate } from '@bihuan/server/kernel/migrate.ts'
import type { Connection } from '@bihuan/server/kernel/postgres/postgres.ts'
import { openLongWork } from '@bihuan/server/long-works.ts'
import { memoryLog } from '@bihuan/server/testing/memory-log.ts'
import { sql } from 'kysely'
import { fillHouse } from './house.ts'

/** A house of a size, open. */
export type House = { readonly measures: number; readonly database: Database; close(): Promise<void> }

/** Opens the house of a size; the first time it is built, later it is brought up to the program by its migrations. */
export async function openHouse(
  server: { readonly connection: Connection; readonly folder: string },
  measures: number,
  tell: (line: string) => void,
): Promise<House> {
  const name = `house_${measures}`
  const built = path.join(server.folder, `${name}.built`)
  const isBuilt = await access(built).then(
    () => true,
    () => false,
  )
  if (!isBuilt)
    await order(server.connection, [
      sql`drop database if exists ${sql.id(name)}`,
      sql`create database ${sql.id(name)}`,
    ])
  const address = { ...server.connection, database: name }
  const builder = openDatabase(address, { isPatient: true, connections: 1 })
  try {
    const applied = await migrate(builder.kysely)
    if (!isBuilt) await fillHouse(builder.kysely, measures, tell)
    else if (applied.length > 0) await sql`vacuum (analyze)`.execute(builder.kysely)
    await writeFile(built, '')
  } finally {
    await builder.close()
  }
  const database = openDatabase(address, { connections: 4, isPatient: true })
  return { measures, database, close: () => database.close() }
}

async function order(connection: Connection, statements: readonly ReturnType<typeof sql>[]): Promise<void> {
  const database = openDatabase({ ...connection, database: 'postgres' }, { isPatient: true, connections: 1 })
  try {
    for (const statement of statements) await statement.execute(database.kysely)
  } finally {
    await database.close()
  }
}

/** What documents are read in with, in a folder that is removed again. */
export async function intakeOf(database: Database): Promise<{ parts: IntakeParts; close(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-bench-'))
  await mkdir(folder, { recursive: true })
  const files = await openFileStore({ folder })
  const runner = createReadingRunner({ db: database.kysely, log: memoryLog(), files })
  const longWork = openLongWork()
  const close = async (): Promise<void> => {
    await longWork.stop()
    await runner.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { parts: { files, runner, longWork, model: null }, close }
}
