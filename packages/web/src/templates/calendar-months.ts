import { addDays, day, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { weekdayOf } from '@bihuan/core/templates/calendar.ts'
import type { CalendarView } from '@bihuan/core/templates/calendar.contract.ts'

/** What is said of a day beyond the week: as published, or by an administrator of this installation. */
export type SaidDay = {
  readonly isWorked: boolean
  readonly name: string
  /** Who set it here, and when; null where it was published. */
  readonly setHere: { readonly by: string; readonly at: string } | null
}

export type ShownDay = { readonly on: PlainDay; readonly isWorked: boolean; readonly said: SaidDay | null }

/** Days that follow each other and of which the same is said. */
export type SaidSpan = SaidDay & { readonly from: PlainDay; readonly to: PlainDay }

export type Month = {
  readonly number: number
  /** Weeks from Monday to Sunday; null where the month has no day. */
  readonly weeks: readonly (readonly (ShownDay | null)[])[]
  readonly spans: readonly SaidSpan[]
}

/** The months of a year, with what is worked and free in each. */
export function monthsOf(view: CalendarView): readonly Month[] {
  const said = new Map<PlainDay, SaidDay>()
  for (const { on, isWorked, name } of view.published) said.set(on, { isWorked, name, setHere: null })
  for (const { on, isWorked, name, changedBy, changedAt } of view.changed)
    said.set(on, { isWorked, name, setHere: { by: changedBy.name, at: changedAt } })
  return Array.from({ length: 12 }, (_, at) => {
    const days = daysOfMonth(view.year, at + 1).map((on) => {
      const known = said.get(on) ?? null
      return { on, isWorked: known?.isWorked ?? weekdayOf(on) < 5, said: known }
    })
    return { number: at + 1, weeks: weeksOf(days), spans: spansOf(days) }
  })
}

function daysOfMonth(year: number, month: number): readonly PlainDay[] {
  const begin = `${year}-${String(month).padStart(2, '0')}`
  const days: PlainDay[] = []
  for (let on = day(`${begin}-01`); on.startsWith(begin); on = addDays(on, 1)) days.push(on)
  return days
}

function weeksOf(days: readonly ShownDay[]): readonly (readonly (ShownDay | null)[])[] {
  const [first] = days
  const before = Array.from({ length: first === undefined ? 0 : weekdayOf(first.on) }, () => null)
  const cells = [...before, ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => cells[week * 7 + at] ?? null),
  )
}

function spansOf(days: readonly ShownDay[]): readonly SaidSpan[] {
  const spans: SaidSpan[] = []
  for (const { on, said } of days) {
    if (said === null) continue
    const last = spans.at(-1)
    const goesOn = last !== undefined && addDays(last.to, 1) === on && isSame(last, said)
    if (goesOn) spans[spans.length - 1] = { ...last, to: on }
    else spans.push({ ...said, from: on, to: on })
  }
  return spans
}

function isSame(one: SaidDay, other: SaidDay): boolean {
  return one.isWorked === other.isWorked && one.name === other.name && one.setHere?.by === other.setHere?.by
}
