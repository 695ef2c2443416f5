import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../kernel/day.ts'
import { noon, sampleId } from '../kernel/given.testing.ts'
import type { FigureId, ProgressReportId } from '../kernel/id.ts'
import { correctReport, type LastReport } from './correct-report.ts'
import type { FigureReport } from './figure.ts'
import { decideMeasure, type MeasureCommand } from './measure.decide.ts'
import { evolveMeasure, type MeasureEvent } from './measure.events.ts'
import type { Measure } from './measure.ts'
import { aMeasure } from './measure.testing.ts'

const by = sampleId<'person'>(1)
const firms = sampleId<'figure'>(1)
const rate = sampleId<'figure'>(2)
const first = day('2026-03-02')
const claim = sampleId<'closureRequest'>(1)
const definitions = [
  { id: firms, name: '已整改', unit: '家', target: 14, counting: 'added' },
  { id: rate, name: '增长', unit: '%', target: null, counting: 'standing' },
] as const

/** What somebody does in a life; hundredths, so that an expected sum is exact. */
type Step =
  | {
      readonly type: 'say' | 'correct'
      readonly of: FigureId
      readonly hundredths: number
    }
  | { readonly type: 'other'; readonly command: MeasureCommand }

const said = fc.record({
  type: fc.constantFrom('say' as const, 'say' as const, 'correct' as const),
  of: fc.constantFrom(firms, rate),
  hundredths: fc.integer({ min: -800, max: 2_000 }),
})
const beside: readonly MeasureCommand[] = [
  { type: 'assign', changes: { target: '账实相符', handlerId: sampleId<'person'>(9) } },
  { type: 'assign', changes: { dueOn: addDays(first, 3) } },
  { type: 'setFigures', figures: definitions.map((one) => ({ ...one, target: 20 })) },
  { type: 'setFigures', figures: definitions.slice(0, 1) },
  { type: 'setFigures', figures: definitions.toReversed() },
  { type: 'submit', closureRequestId: claim, lateReason: '人手不足' },
  { type: 'return', closureRequestId: claim, reason: '缺照片' },
  { type: 'withdraw', closureRequestId: claim },
  { type: 'close', closureRequestId: claim },
  { type: 'reopen', reason: '复查发现反弹' },
  { type: 'reword', text: '修订办法并公布', reason: '笔误' },
  { type: 'void', reason: '重复' },
  { type: 'restore', reason: '误作废' },
  { type: 'handOver', changes: { handlerId: sampleId<'person'>(8) } },
]
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: said },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...beside).map((command) => ({ type: 'other' as const, command })),
  },
)
const lives = fc.array(step, { minLength: 20, maxLength: 60, size: 'max' })
const runs = { numRuns: 150, seed: 20261127, endOnFailure: true }

test('whatever life a measure has: a figure that adds up is the sum of what its reports say, one that stands what the last says', () => {
  const seen = { sums: 0, corrections: 0, others: 0 }
  fc.assert(
    fc.property(lives, (life) => {
      let measure = aMeasure({ figures: definitions.map((one) => ({ ...one, value: null })) })
      const reports: { id: ProgressReportId; values: Map<string, number> }[] = []
      let last: LastReport | null = null
      for (const [at, one] of life.entries()) {
        const attempted = attempt(measure, one, { at, last })
        if (!attempted.ok) continue
        measure = evolved(measure, attempted.value)
        last = lastAfter(last, attempted.value)
        if (one.type === 'other') seen.others += 1
        else if (one.type === 'say') {
          reports.push({ id: reportIdOf(at), values: new Map([[one.of, one.hundredths]]) })
        } else if (reports.at(-1)?.values.set(one.of, one.hundredths)) seen.corrections += 1
        const [sum, standing] = [firms, rate].map((id) => measure.figures.find((figure) => figure.id === id))
        const ofFirms = reports.flatMap(({ values }) => values.get(firms) ?? [])
        const total = ofFirms.length === 0 ? null : ofFirms.reduce((before, value) => before + value, 0) / 100
        expect(sum?.value ?? null).toBe(total)
        const lastSaid = reports.findLast(({ values }) => values.has(rate))?.values.get(rate)
        expect(standing?.value ?? null).toBe(lastSaid === undefined ? null : lastSaid / 100)
        if (ofFirms.length > 1) seen.sums += 1
      }
    }),
    runs,
  )
  expect(seen.sums).toBeGreaterThan(500)
  expect(seen.corrections).toBeGreaterThan(100)
  expect(seen.others).toBeGreaterThan(500)
})

function reportIdOf(at: number): ProgressReportId {
  return sampleId<'progressReport'>(at + 1)
}

function attempt(measure: Measure, one: Step, { at, last }: { at: number; last: LastReport | null }) {
  const facts = { findingStatus: 'open', today: first } as const
  if (one.type === 'other') return decideMeasure(measure, one.command, facts)
  const figures = { figures: [{ figureId: one.of, value: one.hundredths / 100 }], why: '核对后说明' }
  const words = { text: '已核对', evidence: [] }
  if (one.type === 'correct') {
    const reportId = last?.reportId ?? reportIdOf(at)
    return correctReport(measure, { reportId, ...words, figures }, { last, by, at: noon })
  }
  const command = { type: 'report', reportId: reportIdOf(at), ...words, figures } as const
  return decideMeasure(measure, command, facts)
}

/** The report that may still be corrected: anything else that happened to the measure builds on it. */
function lastAfter(last: LastReport | null, events: readonly MeasureEvent[]): LastReport | null {
  const told = events.find(
    ({ type }) => type === 'measure.figuresReported' || type === 'measure.figuresCorrected',
  )
  if (told?.type !== 'measure.figuresReported' && told?.type !== 'measure.figuresCorrected')
    return events.length === 0 ? last : null
  const figures: readonly FigureReport[] = told.figures
  return { reportId: told.reportId, text: '已核对', evidence: [], figures, why: told.why, by, at: noon }
}

function evolved(measure: Measure, events: readonly MeasureEvent[]): Measure {
  return events.reduce<Measure>((before, event) => evolveMeasure(before, { event, at: noon, by }), measure)
}
