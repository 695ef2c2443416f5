import { day, isDay, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { type ConflictName, type Proposal, proposeSchedule } from '@bihuan/core/plan/schedule.ts'
import type { ScheduleRow } from '@bihuan/core/plan/schedule.contract.ts'
import { proposeStages, type StageProposal, workStageOf } from '@bihuan/core/plan/schedule-stages.ts'
import { type Calendar, yearsWithoutData } from '@bihuan/core/templates/calendar.ts'
import type { ScheduleRules } from '@bihuan/core/templates/schedule-rules.ts'
import type { Stage } from '@bihuan/core/templates/template.ts'

/** What days are counted back from, as the server gives it. */
export type Source = {
  readonly today: PlainDay
  readonly begunOn: PlainDay
  readonly stages: readonly Stage[]
  readonly rules: ScheduleRules
  readonly calendar: {
    readonly years: readonly number[]
    readonly days: readonly { readonly on: PlainDay; readonly isWorked: boolean; readonly name: string }[]
  }
  readonly items: readonly ScheduleRow[]
}

/** A measure with what is proposed for it. */
export type Proposed = {
  readonly row: ScheduleRow
  readonly proposal: Proposal
  readonly isMoved: boolean
  /** Whether accepting it would change its day. */
  readonly isChanged: boolean
}

export type Preview = {
  readonly rows: readonly Proposed[]
  readonly stages: readonly StageProposal[]
  readonly daysLate: number
  readonly peak: number
  readonly unknownYears: readonly number[]
}

/** Days that somebody set by hand, by the id of their measure. */
export type Moves = Readonly<Record<string, PlainDay>>

/** Moves as they are kept with what was typed. */
export function movesIn(text: string): Moves {
  return Object.fromEntries(
    text
      .split(' ')
      .map((one) => one.split('='))
      .flatMap(([measureId = '', on = '']) => (isDay(on) ? [[measureId, on] as const] : [])),
  )
}

export function movesAsText(moves: Moves): string {
  return Object.entries(moves)
    .map(([measureId, on]) => `${measureId}=${on}`)
    .join(' ')
}

/** What would be proposed until a final date, with these days set by hand. */
export function previewOf(source: Source, finalOn: PlainDay, moves: Moves): Preview {
  const calendar = calendarOf(source.calendar)
  const template = { stages: source.stages, schedule: source.rules }
  const span = { begunOn: source.begunOn, finalOn, calendar }
  const stages = proposeStages(template, span)
  const { workingDays, milestones, mostAWeek } = source.rules
  const items = source.items.map((row) => ({
    id: row.id,
    workingDays: row.workingDays ?? workingDays[row.kind],
    handlerId: row.handler?.id ?? null,
    after: row.after,
    fixed: row.status === 'submitted' ? row.dueOn : (moves[row.id] ?? null),
    milestones: milestones[row.kind] ?? [],
  }))
  const stage = workStageOf(template, stages, span)
  const schedule = proposeSchedule(items, { today: source.today, stage, mostAWeek, calendar })
  const rows = schedule.proposals.flatMap((proposal, at) => {
    const row = source.items[at]
    if (row === undefined) return []
    const isChanged = row.status !== 'submitted' && row.dueOn !== proposal.due
    return [{ row, proposal, isMoved: moves[row.id] !== undefined, isChanged }]
  })
  const last = rows.reduce((latest, { proposal }) => (proposal.due > latest ? proposal.due : latest), finalOn)
  return {
    rows,
    stages,
    daysLate: schedule.daysLate,
    peak: schedule.peak,
    unknownYears: yearsWithoutData(source.today, last > day('2199-01-01') ? finalOn : last, calendar),
  }
}

/** The working calendar, as rules ask it. */
export function calendarOf({ years, days }: Source['calendar']): Calendar {
  return { years: new Set(years), days: new Map(days.map(({ on, ...said }) => [on, said])) }
}

/** Which of the rows are looked at. */
export type Looked = 'all' | 'moved' | 'changed' | ConflictName

export function isLookedAt({ proposal, isMoved, isChanged }: Proposed, looked: Looked): boolean {
  if (looked === 'all') return true
  if (looked === 'moved') return isMoved
  return looked === 'changed' ? isChanged : proposal.conflicts.includes(looked)
}
