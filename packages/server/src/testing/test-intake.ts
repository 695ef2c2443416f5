import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { IntakeParts } from '../intake/intake-parts.ts'
import { createReadingRunner, type RunnerParts } from '../intake/readings/reading-runner.ts'
import type { Database } from '../kernel/db.ts'
import { openFileStore } from '../kernel/files/file-store.ts'
import { openLongWork } from '../long-works.ts'
import { openOutputFiles } from '../outputs/output-files.ts'
import { memoryLog } from './memory-log.ts'

/** What documents are read in with: a folder of files of its own, removed after the last test of the file. */
export async function testIntake(
  database: Pick<Database, 'kysely'>,
  options: Partial<Pick<IntakeParts, 'model'> & RunnerParts> = {},
): Promise<IntakeParts & { readonly folder: string }> {
  const { model = null, ...runnerOptions } = options
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-intake-'))
  const files = options.files ?? (await openFileStore({ folder }))
  const runner = createReadingRunner({ db: database.kysely, log: memoryLog(), ...runnerOptions, files })
  const longWork = openLongWork()
  afterAll(async () => {
    await longWork.stop()
    await runner.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return { files, runner, longWork, model, folder, outputs: await noOutputs(folder, files) }
}

/** Files are ordered and nobody makes them: see `outputs.test.ts`. */
export async function noOutputs(
  folder: string,
  files: IntakeParts['files'],
): Promise<IntakeParts['outputs']> {
  const runner = { wake: () => {}, endOf: async () => null, cancel: () => {}, stop: async () => {} }
  return { runner, files: await openOutputFiles(path.join(folder, 'outputs'), files) }
}
