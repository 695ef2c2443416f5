import { existsSync } from 'node:fs'
import { enableCompileCache, flushCompileCache, getCompileCacheDir } from 'node:module'
import path from 'node:path'

/** Where the compiled program lies in the data folder. */
export const compiledName = 'compiled'

/** By then whoever starts the program has their first page. */
const pauseMilliseconds = 10_000

/**
 * Keeps the program as it was compiled, so that the next start compiles nothing, nor do the processes that this one starts.
 *
 * It lies in the data folder, which nobody else can write to: whoever could write there would decide what is run. A folder
 * that has not been in use is left as it is.
 */
export function keepCompiled(environment: NodeJS.ProcessEnv): void {
  const folder = path.resolve(environment['BIHUAN_DATA'] || './data')
  if (!existsSync(path.join(folder, 'files'))) return
  enableCompileCache(path.join(folder, compiledName))
  const kept = getCompileCacheDir()
  if (kept === undefined) return
  environment['NODE_COMPILE_CACHE'] ??= path.join(folder, compiledName)
  // Node writes it when the program ends, which may be by a power cut.
  setTimeout(flushCompileCache, pauseMilliseconds).unref()
}
