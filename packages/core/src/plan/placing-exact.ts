import { type Task, taskAt, type Weeks, type Window, windowAt } from './placing-windows.ts'

type Problem = { readonly tasks: readonly Task[]; readonly windows: readonly Window[]; readonly weeks: Weeks }

/** So many steps at most are tried for one group and one peak: a page waits for the answer. */
const mostSteps = 5_000

/**
 * Places a group so that no handler has more than so many in a week, by trying from the last task to the first; null where
 * that cannot be. Of the days of one week only the last that order allows has to be tried: it counts for the same week, and
 * leaves those before it the most room.
 */
export function explored(
  group: readonly number[],
  { tasks, windows, weeks }: Problem,
  most: number,
): ReadonlyMap<number, number> | null {
  const ends = new Map<number, number>()
  const limits = new Map(group.map((at) => [at, windowAt(windows, at).latest]))
  const counts = new Map<string, number>()
  let steps = 0

  const count = (handler: string | null, end: number, by: number): number => {
    if (handler === null) return 0
    const key = `${handler} ${weeks.weekAt(end)}`
    const next = (counts.get(key) ?? 0) + by
    counts.set(key, next)
    return next
  }
  const limitsBefore = ({ after, days }: Task, end: number): readonly (readonly [number, number])[] =>
    after.map((at) => {
      const former = limits.get(at) ?? 0
      const { earliest } = windowAt(windows, at)
      limits.set(at, Math.max(earliest, Math.min(former, end - days)))
      return [at, former] as const
    })
  const isPlaced = (left: number): boolean => {
    const at = group[left - 1]
    if (at === undefined) return true
    const task = taskAt(tasks, at)
    const { earliest } = windowAt(windows, at)
    let end = task.fixed ?? limits.get(at) ?? earliest
    while (end >= earliest && steps < mostSteps) {
      steps += 1
      if (count(task.handler, end, 1) <= most) {
        const formers = limitsBefore(task, end)
        ends.set(at, end)
        if (isPlaced(left - 1)) return true
        for (const [earlier, former] of formers.toReversed()) limits.set(earlier, former)
      }
      count(task.handler, end, -1)
      // Where nobody counts them, another week changes nothing but the room of those before.
      if (task.handler === null || task.fixed !== null) return false
      end = weeks.lastIn(weeks.weekAt(end) - 1)
    }
    return false
  }
  return isPlaced(group.length) ? ends : null
}
