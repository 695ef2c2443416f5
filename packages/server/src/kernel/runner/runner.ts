import type { Id } from '@bihuan/core/kernel/id.ts'
import type { Log } from '../log.ts'
import { createWaiters } from './waiters.ts'

/** One running server, in the eyes of the others on the same database. */
export type RunnerId = Id<'runner'>

/** Does in the background what waits in the database, a few pieces at a time. */
export type Runner<End> = {
  /** Looks for what waits, also for what a server left behind that is gone. */
  wake(): void
  /** What becomes of a piece within the time; null when that is not known by then. */
  endOf(id: string, milliseconds: number): Promise<End | null>
  /** Ends a piece if it is under way here. What it would have become is not kept. */
  cancel(id: string): void
  /** Ends what is under way, and gives it back. */
  stop(): Promise<void>
}

/** What there is to do: a piece now taken on, and when a claim of another server runs out. */
export type Look<Piece> = { readonly claimed: Piece | null; readonly nextExpiry: Date | null }

/** How a piece goes while it is under way. */
export type Course = {
  readonly signal: AbortSignal
  /** Whether somebody waits for its end. */
  readonly isAwaited: () => boolean
  readonly abandon: () => void
}

/** What a runner is told about what it does. */
export type RunnerOf<Piece, End> = {
  /** What the pieces are called in the log. */
  readonly what: string
  readonly log: Log
  /** So many at a time. */
  readonly slots: number
  readonly claim: () => Promise<Look<Piece>>
  /** Carries out one piece to its end. Never throws: whatever goes wrong costs this piece alone. */
  readonly carryOut: (piece: Piece, course: Course) => Promise<End>
  /** Gives back what was taken on and not finished. */
  readonly release: () => Promise<void>
}

const idleMilliseconds = 60_000

/** The piece is not wanted any more. */
class Gone extends Error {
  override readonly name = 'Gone'
}

/** Starts a runner; it looks for nothing before it is woken. */
export function createRunner<Piece extends { readonly id: string }, End>(
  parts: RunnerOf<Piece, End>,
): Runner<End> {
  const running = new Map<string, { controller: AbortController; ended: Promise<void> }>()
  const waiters = createWaiters<End>()
  const stopped = new AbortController()
  let looking: Promise<void> | null = null
  let isDue = false
  let timer: NodeJS.Timeout | undefined

  function wake(): void {
    isDue = true
    looking ??= look().finally(() => {
      looking = null
      // Somebody may have asked in the moment in which the last look ended.
      if (isDue && !stopped.signal.aborted) wake()
    })
  }

  async function look(): Promise<void> {
    while (isDue && !stopped.signal.aborted) {
      isDue = false
      clearTimeout(timer)
      const pause = await takeOn().catch((error: unknown) => {
        parts.log.warn({ err: error }, `${parts.what} cannot be looked up`)
        return idleMilliseconds / 6
      })
      timer = setTimeout(wake, pause).unref()
    }
  }

  /** Fills the free slots; gives the time after which to look again even if nobody asks. */
  async function takeOn(): Promise<number> {
    while (running.size < parts.slots && !stopped.signal.aborted) {
      const { claimed, nextExpiry } = await parts.claim()
      if (claimed === null) {
        const expiry = nextExpiry === null ? idleMilliseconds : nextExpiry.getTime() - Date.now() + 100
        return Math.max(100, Math.min(idleMilliseconds, expiry))
      }
      begin(claimed)
    }
    return idleMilliseconds
  }

  function begin(piece: Piece): void {
    const controller = new AbortController()
    const { id } = piece
    const course = {
      signal: AbortSignal.any([controller.signal, stopped.signal]),
      isAwaited: () => waiters.hold(id),
      abandon: () => controller.abort(new Gone()),
    }
    const ended = parts.carryOut(piece, course).then((end) => {
      running.delete(id)
      waiters.tell(id, end)
      wake()
    })
    running.set(id, { controller, ended })
  }

  return {
    wake,
    endOf: (id, milliseconds) => waiters.endOf(id, milliseconds),
    cancel: (id) => running.get(id)?.controller.abort(new Gone()),
    stop: async () => {
      stopped.abort(new Gone())
      clearTimeout(timer)
      await looking
      await Promise.all([...running.values()].map(({ ended }) => ended))
      // What cannot be given back now, because the database is away, others take on when the claim runs out.
      await parts
        .release()
        .catch((error: unknown) => parts.log.warn({ err: error }, `${parts.what} cannot be given back`))
    },
  }
}
