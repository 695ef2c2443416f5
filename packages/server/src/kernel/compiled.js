import { existsSync } from 'node:fs'
import { enableCompileCache, flushCompileCache, getCompileCacheDir } from 'node:module'
import path from 'node:path'

// In JavaScript, as what runs before anything is kept: to take the types out of one file Node loads a program that stays in memory.

export const compiledName = 'compiled'

/** By then whoever starts the program has their first page. */
const pauseMilliseconds = 10_000

/** @param {NodeJS.ProcessEnv} environment */
export function keepCompiled(environment) {
  const folder = path.resolve(environment['BIHUAN_DATA'] || './data')
  if (!existsSync(path.join(folder, 'files'))) return
  enableCompileCache(path.join(folder, compiledName))
  const kept = getCompileCacheDir()
  if (kept === undefined) return
  environment['NODE_COMPILE_CACHE'] ??= path.join(folder, compiledName)
  // Node writes it when the program ends, which may be by a power cut.
  setTimeout(flushCompileCache, pauseMilliseconds).unref()
}
