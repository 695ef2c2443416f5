import type { Log } from '../log.ts'

const beatMilliseconds = 1_000
/** A claim without news is renewed every so many beats; it lasts four times as long. */
const quietBeats = 5

/** Seconds after which others take on what a server has claimed and not renewed. */
export const leaseSeconds = 20

/** Holds the claim on what is done in the background. */
export type HeldClaim<Progress> = {
  /** Takes note of how far it is; it is written down with the next beat. */
  readonly tell: (progress: Progress) => void
  /** Lets go; nothing is written after this has settled. */
  readonly end: () => Promise<void>
}

/**
 * Keeps the claim of a server and writes down the progress, at most once a second.
 *
 * @param renew writes both; false when the claim is not this server's any more.
 * @param onLost called when somebody has taken it away, by cancelling it or because this server was too slow.
 */
export function watchClaim<Progress>({
  renew,
  onLost,
  log,
}: {
  readonly renew: (progress: Progress | null) => Promise<boolean>
  readonly onLost: () => void
  readonly log: Log
}): HeldClaim<Progress> {
  let progress: Progress | null = null
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
      if (!(await renew(progress))) onLost()
    } catch (error) {
      // A database that is away for a moment is no reason to give up: the claim outlasts some missed beats.
      log.warn({ err: error }, 'the progress of work in the background cannot be written')
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
