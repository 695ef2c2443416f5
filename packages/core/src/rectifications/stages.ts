import { addDays, type PlainDay } from '../kernel/day.ts'
import type { Bilingual, Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { lackingWords } from '../templates/lacking.ts'
import { conditionsOf, type StageCondition } from '../templates/stage-conditions.ts'
import type { Called } from '../templates/taken-places.ts'
import type { Stage } from '../templates/template.ts'

/** On which day a stage was begun. */
export type BegunStage = { readonly code: string; readonly on: PlainDay }

/** From when to when a stage is to be; open where nothing ends it. */
export type PlannedStage = { readonly code: string; readonly from: PlainDay; readonly to: PlainDay | null }

/** How a rectification goes through the stages of its template: which are begun, in the order of the days, and which are planned. */
export type StageCourse = { readonly begun: readonly BegunStage[]; readonly planned: readonly PlannedStage[] }

/** A rectification of which nobody has said at which stage it is. */
export const noCourse: StageCourse = { begun: [], planned: [] }

/** What of each condition is missing: how many. */
export type StageFacts = {
  readonly today: PlainDay
  /** The day of the feedback; null where nobody wrote it down. */
  readonly feedbackOn: PlainDay | null
  readonly missing: Readonly<Partial<Record<StageCondition, number>>>
}

/** What happens to the course of a rectification. */
export type StageEvent =
  | {
      readonly type: 'rectification.stageBegun'
      readonly stage: string
      /** What the template called it then. */
      readonly name: Bilingual
      readonly on: PlainDay
      /** Stages that are not begun any more, since people have gone back before them. */
      readonly leaves: readonly string[]
      readonly reason: string
    }
  | { readonly type: 'rectification.stagesPlanned'; readonly planned: readonly PlannedStage[] }
  | {
      /** Its template is another one now, and has another stage in the place of this. */
      readonly type: 'rectification.stageReplaced'
      readonly stage: string
      readonly called: Bilingual
      readonly by: string
      readonly name: Bilingual
    }

/** Why a stage is not begun, or not planned. */
export type StageRefusal = Refusal<
  | 'STAGE_UNKNOWN'
  | 'STAGE_IN_FUTURE'
  | 'STAGE_BEFORE_LAST'
  | 'STAGE_BEFORE_FEEDBACK'
  | 'STAGES_OUT_OF_ORDER'
  | 'STAGE_CONDITIONS'
  | 'STAGE_ENDS_BEFORE'
  | 'REASON_MISSING'
>

/** A stage that somebody wants to begin. */
export type WantedStage = { readonly stage: string; readonly on: PlainDay; readonly reason: string }

/** The stage at which people say that a rectification is; null where they have not, or by another template. */
export function currentStage(stages: readonly Stage[], { begun }: StageCourse): Stage | null {
  return stages.findLast(({ code }) => begun.some((one) => one.code === code)) ?? null
}

/** The stages of a template, and how far a rectification has come in them. */
export type InStages = { readonly stages: readonly Stage[]; readonly course: StageCourse }

/** What is missing for each condition of a stage, and of those that would be passed over on the way to it. */
function missingFor(
  { stages, course }: InStages,
  code: string,
  missing: StageFacts['missing'],
): readonly StageCondition[] {
  const current = stages.findIndex((one) => one.code === currentStage(stages, course)?.code)
  const target = stages.findIndex((one) => one.code === code)
  const asked = stages.slice(current + 1, target + 1).flatMap((stage) => conditionsOf(stage))
  return [...new Set(asked)].filter((condition) => (missing[condition] ?? 0) > 0)
}

/**
 * Begins a stage on a day. Forward once nothing is missing for it and for the stages in between; back to an earlier one, or to
 * another day of the same, with a reason.
 */
export function beginStage(
  { stages, course }: InStages,
  { stage, on, reason }: WantedStage,
  { today, feedbackOn, missing }: StageFacts,
): Result<StageEvent[], StageRefusal> {
  const placeOf = (code: string): number => stages.findIndex((one) => one.code === code)
  const [place, current] = [placeOf(stage), placeOf(currentStage(stages, course)?.code ?? '')]
  const wanted = stages[place]
  if (wanted === undefined) return refuse({ code: 'STAGE_UNKNOWN' })
  if (on > today) return refuse({ code: 'STAGE_IN_FUTURE' })
  const known = course.begun.find((one) => one.code === stage)
  if (place === current && known?.on === on) return ok([])
  const before = course.begun.filter((one) => placeOf(one.code) < place)
  if (before.some((one) => one.on > on)) return refuse({ code: 'STAGE_BEFORE_LAST' })
  if (feedbackOn !== null && on < feedbackOn && isFedBack(stages, place))
    return refuse({ code: 'STAGE_BEFORE_FEEDBACK', params: { on: feedbackOn } })
  if (place <= current && reason === '') return refuse({ code: 'REASON_MISSING' })
  const lacking = missingFor({ stages, course }, stage, missing)
  if (lacking.length > 0) return refuse({ code: 'STAGE_CONDITIONS', params: inWords(lacking, missing) })
  const leaves = course.begun.map(({ code }) => code).filter((code) => placeOf(code) > place)
  return ok([{ type: 'rectification.stageBegun', stage, name: wanted.name, on, leaves, reason }])
}

/**
 * Begins stages one after the other, each on its day: those that were gone through before anybody recorded them, and the one that is
 * begun now. One that is refused refuses all.
 */
export function beginStages(
  { stages, course }: InStages,
  wanted: readonly WantedStage[],
  facts: StageFacts,
): Result<StageEvent[], StageRefusal> {
  const events: StageEvent[] = []
  for (const one of wanted) {
    const begun = beginStage({ stages, course: events.reduce(evolveCourse, course) }, one, facts)
    if (!begun.ok) return begun
    events.push(...begun.value)
  }
  return ok(events)
}

// A stage that asks for the day of the feedback, or one that comes after it.
function isFedBack(stages: readonly Stage[], place: number): boolean {
  return stages.slice(0, place + 1).some((one) => conditionsOf(one).includes('feedbackDayMissing'))
}

function inWords(lacking: readonly StageCondition[], missing: StageFacts['missing']) {
  const said = (language: 'zh' | 'en'): string[] =>
    lacking.map((condition) => lackingWords(condition, missing[condition] ?? 0, language))
  return { missing: said('zh').join('；'), missingEn: said('en').join('; ') }
}

/** Plans the stages: what a template proposes, or as people set it. */
export function planStages(
  stages: readonly Stage[],
  course: StageCourse,
  wanted: readonly PlannedStage[],
): Result<StageEvent[], StageRefusal> {
  if (wanted.some(({ code }) => !stages.some((stage) => stage.code === code)))
    return refuse({ code: 'STAGE_UNKNOWN' })
  const planned = stages.flatMap(({ code }) => wanted.find((one) => one.code === code) ?? [])
  if (planned.some(({ from, to }) => to !== null && to < from)) return refuse({ code: 'STAGE_ENDS_BEFORE' })
  const early = planned.find(({ from }, at) => planned.slice(0, at).some((before) => before.from > from))
  if (early !== undefined) return refuse({ code: 'STAGES_OUT_OF_ORDER', params: named(stages, early) })
  const isSame =
    planned.length === course.planned.length && planned.every((one, at) => isEqual(one, course.planned[at]))
  return ok(isSame ? [] : [{ type: 'rectification.stagesPlanned', planned }])
}

function named(stages: readonly Stage[], { code }: PlannedStage) {
  const name = stages.find((one) => one.code === code)?.name
  return { stage: name?.zh ?? code, stageEn: name?.en ?? code }
}

function isEqual(one: PlannedStage, other: PlannedStage | undefined): boolean {
  return one.code === other?.code && one.from === other.from && one.to === other.to
}

/** The stages through which it has gone or is to go, by what a template calls them. */
export function stagesUsed({ begun, planned }: StageCourse, stages: readonly Stage[]): readonly Called[] {
  return [...begun, ...planned].map(({ code }) => ({
    code,
    name: stages.find((one) => one.code === code)?.name ?? { zh: code, en: code },
  }))
}

/** The course after an event. */
export function evolveCourse(course: StageCourse, event: StageEvent): StageCourse {
  if (event.type === 'rectification.stageReplaced') return replaced(course, event.stage, event.by)
  if (event.type === 'rectification.stagesPlanned') return { ...course, planned: event.planned }
  const stay = course.begun.filter(({ code }) => code !== event.stage && !event.leaves.includes(code))
  return { ...course, begun: [...stay, { code: event.stage, on: event.on }] }
}

// Where both were there they become one: from the first day of either to the last.
function replaced({ begun, planned }: StageCourse, from: string, to: string): StageCourse {
  const [old, known] = [begun.find(({ code }) => code === from), begun.find(({ code }) => code === to)]
  const on = old === undefined || (known !== undefined && known.on < old.on) ? known?.on : old.on
  const [was, is] = [planned.find(({ code }) => code === from), planned.find(({ code }) => code === to)]
  return {
    begun: inPlaceOf(begun, from, on === undefined ? null : { code: to, on }),
    planned: inPlaceOf(planned, from, joinedPlan(to, was, is)),
  }
}

function joinedPlan(
  code: string,
  one: PlannedStage | undefined,
  other: PlannedStage | undefined,
): PlannedStage | null {
  const some = [one, other].filter((each) => each !== undefined)
  const [first] = some.map(({ from }) => from).toSorted()
  if (first === undefined) return null
  const ends = some.flatMap(({ to }) => to ?? []).toSorted()
  return { code, from: first, to: ends.length < some.length ? null : (ends.at(-1) ?? null) }
}

// It stands where the earlier of both stood.
function inPlaceOf<One extends { readonly code: string }>(
  rows: readonly One[],
  from: string,
  by: One | null,
): readonly One[] {
  if (by === null) return rows
  const at = rows.findIndex(({ code }) => code === from || code === by.code)
  const rest = rows.filter(({ code }) => code !== from && code !== by.code)
  return rest.toSpliced(Math.max(0, at), 0, by)
}

/**
 * When the stages would be by the days that they take as a rule, counted from the day of the feedback; a stage that nothing ends
 * is open, and so is what comes after it. What people have planned or begun later puts off what comes after it: no stage is proposed
 * before one that precedes it. Days of the calendar: the schedule counted back from a final day knows working days.
 */
export function proposedStages(
  stages: readonly Stage[],
  feedbackOn: PlainDay,
  { begun, planned }: StageCourse = noCourse,
): readonly PlannedStage[] {
  let from = feedbackOn
  return stages.map(({ code, days }) => {
    const proposed = spanFrom(code, from, days)
    const begunOn = begun.find((one) => one.code === code)?.on
    const set = planned.find((one) => one.code === code)
    const held = set ?? (begunOn === undefined ? proposed : spanFrom(code, begunOn, days))
    const next = held.to === null ? held.from : days === 0 ? held.to : addDays(held.to, 1)
    if (next > from) from = next
    return proposed
  })
}

function spanFrom(code: string, from: PlainDay, days: number | null): PlannedStage {
  return { code, from, to: days === null ? null : addDays(from, Math.max(0, days - 1)) }
}
