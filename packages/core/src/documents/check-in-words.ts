import type { PlainDay } from '../kernel/day.ts'
import type { NoticeMeasure } from './notice-facts.ts'
import { chineseDay } from './numerals.ts'

type Dated = Pick<NoticeMeasure, 'dueOn' | 'checkInFrom'>

/** Whether the day of a measure is that of its next report (定期汇报): it goes on for good, and nothing is to be done by then. */
export function isCheckIn({ dueOn, checkInFrom = null }: Dated): boolean {
  return dueOn !== null && checkInFrom !== null
}

/** The days until which measures are to be done, in their order. */
export function daysToBeDoneBy(measures: readonly Dated[]): readonly PlainDay[] {
  return measures
    .flatMap((measure) => (measure.dueOn === null || isCheckIn(measure) ? [] : [measure.dueOn]))
    .toSorted()
}

/** What stands behind a count of days where reports that were due are counted too. */
export function withCheckIns(measures: readonly Dated[]): string {
  return measures.some(isCheckIn) ? '（含定期汇报）' : ''
}

/** The day in a table of what is late: of a measure to be done, or of a report. */
export function dayInTable(measure: Dated): string {
  if (measure.dueOn === null) return ''
  return isCheckIn(measure) ? `${chineseDay(measure.dueOn)}汇报` : chineseDay(measure.dueOn)
}

/** Until when a measure is to be done, or when its next report is. */
export function plannedDay(day: PlainDay, measure: Dated, today: PlainDay): string {
  if (!isCheckIn(measure)) return `计划${chineseDay(day)}前完成`
  return day < today ? `长期坚持，${chineseDay(day)}应汇报` : `长期坚持，下次汇报${chineseDay(day)}`
}
