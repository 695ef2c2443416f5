import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
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
import { order } from './copies.ts'
import { executed, type Work } from './executed.ts'
import { fillHouse } from './house.ts'

/** A house of a size, open, with what its database does. */
export type House = {
  readonly measures: number
  readonly database: Database
  takeWork(): Work
  close(): Promise<void>
}

type Server = { readonly connection: Connection; readonly folder: string }

/** Opens the house of a size; the first time it is built, later it is brought up to the program by its migrations. */
export async function openHouse(
  server: Server,
  measures: number,
  tell: (line: string) => void,
): Promise<House> {
  await buildHouse(server, measures, tell)
  const builder = builderOf(server, measures)
  try {
    const applied = await migrate(builder.kysely)
    if (applied.length > 0) await sql`vacuum (analyze)`.execute(builder.kysely)
  } finally {
    await builder.close()
  }
  const watched = executed()
  const address = { ...server.connection, database: nameOf(measures), ...watched.connections }
  const database = openDatabase(address, { connections: 4 })
  return { measures, database, takeWork: () => watched.takeWork(), close: () => database.close() }
}

/** Builds the house of a size unless it is there, as an older program built it perhaps. */
export async function buildHouse(
  server: Server,
  measures: number,
  tell: (line: string) => void,
): Promise<void> {
  const built = path.join(server.folder, `${nameOf(measures)}.built`)
  if (existsSync(built)) return
  const name = sql.id(nameOf(measures))
  await order(server.connection, [sql`drop database if exists ${name}`, sql`create database ${name}`])
  const builder = builderOf(server, measures)
  try {
    await migrate(builder.kysely)
    await fillHouse(builder.kysely, measures, tell)
  } finally {
    await builder.close()
  }
  await writeFile(built, '')
}

function nameOf(measures: number): string {
  return `house_${measures}`
}

function builderOf({ connection }: Server, measures: number): Database {
  return openDatabase({ ...connection, database: nameOf(measures) }, { isPatient: true, connections: 1 })
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
