import path from 'node:path'
import { readConfig } from '../kernel/config.ts'
import { type DatabaseAddress, openDatabase } from '../kernel/db.ts'
import { openFileStore } from '../kernel/files/file-store.ts'
import { type HttpServer, listen } from '../kernel/http/server.ts'
import { openIntake, routesOf } from '../main/routes.ts'
import { openShared } from '../main/shared.ts'
import { openOutputFiles } from '../outputs/output-files.ts'
import { memoryLog } from './memory-log.ts'

/**
 * Starts everything that answers requests, on a database that is there already and with a folder for files; on a port of its
 * own. Stopping it leaves folder and database to whoever made them.
 */
export async function wholeServer(
  address: DatabaseAddress,
  folder: string,
  log = memoryLog(),
): Promise<HttpServer> {
  const read = readConfig({ BIHUAN_DATA: folder })
  if (!read.ok) throw new Error(read.refusal.en)
  const config = read.value
  const database = openDatabase(address)
  const files = await openFileStore({ folder })
  const outputs = await openOutputFiles(path.join(folder, 'outputs'), files)
  const secret = 'the secret of this test, long enough'
  const storage = { database, files, outputs, secret, close: () => database.close() }
  const intake = openIntake({ config, storage, shared: openShared({ storage, log, config }) })
  const answers = routesOf({ config, log, storage, intake })
  return listen({ host: '127.0.0.1', port: 0, ...answers, surroundings: config, log })
}
