import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openDatabase } from '../kernel/db.ts'
import { migrate } from '../kernel/migrate.ts'
import { startPostgres } from '../kernel/postgres/postgres.ts'
import { schemaTypes } from './schema-types.ts'

const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-schema-'))
try {
  const postgres = await startPostgres({ dataFolder, isThrowaway: true })
  const database = openDatabase(postgres.connection, { isPatient: true, connections: 1 })
  try {
    await migrate(database.kysely)
    await writeFile(path.join(import.meta.dirname, '../kernel/schema.ts'), await schemaTypes(database.kysely))
  } finally {
    await database.close()
    await postgres.stop()
  }
} finally {
  await rm(dataFolder, { recursive: true, force: true })
}
