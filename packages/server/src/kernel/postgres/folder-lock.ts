import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ownLikeFolder } from './runner.ts'
import { PostgresStartError } from './start-error.ts'

/**
 * Takes the data folder for this process. The lock is one of the kernel's on an empty SQLite file, which Node
 * cannot ask for directly: it goes away with the process, however that ends, so it never has to be judged stale.
 */
export async function lockFolder(dataFolder: string): Promise<{ release(): void }> {
  try {
    // Root's runner has to walk through it; an ordinary user keeps it private.
    await mkdir(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    const file = path.join(dataFolder, 'bihuan.lock')
    const lock = new DatabaseSync(file)
    await ownLikeFolder(file)
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    return { release: () => lock.close() }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (reason.includes('locked')) throw new PostgresStartError('FOLDER_IN_USE', { folder: dataFolder })
    throw new PostgresStartError('FOLDER_UNUSABLE', { folder: dataFolder, reason })
  }
}
