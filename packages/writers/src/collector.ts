import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { z } from 'zod'

let collector: (() => void) | undefined

/**
 * Has the collector of this thread run now. For those who know that much is to be thrown away of which V8 knows nothing, or who
 * would let it lie until the heap has become several times as large.
 */
export function collect(): void {
  collector ??= openCollector()
  collector()
}

/** Throws away whenever so many bytes more than at the beginning lie there. */
export function collectingAbove(bytes: number): () => void {
  let least = held()
  return () => {
    if (held() - least < bytes) return
    collect()
    least = held()
  }
}

function held(): number {
  const { used_heap_size: heap, external_memory: beside } = getHeapStatistics()
  return heap + beside
}

function openCollector(): () => void {
  // A thread takes no such option when it is begun.
  setFlagsFromString('--expose-gc')
  return z.custom<() => void>((found) => typeof found === 'function').parse(runInNewContext('gc'))
}
