import { open } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makePrivateFolder } from '../private-folder.ts'
import { StartError } from '../start-error.ts'
import { ownLikeFolder } from './runner.ts'

/** The name of the lock in a data folder. */
export const lockName = 'bihuan.lock'

/**
 * Takes the data folder for this process. The lock is one of the kernel's on an empty SQLite file, which Node
 * cannot ask for directly: it goes away with the process, however that ends, so it never has to be judged stale.
 */
export async function lockFolder(dataFolder: string): Promise<{ release(): void }> {
  makePrivateFolder(dataFolder)
  const file = path.join(dataFolder, lockName)
  // SQLite would not say which path failed, nor why.
  const handle = await open(file, 'a', 0o600)
  await handle.close()
  await ownLikeFolder(file)
  const lock = new DatabaseSync(file)
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    const isHeld = error instanceof Error && error.message.includes('locked')
    throw new StartError(isHeld ? 'FOLDER_IN_USE' : 'LOCK_BROKEN', { folder: dataFolder, path: file })
  }
  return { release: () => lock.close() }
}
