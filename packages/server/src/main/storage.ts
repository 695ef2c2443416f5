import path from 'node:path'
import { sessionSecret } from '../kernel/auth/secret.ts'
import type { Config } from '../kernel/config.ts'
import { type Database, type DatabaseAddress, openDatabase } from '../kernel/db.ts'
import { type FileStore, openFileStore } from '../kernel/files/file-store.ts'
import type { Log } from '../kernel/log.ts'
import { migrate } from '../kernel/migrate.ts'
import { makePrivateFolder } from '../kernel/private-folder.ts'
import { type PostgresEvent, startPostgres } from '../kernel/postgres/postgres.ts'
import type { StopSignals } from '../kernel/stop-signals.ts'

/** Everything that lasts: the database with its tables up to date, evidence files, and the secret of sessions. */
export type Storage = {
  readonly database: Database
  readonly files: FileStore
  readonly secret: string
  close(): Promise<void>
}

/** Opens the database, embedded or named, brings its tables up to date, and opens the folder of files. */
export async function openStorage(config: Config, log: Log, stop?: StopSignals): Promise<Storage> {
  const server = await startServer(config, log, stop)
  try {
    stop?.asked.throwIfAborted()
    await bringUpToDate(server.address, log)
    makePrivateFolder(config.dataFolder)
    const secret = config.secret ?? (await sessionSecret(config.dataFolder))
    const files = await openFileStore({ folder: path.join(config.dataFolder, 'files') })
    const database = openDatabase(server.address)
    const close = async (): Promise<void> => {
      await database.close()
      await server.stop()
    }
    return { database, files, secret, close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function startServer(
  { databaseUrl, dataFolder }: Config,
  log: Log,
  stop: StopSignals | undefined,
): Promise<{ address: DatabaseAddress; stop: () => Promise<void> }> {
  if (databaseUrl !== null) return { address: { connectionString: databaseUrl }, stop: async () => {} }
  const postgres = await startPostgres({
    dataFolder,
    onEvent: (event) => logEvent(event, log),
    ...(stop ? { stop } : {}),
  })
  log.info({ isAdopted: postgres.isAdopted }, 'embedded database started')
  return { address: postgres.connection, stop: () => postgres.stop() }
}

async function bringUpToDate(address: DatabaseAddress, log: Log): Promise<void> {
  const database = openDatabase(address, { isPatient: true, connections: 1 })
  try {
    const applied = await migrate(database.kysely)
    if (applied.length > 0) log.info({ applied }, 'migrated')
  } finally {
    await database.close()
  }
}

function logEvent(event: PostgresEvent, log: Log): void {
  switch (event.type) {
    case 'ended':
      log.warn({}, 'embedded database ended; starting it again')
      break
    case 'restarted':
      log.info({}, 'embedded database started again')
      break
    case 'restartFailed':
      log.error({ err: event.error }, 'embedded database could not be started again')
      break
  }
}
