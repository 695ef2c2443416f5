import { peaksOf, type Task, taskAt, type Weeks, type Window, windowAt } from './placing-windows.ts'

type Problem = { readonly tasks: readonly Task[]; readonly windows: readonly Window[]; readonly weeks: Weeks }
type Ends = ReadonlyMap<number, number>
type Most = ReadonlyMap<string, number>

const rounds = 4

/**
 * Places a group week by week from the last to the first: in each week those that can move least, as many for each handler as
 * may be. Where order makes a week fuller than that, it is tried anew with more for that handler, and the best is levelled
 * by moving single tasks out of full weeks.
 */
export function levelled(group: readonly number[], problem: Problem, bounds: Most): Ends {
  let best = swept(group, problem, bounds)
  let most = bounds
  for (let round = 1; round < rounds && !reaches(best, problem, bounds); round += 1) {
    const peaks = peaksOf(best, problem)
    most = new Map(
      [...most].map(([handler, count]) => [handler, (peaks.get(handler) ?? 0) > count ? count + 1 : count]),
    )
    const other = swept(group, problem, most)
    if (isBetter(other, best, problem)) best = other
  }
  return reaches(best, problem, bounds) ? best : movedOut(group, problem, { ends: best, bounds })
}

function reaches(ends: Ends, problem: Problem, bounds: Most): boolean {
  return [...peaksOf(ends, problem)].every(([handler, peak]) => peak <= (bounds.get(handler) ?? 0))
}

function isBetter(one: Ends, other: Ends, problem: Problem): boolean {
  const [peaks, others] = [one, other].map((ends) => [...peaksOf(ends, problem).values()])
  if (peaks === undefined || others === undefined) return false
  const [top, otherTop] = [Math.max(0, ...peaks), Math.max(0, ...others)]
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
  return top < otherTop || (top === otherTop && sum(peaks) < sum(others))
}

/** One pass from the last week to the first. */
function swept(group: readonly number[], problem: Problem, most: Most): Ends {
  const sweep = new Sweep(group, problem)
  const { windows, weeks } = problem
  const free = group.filter((at) => taskAt(problem.tasks, at).fixed === null)
  const firstWeek = Math.min(...free.map((at) => weeks.weekAt(windowAt(windows, at).earliest)))
  let week = Math.max(...free.map((at) => weeks.weekAt(windowAt(windows, at).latest)))
  // What becomes free by what was placed may still end in the same week.
  while (sweep.isWaiting && week >= firstWeek) if (!sweep.placesIn(week, most)) week -= 1
  return sweep.ends
}

/** What a pass has placed, and what it may place next: that with nothing left to place after it. */
class Sweep {
  readonly ends = new Map<number, number>()
  readonly #problem: Problem
  readonly #counts = new Map<string, number>()
  readonly #limits: Map<number, number>
  readonly #waits: Map<number, number>
  #ready: number[] = []

  constructor(group: readonly number[], problem: Problem) {
    this.#problem = problem
    this.#limits = new Map(group.map((at) => [at, windowAt(problem.windows, at).latest]))
    this.#waits = new Map(group.map((at) => [at, 0]))
    for (const at of group) {
      const { after, handler, fixed } = taskAt(problem.tasks, at)
      for (const earlier of after) this.#waits.set(earlier, (this.#waits.get(earlier) ?? 0) + 1)
      if (fixed !== null) this.#count(handler, fixed)
    }
    for (const at of group.filter((one) => this.#waits.get(one) === 0)) this.#open(at)
  }

  get isWaiting(): boolean {
    return this.#ready.length > 0
  }

  /** Places what ends in a week, the least movable first; whether there was anything. */
  placesIn(week: number, most: Most): boolean {
    const { tasks, windows, weeks } = this.#problem
    const now = this.#ready.toSorted((a, b) => windowAt(windows, b).earliest - windowAt(windows, a).earliest)
    this.#ready = []
    let isAnyPlaced = false
    for (const at of now) {
      const { handler } = taskAt(tasks, at)
      const { earliest } = windowAt(windows, at)
      const end = Math.max(earliest, Math.min(this.#limits.get(at) ?? earliest, weeks.lastIn(week)))
      const isForced = weeks.weekAt(earliest) >= week
      const isRoom =
        handler === null || (this.#counts.get(keyOf(handler, week)) ?? 0) < (most.get(handler) ?? 0)
      if (weeks.weekAt(end) < week || !(isForced || isRoom)) {
        this.#ready.push(at)
        continue
      }
      this.#count(handler, end)
      this.#settle(at, end)
      isAnyPlaced = true
    }
    return isAnyPlaced
  }

  #count(handler: string | null, end: number): void {
    if (handler === null) return
    const key = keyOf(handler, this.#problem.weeks.weekAt(end))
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  #open(at: number): void {
    const { fixed } = taskAt(this.#problem.tasks, at)
    if (fixed === null) this.#ready.push(at)
    else this.#settle(at, fixed)
  }

  #settle(at: number, end: number): void {
    const { after, days } = taskAt(this.#problem.tasks, at)
    this.ends.set(at, end)
    for (const earlier of after) {
      const { earliest } = windowAt(this.#problem.windows, earlier)
      const limit = this.#limits.get(earlier) ?? earliest
      this.#limits.set(earlier, Math.max(earliest, Math.min(limit, end - days)))
      const left = (this.#waits.get(earlier) ?? 0) - 1
      this.#waits.set(earlier, left)
      if (left === 0) this.#open(earlier)
    }
  }
}

function keyOf(handler: string, week: number): string {
  return `${handler} ${week}`
}

/** Moves single tasks out of the fullest weeks of their handlers, as long as that makes a week less full. */
function movedOut(
  group: readonly number[],
  { tasks, windows, weeks }: Problem,
  { ends: start, bounds }: { readonly ends: Ends; readonly bounds: Most },
): Ends {
  const ends = new Map(start)
  const later = new Map<number, number[]>()
  const held = new Map<string, number[]>()
  for (const at of group) {
    const { after, handler } = taskAt(tasks, at)
    for (const earlier of after) later.set(earlier, [...(later.get(earlier) ?? []), at])
    if (handler !== null) held.set(handler, [...(held.get(handler) ?? []), at])
  }
  const endOf = (at: number): number => ends.get(at) ?? 0
  for (const [handler, own] of held) {
    const counts = new Map<number, number>()
    for (const at of own) {
      const week = weeks.weekAt(endOf(at))
      counts.set(week, (counts.get(week) ?? 0) + 1)
    }
    for (let isMoving = true; isMoving; ) {
      const peak = Math.max(...counts.values())
      if (peak <= (bounds.get(handler) ?? 0)) break
      isMoving = own.some((at) => {
        const from = weeks.weekAt(endOf(at))
        const { fixed, days, after } = taskAt(tasks, at)
        if (fixed !== null || counts.get(from) !== peak) return false
        const { earliest, latest } = windowAt(windows, at)
        const low = Math.max(earliest, ...after.map((one) => endOf(one) + days))
        const high = Math.min(
          latest,
          ...(later.get(at) ?? []).map((one) => endOf(one) - taskAt(tasks, one).days),
        )
        for (let week = weeks.weekAt(high); low <= high && week >= weeks.weekAt(low); week -= 1) {
          if ((counts.get(week) ?? 0) > peak - 2) continue
          counts.set(from, peak - 1)
          counts.set(week, (counts.get(week) ?? 0) + 1)
          ends.set(at, Math.min(high, weeks.lastIn(week)))
          return true
        }
        return false
      })
    }
  }
  return ends
}
