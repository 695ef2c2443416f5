import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where this run's own folder for temporary files was made, and where things lie that the next run may use as well. */
export const keptVariable = 'BIHUAN_TESTS_KEPT'

const watchdog = fileURLToPath(new URL('./run-folder.program.ts', import.meta.url))

/**
 * Gives a test run a folder for temporary files of its own. When the run has ended, also by a kill that no handler
 * sees, a process beside it ends what the run has left running in there, PostgreSQL above all, and removes the folder.
 */
export function setup(): void {
  // The projects of a run share one.
  if (process.env[keptVariable] !== undefined) return
  const kept = tmpdir()
  const folder = mkdtempSync(join(kept, 'bihuan-tests-'))
  // Like any folder for temporary files it is open to all: PostgreSQL runs as another user where root tests.
  chmodSync(folder, 0o1777)
  const child = spawn(process.execPath, [watchdog, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.unref()
  process.env[keptVariable] = kept
  for (const name of process.platform === 'win32' ? ['TEMP', 'TMP'] : ['TMPDIR']) process.env[name] = folder
}
