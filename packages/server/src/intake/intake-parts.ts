import type { FileStore } from '../kernel/files/file-store.ts'
import type { LongWork } from '../long-works.ts'
import type { ModelClient } from './model-client.ts'
import type { ReadingRunner } from './reading-runner.ts'

/** What reading documents in works with, besides what every operation does. */
export type IntakeParts = {
  readonly files: FileStore
  readonly runner: ReadingRunner
  readonly longWork: LongWork
  /** Null where no language model is set up. */
  readonly model: ModelClient | null
}
