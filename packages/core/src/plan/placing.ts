import { explored } from './placing-exact.ts'
import { spreadOverDays } from './placing-days.ts'
import { levelled } from './placing-levelled.ts'
import {
  boundsOf,
  type Placed,
  peaksOf,
  type Task,
  type Weeks,
  type Window,
  windowsOf,
} from './placing-windows.ts'

/**
 * Gives each task the working day on which it ends: the fewest days late in all, then the smallest number that falls due for
 * one handler in a week, then in weeks as late as that allows, spread over the days of each. The tasks come in their order. What belongs together by order or by
 * handler is placed apart from the rest: in small groups by trying all that can differ, in large ones by levelling and
 * moving out of full weeks, which is the best wherever it reaches what no placement can go below.
 */
export function placed(
  tasks: readonly Task[],
  { last, weeks }: { readonly last: number; readonly weeks: Weeks },
): Placed {
  const windows = windowsOf(tasks, last)
  const ends = windows.map(({ latest }) => latest)
  for (const group of groupsOf(tasks)) {
    for (const [at, end] of placedTogether(group, { tasks, windows, weeks })) ends[at] = end
  }
  return spreadOverDays(ends, { tasks, windows, weeks })
}

/** So many tasks at most are placed by trying. */
const few = 10

type Problem = { readonly tasks: readonly Task[]; readonly windows: readonly Window[]; readonly weeks: Weeks }

function placedTogether(group: readonly number[], problem: Problem): ReadonlyMap<number, number> {
  const bounds = boundsOf(group, problem)
  const good = levelled(group, problem, bounds)
  const least = Math.max(0, ...bounds.values())
  const peak = Math.max(0, ...peaksOf(good, problem).values())
  if (peak <= least || group.length > few) return good
  for (let most = least; most < peak; most += 1) {
    const better = explored(group, problem, most)
    if (better !== null) return better
  }
  return good
}

/** What hangs together by order or by handler, each group in the order of the tasks. */
function groupsOf(tasks: readonly Task[]): readonly (readonly number[])[] {
  const parent = tasks.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root
    parent[at] = root
    return root
  }
  const join = (one: number, other: number): void => {
    parent[rootOf(one)] = rootOf(other)
  }
  const firstOf = new Map<string, number>()
  for (const [at, { handler, after }] of tasks.entries()) {
    for (const earlier of after) join(at, earlier)
    if (handler === null) continue
    const first = firstOf.get(handler)
    if (first === undefined) firstOf.set(handler, at)
    else join(at, first)
  }
  const groups = new Map<number, number[]>()
  for (const at of tasks.keys()) {
    const root = rootOf(at)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [at])
    else group.push(at)
  }
  return [...groups.values()]
}
