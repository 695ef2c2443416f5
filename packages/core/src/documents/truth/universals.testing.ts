import { day, type PlainDay } from '../../kernel/day.ts'
import { type CountableFacts, countedOf } from '../counted-of.ts'
import { datedFacts } from './truth-rounds.testing.ts'

const dueOn: Readonly<Record<string, PlainDay>> = {
  '3-3': day('2026-05-20'),
  '4-2': day('2026-03-10'),
  '7-1': day('2026-05-25'),
  '7-3': day('2026-05-01'),
  '10-4': day('2026-04-30'),
}

const findings = datedFacts.findings.map((one, at) => ({ ...one, ordinal: at + 1 }))

const measures: CountableFacts['measures'] = datedFacts.measures.map((one, at) => {
  const finding = findings.find(({ id }) => id === one.findingId)?.ordinal ?? 0
  const ordinal = (at % 4) + 1
  const number = `${String(finding)}-${String(ordinal)}`
  return {
    ...one,
    ordinal,
    dueOn: dueOn[number] ?? one.dueOn,
    handler: number === '6-4' ? null : one.handler,
  }
})

/** The sample world with numbers, with days, and with one measure that nobody handles. */
export const numberedCounted = countedOf({
  ...datedFacts,
  findings,
  measures,
  lastReportOn: day('2026-05-10'),
})
