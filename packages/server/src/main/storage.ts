import path from 'node:path'
import { sessionSecret } from '../kernel/auth/secret.ts'
import type { Zone } from '@bihuan/core/kernel/zone.ts'
import type { Config } from '../kernel/config.ts'
import { type Database, type DatabaseAddress, openDatabase } from '../kernel/db.ts'
import { type FileStore, openFileStore } from '../kernel/files/file-store.ts'
import { limitsOf } from '../kernel/http/limits.ts'
import type { Log } from '../kernel/log.ts'
import { migrate } from '../kernel/migrate.ts'
import { makePrivateFolder } from '../kernel/private-folder.ts'
import { type PostgresEvent, startPostgres } from '../kernel/postgres/postgres.ts'
import { openOutputFiles, type OutputFiles } from '../outputs/output-files.ts'
import type { StopSignals } from '../kernel/stop-signals.ts'

/** Everything that lasts: the database with its tables up to date, evidence files, and the secret of sessions. */
export type Storage = {
  readonly database: Database
  readonly files: FileStore
  /** What was made to be fetched. */
  readonly outputs: OutputFiles
  readonly secret: string
  close(): Promise<void>
}

/** The same in the process that opened the database, with how others reach that. */
export type OwnStorage = Storage & { readonly address: DatabaseAddress }

/** Opens the database, embedded or named, brings its tables up to date, and opens the folder of files. */
export async function openStorage(config: Config, log: Log, stop?: StopSignals): Promise<OwnStorage> {
  const server = await startServer(config, log, stop)
  try {
    stop?.asked.throwIfAborted()
    await bringUpToDate(server.address, log)
    makePrivateFolder(config.dataFolder)
    const secret = config.secret ?? (await sessionSecret(config.dataFolder))
    const { address } = server
    const storage = await joinStorage({ ...config, address, secret, connections: ownConnections(config) })
    const close = async (): Promise<void> => {
      await storage.close()
      await server.stop()
    }
    return { ...storage, address, close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Opens what another process of this installation has opened and keeps. */
export async function joinStorage(parts: {
  dataFolder: string
  address: DatabaseAddress
  secret: string
  connections: number
  zone: Zone
}): Promise<Storage> {
  const { dataFolder, address, secret, connections, zone } = parts
  const files = await openFileStore({ folder: path.join(dataFolder, 'files') })
  const outputs = await openOutputFiles(path.join(dataFolder, 'outputs'), files)
  const database = openDatabase(address, { connections, zone })
  return { database, files, outputs, secret, close: () => database.close() }
}

/** Where others answer, what is left to do takes few. */
function ownConnections({ processes }: Config): number {
  return processes === 1 ? limitsOf(1).database : 6
}

/** What other programs take: `bihuan admin`, a look by hand. */
const otherConnections = 14

async function startServer(
  { databaseUrl, dataFolder, ...config }: Config,
  log: Log,
  stop: StopSignals | undefined,
): Promise<{ address: DatabaseAddress; stop: () => Promise<void> }> {
  if (databaseUrl !== null) return { address: { connectionString: databaseUrl }, stop: async () => {} }
  const postgres = await startPostgres({
    dataFolder,
    connections: config.processes * limitsOf(config.processes).database + otherConnections,
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
