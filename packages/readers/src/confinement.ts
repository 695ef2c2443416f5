import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReadingLimits } from './reader.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const compiled = fileURLToPath(new URL('../.cache/compiled', import.meta.url))
// Its own code and the libraries: neither the database nor the evidence, which lie in the data folder.
const readable = ['packages/core', 'packages/readers', 'node_modules']
// Windows starts no program without these; nothing else of the environment is a reader's business.
const passedOn = ['SystemRoot', 'TEMP', 'TMP', 'TMPDIR']

/**
 * What Node is told when it starts the reading process: it may read its own code, write nothing but what it compiled,
 * and start no program. The file to be read comes through its standard input.
 */
export function confinedArguments(limits: Pick<ReadingLimits, 'memoryMegabytes'>): string[] {
  // Objects may take half of the memory; the other half is for bytes that V8 does not count.
  const heap = Math.max(16, Math.floor(limits.memoryMegabytes / 2))
  return [
    '--permission',
    ...readable.map((folder) => `--allow-fs-read=${join(root, folder, '*')}`),
    `--allow-fs-write=${compiled}`,
    // Characters are recognised on several threads.
    '--allow-worker',
    `--max-old-space-size=${heap}`,
  ]
}

/** The environment of the reading process: no secrets, and where Node keeps what it compiled, which halves its start. */
export function confinedEnvironment(): NodeJS.ProcessEnv {
  const named = passedOn.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  )
  return { ...Object.fromEntries(named), ...(canKeep() ? { NODE_COMPILE_CACHE: compiled } : {}) }
}

// Made here because the reading process makes no folders. Where the program lies on a read-only disk it starts slower.
function canKeep(): boolean {
  try {
    mkdirSync(compiled, { recursive: true })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
