import type { DraftId } from '@bihuan/core/kernel/id.ts'
import type { ReadingRefusal } from '@bihuan/readers/reader.ts'

/** What became of a reading: a draft, a refusal, or nothing because it was stopped. */
export type ReadingEnd = 'done' | 'gone' | ReadingRefusal

/** Those who wait for the end of readings, each for a while. */
export type ReadingWaiters = {
  /** What becomes of a reading within the time; null when that is not known by then. */
  endOf(readingId: DraftId, milliseconds: number): Promise<ReadingEnd | null>
  /** Whether somebody waits for a reading that is about to end; from now on they wait until it has. */
  hold(readingId: DraftId): boolean
  /** Tells those who wait how a reading ended. */
  tell(readingId: DraftId, end: ReadingEnd): void
}

type Waiter = { readonly tell: (end: ReadingEnd) => void; readonly hold: () => void }

/** Nobody waits yet. */
export function createReadingWaiters(): ReadingWaiters {
  const waiting = new Map<DraftId, Set<Waiter>>()
  return {
    endOf: (readingId, milliseconds) =>
      new Promise((resolve) => {
        const those = waiting.get(readingId) ?? new Set()
        const settle = (end: ReadingEnd | null): void => {
          clearTimeout(patience)
          those.delete(waiter)
          if (those.size === 0) waiting.delete(readingId)
          resolve(end)
        }
        const patience = setTimeout(() => settle(null), milliseconds)
        const waiter: Waiter = { tell: settle, hold: () => clearTimeout(patience) }
        waiting.set(readingId, those.add(waiter))
      }),
    hold: (readingId) => {
      const those = waiting.get(readingId)
      for (const waiter of those ?? []) waiter.hold()
      return those !== undefined
    },
    tell: (readingId, end) => {
      for (const waiter of waiting.get(readingId) ?? []) waiter.tell(end)
    },
  }
}
