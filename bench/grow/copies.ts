import { openDatabase } from '@bihuan/server/kernel/db.ts'
import type { Connection } from '@bihuan/server/kernel/postgres/postgres.ts'
import { sql } from 'kysely'

/** A copy of a house, which whoever measures may change. */
export async function copyHouse(connection: Connection, measures: number, name: string): Promise<Connection> {
  const [house, copy] = [sql.id(`house_${measures}`), sql.id(name)]
  await dropCopy(connection, name)
  await order(connection, [
    sql`create database ${copy} template ${house} strategy file_copy`,
    sql`checkpoint`,
  ])
  return { ...connection, database: name }
}

/** Removes a copy. */
export async function dropCopy(connection: Connection, name: string): Promise<void> {
  await order(connection, [sql`drop database if exists ${sql.id(name)} with (force)`])
}

/** Carries out what cannot be done from within the database that it is about. */
export async function order(
  connection: Connection,
  statements: readonly ReturnType<typeof sql>[],
): Promise<void> {
  const database = openDatabase({ ...connection, database: 'postgres' }, { isPatient: true, connections: 1 })
  try {
    for (const statement of statements) await statement.execute(database.kysely)
  } finally {
    await database.close()
  }
}
