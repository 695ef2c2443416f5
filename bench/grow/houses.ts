import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { IntakeParts } from '@bihuan/server/intake/intake-parts.ts'
import { createReadingRunner } from '@bihuan/server/intake/readings/reading-runner.ts'
import { type Database, openDatabase } from '@bihuan/server/kernel/db.ts'
import { openFileStore } from '@bihuan/server/kernel/files/file-store.ts'
import { migrate } from '@bihuan/server/kernel/migrate.ts'
import type { Connection } from '@bihuan/server/kernel/postgres/postgres.ts'
import { openLongWork } from '@bihuan/server/long-works.ts'
import { memoryLog } from '@bihuan/server/testing/memory-log.ts'
import { noOutputs } from '@bihuan/server/testing/test-intake.ts'
import { sql } from 'kysely'
import { copyHouse, dropCopy, order } from './copies.ts'
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

/** What a house is called, and how it is filled. */
export type Plan = {
  readonly name: string
  /** It begins as a copy of the house of this size. */
  readonly from?: number
  fill(db: Database['kysely'], tell: (line: string) => void): Promise<void>
}

/** Opens the house of a size; the first time it is built, later it is brought up to the program by its migrations. */
export async function openHouse(
  server: Server,
  measures: number,
  tell: (line: string) => void,
): Promise<House> {
  const opened = await openPlanned(server, planOf(measures), tell)
  return { measures, ...opened }
}

/** The same for any plan. */
export async function openPlanned(
  server: Server,
  plan: Plan,
  tell: (line: string) => void,
): Promise<Omit<House, 'measures'>> {
  await buildPlanned(server, plan, tell)
  const builder = builderOf(server, plan)
  try {
    const applied = await migrate(builder.kysely)
    if (applied.length > 0) await sql`vacuum (analyze)`.execute(builder.kysely)
  } finally {
    await builder.close()
  }
  const watched = executed()
  const address = { ...server.connection, database: plan.name, ...watched.connections }
  const database = openDatabase(address, { connections: 4 })
  return { database, takeWork: () => watched.takeWork(), close: () => database.close() }
}

/** Builds the house of a size unless it is there, as an older program built it perhaps. */
export async function buildHouse(
  server: Server,
  measures: number,
  tell: (line: string) => void,
): Promise<void> {
  await buildPlanned(server, planOf(measures), tell)
}

async function buildPlanned(server: Server, plan: Plan, tell: (line: string) => void): Promise<void> {
  const built = path.join(server.folder, `${plan.name}.built`)
  if (existsSync(built)) return
  await begin(server, plan, tell)
  const builder = builderOf(server, plan)
  try {
    await migrate(builder.kysely)
    await plan.fill(builder.kysely, tell)
  } finally {
    await builder.close()
  }
  await writeFile(built, '')
}

async function begin(server: Server, { name, from }: Plan, tell: (line: string) => void): Promise<void> {
  if (from === undefined) {
    await dropCopy(server.connection, name)
    await order(server.connection, [sql`create database ${sql.id(name)}`])
    return
  }
  await buildPlanned(server, planOf(from), tell)
  await copyHouse(server.connection, from, name)
}

function planOf(measures: number): Plan {
  return { name: `house_${measures}`, fill: (db, tell) => fillHouse(db, measures, tell) }
}

function builderOf({ connection }: Server, { name }: Plan): Database {
  return openDatabase({ ...connection, database: name }, { isPatient: true, connections: 1 })
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
  return { parts: { files, runner, longWork, model: null, outputs: await noOutputs(folder, files) }, close }
}
