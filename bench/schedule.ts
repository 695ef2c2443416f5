import { addDays, day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { proposeSchedule, type ScheduledItem } from '@bihuan/core/plan/schedule.ts'
import { publishedCalendar } from '@bihuan/core/templates/published-calendar.ts'

/** Scheduling back from the final date: one page asks for it anew with each day that is moved by hand. */
const count = Number(process.env['BIHUAN_BENCH_ROWS'] ?? 2_000)
const rounds = Number(process.env['BIHUAN_BENCH_ROUNDS'] ?? 9)

const numbered = (at: number): string => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`
const today = day('2026-01-05')
const frame = {
  today,
  stage: { from: today, to: addDays(today, 300) },
  mostAWeek: 5,
  calendar: publishedCalendar(),
}

/** So many handlers, and each measure but a few after one that stands so many before it. */
function itemsOf(handlers: number, back: number): readonly ScheduledItem[] {
  return Array.from({ length: count }, (_, at) => ({
    id: id<'measure'>(numbered(at)),
    workingDays: 1 + (at % 15),
    handlerId: id<'person'>(numbered(at % handlers)),
    after: back === 0 || at < back || at % 5 === 0 ? [] : [id<'measure'>(numbered(at - back))],
    fixed: null,
    milestones: [],
  }))
}

const cases = [
  ['no order, 60 handlers', itemsOf(60, 0)],
  ['order, 60 handlers', itemsOf(60, 97)],
  ['order, 1 handler', itemsOf(1, 97)],
  ['chains, 400 handlers', itemsOf(400, 7)],
] as const

process.stdout.write(`
| ${count} measures, in the middle of ${rounds} rounds | ms | days late | most of a handler in a week |
| --- | --- | --- | --- |
`)
for (const [name, items] of cases) {
  const taken: number[] = []
  let schedule = proposeSchedule(items, frame)
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    schedule = proposeSchedule(items, frame)
    taken.push(performance.now() - began)
  }
  const middle = taken.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN
  process.stdout.write(`| ${name} | ${middle.toFixed(0)} | ${schedule.daysLate} | ${schedule.peak} |\n`)
}
