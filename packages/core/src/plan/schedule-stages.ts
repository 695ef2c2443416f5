import { addDays, daysBetween, type PlainDay } from '../kernel/day.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { addWorkingDays, type Calendar, isWorkingDay } from '../templates/calendar.ts'
import { usualScheduleRules } from '../templates/schedule-rules.ts'
import type { Stage, Template } from '../templates/template.ts'

/** When a stage is proposed to be. */
export type StageProposal = {
  readonly code: string
  readonly name: Bilingual
  readonly from: PlainDay
  readonly to: PlainDay
  /** Whether fewer days are left for it than the template allows. */
  readonly isShort: boolean
}

/** From when a rectification is scheduled, and until when. */
export type ScheduleSpan = {
  readonly begunOn: PlainDay
  readonly finalOn: PlainDay
  readonly calendar: Calendar
}

/**
 * The stages up to the one that ends on the final date. Those before the one in which measures are done take their days from the
 * beginning on, those after it theirs back from the final date, and that one what is left between. The days of stages are days of the
 * calendar, as the rules that set them count: each begins and ends on a working day.
 */
export function proposeStages(
  template: Pick<Template, 'stages' | 'schedule'>,
  span: ScheduleSpan,
): readonly StageProposal[] {
  const { works, ends } = template.schedule ?? usualScheduleRules
  const stages = template.stages.slice(0, placeOf(template.stages, ends) + 1)
  const middle = placeOf(stages, works)
  if (middle === -1) return []
  const early: StageProposal[] = []
  let from = onOrAfter(span.begunOn, span.calendar)
  for (const stage of stages.slice(0, middle)) {
    const to = later(from, onOrBefore(addDays(from, Math.max(0, (stage.days ?? 0) - 1)), span.calendar))
    early.push({ code: stage.code, name: stage.name, from, to, isShort: false })
    if (stage.days !== 0) from = addWorkingDays(to, 1, span.calendar)
  }
  const late: StageProposal[] = []
  let to = onOrBefore(span.finalOn, span.calendar)
  for (const stage of stages.slice(middle + 1).toReversed()) {
    const first = earlier(to, onOrAfter(addDays(to, 1 - Math.max(1, stage.days ?? 0)), span.calendar))
    late.unshift({ code: stage.code, name: stage.name, from: first, to, isShort: false })
    to = addWorkingDays(first, -1, span.calendar)
  }
  const work = stages.slice(middle, middle + 1).map(({ code, name, days }) => ({
    code,
    name,
    from: earlier(from, to),
    to,
    isShort: daysBetween(from, to) + 1 < (days ?? 0),
  }))
  // A final date that leaves no time for what comes before pushes it forward: no stage is proposed before one that precedes it.
  const pressed = early.map((stage) =>
    stage.to <= to ? stage : { ...stage, from: earlier(stage.from, to), to, isShort: true },
  )
  return [...pressed, ...work, ...late]
}

/** The stage in which measures are done; all the time there is where the template has none. */
export function workStageOf(
  template: Pick<Template, 'schedule'>,
  stages: readonly StageProposal[],
  { begunOn, finalOn, calendar }: ScheduleSpan,
): { readonly from: PlainDay; readonly to: PlainDay } {
  const { works } = template.schedule ?? usualScheduleRules
  const stage = stages.find(({ code }) => code === works)
  return stage ?? { from: begunOn, to: onOrBefore(finalOn, calendar) }
}

/** The day on which the stages up to the final date are over by the template; null where it sets none. */
export function usualFinalDay(
  template: Pick<Template, 'stages' | 'schedule'>,
  begunOn: PlainDay,
): PlainDay | null {
  const { ends } = template.schedule ?? usualScheduleRules
  const days = template.stages
    .slice(0, placeOf(template.stages, ends) + 1)
    .reduce((sum, stage) => sum + (stage.days ?? 0), 0)
  return days === 0 ? null : addDays(begunOn, days)
}

function placeOf(stages: readonly Stage[], code: string): number {
  return stages.findIndex((stage) => stage.code === code)
}

function onOrAfter(on: PlainDay, calendar: Calendar): PlainDay {
  return addWorkingDays(on, 0, calendar)
}

function onOrBefore(on: PlainDay, calendar: Calendar): PlainDay {
  return isWorkingDay(on, calendar) ? on : addWorkingDays(on, -1, calendar)
}

function later(one: PlainDay, other: PlainDay): PlainDay {
  return one > other ? one : other
}

function earlier(one: PlainDay, other: PlainDay): PlainDay {
  return one < other ? one : other
}
