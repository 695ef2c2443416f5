import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { Places } from './places.ts'

/** What takes much memory, one piece after the other; who comes when the line is long is told to come again. */
export type Line = {
  /**
   * Does the work when its turn has come. Gives what the work gives, or TOO_BUSY where too many wait already.
   *
   * @param by who asked; nobody may take all places.
   * @param signal aborted when whoever asked has gone: the place of what still waits is free at once.
   */
  run<Value>(
    by: string,
    work: () => Promise<Value>,
    signal?: AbortSignal,
  ): Promise<Result<Value, Refusal<'TOO_BUSY'>>>
  /** When all that waits now is over. */
  settled(): Promise<void>
}

/** Opens a line for those who find a place in it, running and waiting together. */
export function openLine(places: Places): Line {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run: async (by, work, signal) => {
      const free = await places.take(by)
      if (free === null) return refuse({ code: 'TOO_BUSY' })
      const leave = once(free)
      signal?.addEventListener('abort', leave)
      const mine = last.then(() => {
        // What has begun holds its place until it has ended.
        signal?.removeEventListener('abort', leave)
        return work()
      })
      last = mine.then(ignore, ignore)
      try {
        return ok(await mine)
      } finally {
        leave()
      }
    },
    settled: async () => void (await last),
  }
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}

function ignore(): void {}
