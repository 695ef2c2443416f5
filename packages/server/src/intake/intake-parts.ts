import type { FileStore } from '../kernel/files/file-store.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import type { OutputParts } from '../outputs/outputs.handlers.ts'
import type { additionWorks } from './additions/additions.works.ts'
import type { ModelClient } from './model/model-client.ts'
import type { ReadingRunner } from './readings/reading-runner.ts'

/** What reading documents in, and files to fetch, work with, besides what every operation does. */
export type IntakeParts = OutputParts & {
  readonly files: FileStore
  readonly runner: ReadingRunner
  readonly longWork: SideThread<typeof additionWorks>
  /** Null where no language model is set up. */
  readonly model: ModelClient | null
}
