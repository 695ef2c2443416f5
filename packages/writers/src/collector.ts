import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { z } from 'zod'

type Collector = (options?: {
  readonly type: 'minor' | 'major'
  readonly flavor?: 'regular' | 'last-resort'
}) => void

let collector: Collector | undefined

/**
 * Has the collector of this thread run now. For those who know that much is to be thrown away of which V8 knows nothing, or who
 * would let it lie until the heap has become several times as large.
 */
export function collect(): void {
  openedCollector()()
}

/**
 * Has it run and give back what is free: any other collecting keeps that for what may come. Takes a tenth of a second, in which nobody is
 * answered.
 */
export function giveBack(): void {
  openedCollector()({ type: 'major', flavor: 'last-resort' })
}

/**
 * Throws away whenever so many bytes more than at the beginning lie there. What is young is thrown away before, by a quarter of that at a
 * time: it costs little as long as it has not grown old, and all that there is has to be looked through less often.
 */
export function collectingAbove(bytes: number): () => void {
  const young = bytes / youngShare
  let least = held()
  let last = least
  return () => {
    if (held() - last < young) return
    openedCollector()({ type: 'minor' })
    last = held()
    if (last - least < bytes) return
    collect()
    least = held()
    last = least
  }
}

const youngShare = 4

function held(): number {
  const { used_heap_size: heap, external_memory: beside } = getHeapStatistics()
  return heap + beside
}

function openedCollector(): Collector {
  collector ??= openCollector()
  return collector
}

function openCollector(): Collector {
  // A thread takes no such option when it is begun, and nobody who starts the program is to have to say so to Node.
  setFlagsFromString('--expose-gc')
  const opened = z.custom<Collector>((found) => typeof found === 'function').parse(runInNewContext('gc'))
  setFlagsFromString('--no-expose-gc')
  return opened
}
