import { access } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type EmbeddedPostgres, reachRunning, startPostgres } from './postgres.ts'
import { StartError } from '../start-error.ts'

const patienceMilliseconds = 30_000

/** Whether a data folder has a database in it already. */
export async function hasCluster(dataFolder: string): Promise<boolean> {
  return access(path.join(dataFolder, 'postgres', 'PG_VERSION')).then(
    () => true,
    () => false,
  )
}

/**
 * Reaches the database of a data folder whether a Bihuan runs on it or not. One that runs is used and left running;
 * else it is started, and `stop` ends it in order.
 */
export async function reachPostgres(
  dataFolder: string,
): Promise<Pick<EmbeddedPostgres, 'connection' | 'stop'> & { readonly isOurs: boolean }> {
  const deadline = Date.now() + patienceMilliseconds
  for (;;) {
    try {
      return { ...(await startPostgres({ dataFolder })), isOurs: true }
    } catch (error) {
      const isInUse = error instanceof StartError && error.code === 'FOLDER_IN_USE'
      if (!isInUse) throw error
      const connection = await reachRunning(dataFolder)
      if (connection !== null) return { connection, stop: async () => {}, isOurs: false }
      // Whoever holds the folder is just starting or stopping.
      if (Date.now() > deadline) throw error
      await delay(200)
    }
  }
}
