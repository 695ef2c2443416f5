import type { ReadingProgress } from '@bihuan/core/reading/source-document.ts'
import type { DraftId } from '@bihuan/core/kernel/id.ts'
import type { Log } from '../../kernel/log.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { renewClaim, type RunnerId } from './readings.store.ts'

const beatMilliseconds = 1_000
/** A claim without news is renewed every so many beats; it lasts four times as long. */
const quietBeats = 5

/** Holds the claim on a reading. */
export type HeldClaim = {
  /** Takes note of how far the reading is; it is written down with the next beat. */
  readonly tell: (progress: ReadingProgress) => void
  /** Lets go; nothing is written after this has settled. */
  readonly end: () => Promise<void>
}

/**
 * Keeps the claim of a server on a reading and writes down its progress, at most once a second.
 *
 * @param onLost called when somebody has taken the reading away, by cancelling it or because this server was too slow.
 */
export function watchClaim(
  tools: { readonly db: Db; readonly log: Log; readonly runnerId: RunnerId },
  id: DraftId,
  onLost: () => void,
): HeldClaim {
  let progress: ReadingProgress | null = null
  let isNew = false
  let quiet = 0
  let writing: Promise<void> = Promise.resolve()
  let isWriting = false

  async function beat(): Promise<void> {
    quiet += 1
    if (isWriting || !(isNew || quiet >= quietBeats)) return
    isWriting = true
    isNew = false
    quiet = 0
    try {
      if (!(await renewClaim(tools.db, { id, runnerId: tools.runnerId, progress }))) onLost()
    } catch (error) {
      // A database that is away for a moment is no reason to give up: the claim outlasts some missed beats.
      tools.log.warn({ err: error }, 'the progress of a reading cannot be written')
    }
    isWriting = false
  }

  const heart = setInterval(() => {
    writing = beat()
  }, beatMilliseconds)
  return {
    tell: (told) => {
      progress = told
      isNew = true
    },
    end: async () => {
      clearInterval(heart)
      await writing
    },
  }
}
