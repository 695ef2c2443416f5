/** Something to be placed on a row of working days, numbered from 0. */
export type Task = {
  /** How many working days it takes, at least 1. */
  readonly days: number
  readonly handler: string | null
  /** The places of those that end before it begins; all stand before it. */
  readonly after: readonly number[]
  /** The day on which it ends in any case; null where it is to be placed. */
  readonly fixed: number | null
}

/** The first and the last day on which a task can end without a day late that could be spared. */
export type Window = { readonly earliest: number; readonly latest: number }

/** How days lie in weeks. */
export type Weeks = {
  readonly weekAt: (at: number) => number
  readonly lastIn: (week: number) => number
}

/** The day on which each task ends. */
export type Placed = readonly number[]

/**
 * The window of each task. Nothing limits how many run at once, so that each can end as early as its order lets it, all of
 * them together: the fewest days late in all are those of each, and no best placement leaves these windows.
 */
export function windowsOf(tasks: readonly Task[], last: number): readonly Window[] {
  const earliest: number[] = []
  for (const { days, after, fixed } of tasks)
    earliest.push(fixed ?? Math.max(-1, ...after.map((at) => valueAt(earliest, at))) + days)
  const latest = earliest.map((end) => Math.max(end, last))
  for (let at = tasks.length - 1; at >= 0; at -= 1) {
    const { days, after, fixed } = taskAt(tasks, at)
    const end = fixed ?? valueAt(latest, at)
    latest[at] = end
    for (const earlier of after)
      latest[earlier] = Math.max(valueAt(earliest, earlier), Math.min(valueAt(latest, earlier), end - days))
  }
  return tasks.map((_, at) => ({ earliest: valueAt(earliest, at), latest: valueAt(latest, at) }))
}

type Problem = { readonly tasks: readonly Task[]; readonly windows: readonly Window[]; readonly weeks: Weeks }

/**
 * What no placement goes below: for each handler the fullest span of weeks, in which too many tasks have to end, were there
 * no order between them.
 */
export function boundsOf(
  group: readonly number[],
  { tasks, windows, weeks }: Problem,
): ReadonlyMap<string, number> {
  const spans = new Map<string, { from: number; to: number }[]>()
  for (const at of group) {
    const { handler } = taskAt(tasks, at)
    if (handler === null) continue
    const { earliest, latest } = windowAt(windows, at)
    const list = spans.get(handler) ?? []
    spans.set(handler, list)
    list.push({ from: weeks.weekAt(earliest), to: weeks.weekAt(latest) })
  }
  return new Map([...spans].map(([handler, list]) => [handler, fullest(list)]))
}

function fullest(spans: readonly { readonly from: number; readonly to: number }[]): number {
  const byEnd = spans.toSorted((a, b) => a.to - b.to)
  let most = 0
  for (const from of new Set(spans.map((span) => span.from))) {
    let count = 0
    for (const span of byEnd) {
      if (span.from < from) continue
      count += 1
      most = Math.max(most, Math.ceil(count / (span.to - from + 1)))
    }
  }
  return most
}

/** How many tasks fall due in the fullest week of each handler. */
export function peaksOf(
  ends: ReadonlyMap<number, number>,
  { tasks, weeks }: Problem,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const peaks = new Map<string, number>()
  for (const [at, end] of ends) {
    const { handler } = taskAt(tasks, at)
    if (handler === null) continue
    const key = `${handler} ${weeks.weekAt(end)}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    peaks.set(handler, Math.max(peaks.get(handler) ?? 0, count))
  }
  return peaks
}

/** A task by its place. */
export function taskAt(tasks: readonly Task[], at: number): Task {
  const task = tasks[at]
  if (task === undefined) throw new Error(`no task ${at}`)
  return task
}

/** A window by the place of its task. */
export function windowAt(windows: readonly Window[], at: number): Window {
  const window = windows[at]
  if (window === undefined) throw new Error(`no window ${at}`)
  return window
}

/** A number of a list that has one for each task. */
export function valueAt(values: readonly number[], at: number): number {
  const value = values[at]
  if (value === undefined) throw new Error(`no value ${at}`)
  return value
}
