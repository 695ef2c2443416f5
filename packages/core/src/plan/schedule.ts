import type { PlainDay } from '../kernel/day.ts'
import type { MeasureId, PersonId } from '../kernel/id.ts'
import { type Calendar, isWorkingDay } from '../templates/calendar.ts'
import type { MilestoneRule } from '../templates/schedule-rules.ts'
import { placed } from './placing.ts'
import { type Task, valueAt } from './placing-windows.ts'
import { type Axis, axisFrom } from './schedule-axis.ts'
import { inOrder } from './schedule-order.ts'

/** A measure as it is scheduled. */
export type ScheduledItem = {
  readonly id: MeasureId
  /** How many working days it takes, at least 1. */
  readonly workingDays: number
  readonly handlerId: PersonId | null
  /** The measures that have to be done before it begins. */
  readonly after: readonly MeasureId[]
  /** The day that somebody set for it by hand, or that holds in any case; null where one is to be proposed. */
  readonly fixed: PlainDay | null
  readonly milestones: readonly MilestoneRule[]
}

/** Between what days measures are scheduled, and what counts as too many. */
export type ScheduleFrame = {
  readonly today: PlainDay
  /** The stage in which they are done; its last day is that until which all should be. */
  readonly stage: { readonly from: PlainDay; readonly to: PlainDay }
  readonly mostAWeek: number
  readonly calendar: Calendar
}

/** What speaks against a proposed day (冲突). */
export const conflictNames = [
  'past',
  'lateStart',
  'dayOff',
  'predecessorLater',
  'tooMany',
  'outsideStage',
] as const
export type ConflictName = (typeof conflictNames)[number]

/** What is proposed for a measure. */
export type Proposal = {
  readonly id: MeasureId
  /** Its first and its last working day. */
  readonly from: PlainDay
  readonly due: PlainDay
  /** By how many working days it could end earlier, at most; below 0 so many too late (机动时间). */
  readonly slack: number
  readonly isFixed: boolean
  readonly milestones: readonly { readonly name: MilestoneRule['name']; readonly on: PlainDay }[]
  readonly conflicts: readonly ConflictName[]
}

/** The proposals for all measures, each in the order in which they came. */
export type Schedule = {
  readonly proposals: readonly Proposal[]
  /** How many days late all of them are together. */
  readonly daysLate: number
  /** How many fall due for one handler in the fullest week. */
  readonly peak: number
}

/**
 * Proposes a day for each measure, counted back from the end of the stage: the fewest days late, then the smallest number that falls
 * due for one handler in a week. Throws where measures wait for each other: such an order is refused when it is set.
 */
export function proposeSchedule(items: readonly ScheduledItem[], frame: ScheduleFrame): Schedule {
  const byId = new Map(items.map((item) => [item.id, item]))
  const order = inOrder(new Map(items.map(({ id, after }) => [id, after])))
  if (order === null) throw new Error('measures wait for each other')
  const axis = axisFrom(frame.today > frame.stage.from ? frame.today : frame.stage.from, frame.calendar)
  const last = axis.upTo(frame.stage.to)
  const places = new Map(order.map((id, at) => [id, at]))
  const tasks = order.map((id): Task => {
    const { workingDays, handlerId, after, fixed } = itemIn(byId, id)
    return {
      days: workingDays,
      handler: handlerId,
      after: after.flatMap((one) => places.get(one) ?? []),
      fixed: fixed === null ? null : axis.upTo(fixed),
    }
  })
  const ends = placed(tasks, { last, weeks: axis })
  const known: Known = { frame, axis, last, tasks, ends, full: fullWeeks({ tasks, ends, axis }) }
  const proposals = items.map((item) => proposalOf(item, places.get(item.id) ?? 0, known))
  return {
    proposals,
    daysLate: ends.reduce((sum, end) => sum + Math.max(0, end - last), 0),
    peak: Math.max(0, ...known.full.values()),
  }
}

type Known = {
  readonly frame: ScheduleFrame
  readonly axis: Axis
  readonly last: number
  readonly tasks: readonly Task[]
  readonly ends: readonly number[]
  /** How many fall due for a handler in a week. */
  readonly full: ReadonlyMap<string, number>
}

function proposalOf(item: ScheduledItem, at: number, known: Known): Proposal {
  const { axis, last, tasks, ends } = known
  const end = valueAt(ends, at)
  const begin = end - item.workingDays + 1
  const before = Math.max(-1, ...(tasks[at]?.after ?? []).map((one) => valueAt(ends, one)))
  const due = item.fixed ?? axis.dayAt(end)
  const from = axis.dayAt(begin)
  return {
    id: item.id,
    from,
    due,
    slack: end > last ? last - end : begin - 1 - before,
    isFixed: item.fixed !== null,
    milestones: item.milestones.map((rule) => ({
      name: rule.name,
      on: axis.dayAt(begin - 1 + Math.ceil((item.workingDays * rule.at) / 100)),
    })),
    conflicts: conflictsOf(item, { from, due, begin, before, at }, known),
  }
}

type Placed = {
  readonly from: PlainDay
  readonly due: PlainDay
  readonly begin: number
  readonly before: number
  readonly at: number
}

function conflictsOf(
  { handlerId }: ScheduledItem,
  { from, due, begin, before, at }: Placed,
  { frame, axis, tasks, full }: Known,
): readonly ConflictName[] {
  const holds: Record<ConflictName, boolean> = {
    past: due < frame.today,
    // It would have had to begin already, whatever the stage allows.
    lateStart: due >= frame.today && from < frame.today,
    dayOff: !isWorkingDay(due, frame.calendar),
    predecessorLater: (tasks[at]?.after.length ?? 0) > 0 && before >= begin,
    tooMany:
      handlerId !== null && (full.get(weekKey(handlerId, axis.upTo(due), axis)) ?? 0) > frame.mostAWeek,
    outsideStage: due > frame.stage.to || from < frame.stage.from,
  }
  return conflictNames.filter((name) => holds[name])
}

function fullWeeks({
  tasks,
  ends,
  axis,
}: Pick<Known, 'tasks' | 'ends' | 'axis'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [at, { handler }] of tasks.entries()) {
    if (handler === null) continue
    const key = weekKey(handler, valueAt(ends, at), axis)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function weekKey(handler: string, end: number, axis: Axis): string {
  return `${handler} ${axis.weekAt(end)}`
}

function itemIn(items: ReadonlyMap<MeasureId, ScheduledItem>, id: MeasureId): ScheduledItem {
  const item = items.get(id)
  if (item === undefined) throw new Error(`measure ${id} is not scheduled`)
  return item
}
