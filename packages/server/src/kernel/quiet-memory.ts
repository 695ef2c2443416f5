import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { giveBack } from '@bihuan/writers/collector.ts'

/** By then the first page of whoever started the program is on its way. */
const pauseMilliseconds = 1_000
const minute = 60_000
/** So many requests a minute are no work: somebody looks whether the program is there. */
const mostWhenQuiet = 10
/** So much more than after the last collecting is what a long file leaves behind, though it was one request. */
const mostGrown = 48_000_000

/**
 * Gives back what a process needed for its start and for work that is over: Node itself keeps it until the next work comes. Nobody
 * waits meanwhile but whoever asks in that tenth of a second, and in a busy process it is never done.
 */
export function collectWhenQuiet(): () => void {
  const watch = watchQuiet(() => process.memoryUsage.rss())
  const noted = (): void => watch.note()
  subscribe(started, noted)
  const first = setTimeout(() => {
    giveBack()
    // From here on it is told how much there has come.
    watch.isOver()
  }, pauseMilliseconds).unref()
  const ticking = setInterval(() => {
    if (watch.isOver()) giveBack()
  }, minute).unref()
  return () => {
    unsubscribe(started, noted)
    clearTimeout(first)
    clearInterval(ticking)
  }
}

const started = 'http.server.request.start'

/**
 * Tells from minute to minute whether work has come to an end since it was last told: many requests, or few that left much behind.
 *
 * @param held how many bytes the process holds.
 */
export function watchQuiet(held: () => number): { note(): void; isOver(): boolean } {
  let [requests, wasBusy, least] = [0, false, Number.POSITIVE_INFINITY]
  return {
    note: () => {
      requests += 1
    },
    isOver: () => {
      const now = held()
      const isQuiet = requests <= mostWhenQuiet
      const isOver = isQuiet && (wasBusy || now - least > mostGrown)
      requests = 0
      wasBusy = !isQuiet
      // What is given back is seen a minute later: until then this is the least.
      least = isOver ? now : Math.min(least, now)
      return isOver
    },
  }
}
