import { access, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { openDatabase } from '@bihuan/server/kernel/db.ts'
import { migrate } from '@bihuan/server/kernel/migrate.ts'
import { type Connection, startPostgres } from '@bihuan/server/kernel/postgres/postgres.ts'
import { sql } from 'kysely'
import { load } from './load.ts'

/** Where the bench keeps its database between runs. */
export const benchFolder: string = path.resolve(process.env['BIHUAN_BENCH_DATA'] ?? '.cache/bench')

/** A database with the records of the bench, on the disk as in use. */
export type BenchDatabase = { readonly connection: Connection; stop(): Promise<void> }

/** Opens the bench's database; the first time it is filled, which takes some minutes. */
export async function openBenchDatabase(tell: (line: string) => void): Promise<BenchDatabase> {
  const done = path.join(benchFolder, 'filled')
  const isFilled = await access(done).then(
    () => true,
    () => false,
  )
  if (!isFilled) {
    await rm(benchFolder, { recursive: true, force: true })
    await mkdir(benchFolder, { recursive: true })
    await fill(tell)
    await writeFile(done, '')
  }
  const postgres = await startPostgres({ dataFolder: benchFolder })
  return { connection: await freshCopy(postgres.connection), stop: () => postgres.stop() }
}

// Reports that one run adds would make the next one slower.
async function freshCopy(connection: Connection): Promise<Connection> {
  const copy = 'bihuan_run'
  const orders = openDatabase({ ...connection, database: 'postgres' }, { isPatient: true, connections: 1 })
  try {
    await sql`drop database if exists ${sql.id(copy)} with (force)`.execute(orders.kysely)
    await sql`create database ${sql.id(copy)} template ${sql.id(connection.database)} strategy file_copy`.execute(
      orders.kysely,
    )
    await sql`checkpoint`.execute(orders.kysely)
  } finally {
    await orders.close()
  }
  return { ...connection, database: copy }
}

async function fill(tell: (line: string) => void): Promise<void> {
  const begun = Date.now()
  const postgres = await startPostgres({ dataFolder: benchFolder, isThrowaway: true })
  const database = openDatabase(postgres.connection, { isPatient: true, connections: 1 })
  try {
    await migrate(database.kysely)
    await load(database.kysely, tell)
    await sql`vacuum (analyze, freeze)`.execute(database.kysely)
    await sql`checkpoint`.execute(database.kysely)
  } finally {
    await database.close()
    await postgres.stop()
  }
  tell(`filled in ${Math.round((Date.now() - begun) / 1000)} s`)
}
