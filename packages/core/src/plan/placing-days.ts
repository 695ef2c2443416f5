import { type Placed, type Task, valueAt, type Weeks, type Window, windowAt } from './placing-windows.ts'

type Problem = { readonly tasks: readonly Task[]; readonly windows: readonly Window[]; readonly weeks: Weeks }

/**
 * Spreads what ends in the same week over its days: first what one handler has to end, then all together, the later day where
 * that is the same. No week becomes fuller by it, no day late is added, and the order is kept.
 */
export function spreadOverDays(placed: Placed, { tasks, windows, weeks }: Problem): Placed {
  const ends = [...placed]
  const latest = windows.map((window) => window.latest)
  const load = new Load()
  for (const [at, { handler }] of tasks.entries()) load.add(handler, valueAt(ends, at), 1)
  for (const [at, { after, days, handler, fixed }] of [...tasks.entries()].toReversed()) {
    const now = valueAt(ends, at)
    if (fixed === null) {
      load.add(handler, now, -1)
      const begins = after.map((one) => valueAt(ends, one) + days)
      const earliest = Math.max(windowAt(windows, at).earliest, ...begins)
      const week = weeks.weekAt(now)
      const last = Math.min(valueAt(latest, at), weeks.lastIn(week))
      // Beyond what records hold a week has no end.
      const first = Math.max(earliest, last - 6)
      let best = last
      for (let end = last - 1; end >= first && weeks.weekAt(end) === week; end -= 1)
        if (load.isLess(handler, end, best)) best = end
      ends[at] = best
      load.add(handler, best, 1)
    }
    for (const one of after) latest[one] = Math.min(valueAt(latest, one), valueAt(ends, at) - days)
  }
  return ends
}

/** How many end on a day, of each handler and of all. */
class Load {
  readonly #all = new Map<number, number>()
  readonly #own = new Map<string, number>()

  add(handler: string | null, end: number, by: 1 | -1): void {
    this.#all.set(end, (this.#all.get(end) ?? 0) + by)
    if (handler === null) return
    const key = `${handler} ${end}`
    this.#own.set(key, (this.#own.get(key) ?? 0) + by)
  }

  isLess(handler: string | null, end: number, than: number): boolean {
    const own = this.#of(handler, end) - this.#of(handler, than)
    return own < 0 || (own === 0 && (this.#all.get(end) ?? 0) < (this.#all.get(than) ?? 0))
  }

  #of(handler: string | null, end: number): number {
    return handler === null ? 0 : (this.#own.get(`${handler} ${end}`) ?? 0)
  }
}
