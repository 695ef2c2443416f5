import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { givenOf, noon } from '../kernel/given.testing.ts'
import { type Figure, type FigureCounting, figureProgress, figureWords } from './figure.ts'
import { correctReport, type LastReport } from './correct-report.ts'
import { decideMeasure } from './measure.decide.ts'
import { evolveMeasure, type MeasureEvent } from './measure.events.ts'
import type { Measure } from './measure.ts'
import { aMeasure } from './measure.testing.ts'

const given = givenOf({ decide: decideMeasure, evolve: evolveMeasure }, { findingStatus: 'open' })
const firms = sampleId<'figure'>(1)
const rate = sampleId<'figure'>(2)
const reportId = sampleId<'progressReport'>(1)

function aFigure(changes: Partial<Figure> = {}): Figure {
  return { id: firms, name: '已整改', unit: '家', target: 14, counting: 'added', value: null, ...changes }
}

function reporting(figures: readonly { figureId: typeof firms; value: number }[], why = '') {
  return { type: 'report', reportId, text: '已整改', evidence: [], figures: { figures, why } } as const
}

test('13 of 14 firms are 92.9 %, and one is left', () => {
  expect(figureProgress({ value: 13, target: 14, unit: '家' })).toEqual({
    value: 13,
    remaining: 1,
    percent: 92.9,
  })
  expect(figureWords(aFigure({ value: 13 }))).toEqual({
    zh: '已整改 13 家，目标 14 家（92.9%），余 1 家',
    en: '已整改: 13 of 14 (92.9%), 1 left',
  })
})

test('what is not reached is never called 100 %, and what is passed never either', () => {
  expect(figureProgress({ value: 2486, target: 2487, unit: '家' }).percent).toBe(99.9)
  expect(figureProgress({ value: 2487, target: 2487, unit: '家' }).percent).toBe(100)
  expect(figureProgress({ value: 2488, target: 2487, unit: '家' })).toEqual({
    value: 2488,
    remaining: 0,
    percent: 100.1,
  })
})

test('without a target there is nothing left and no share', () => {
  expect(figureProgress({ value: 103, target: null, unit: '家' })).toEqual({
    value: 103,
    remaining: null,
    percent: null,
  })
  expect(figureWords(aFigure({ value: 103, target: null })).zh).toBe('已整改 103 家')
  expect(figureWords(aFigure()).zh).toBe('已整改：尚未填报，目标 14 家')
})

test('what is a share itself is no share of its target', () => {
  expect(figureProgress({ value: 96, target: 98, unit: '%' })).toEqual({
    value: 96,
    remaining: 2,
    percent: null,
  })
  expect(figureWords(aFigure({ name: '达标率', unit: '%', value: 96, target: 98 }))).toEqual({
    zh: '达标率 96 %，目标 98 %，余 2 %',
    en: '达标率: 96 of 98 %, 2 left',
  })
})

test('reports add up, or say where a figure stands', () => {
  const figures = [
    aFigure({ value: 9 }),
    aFigure({ id: rate, name: '达标率', unit: '%', counting: 'standing', target: 96 }),
  ]
  const after = given(aMeasure({ figures })).when(
    reporting([
      { figureId: firms, value: 4 },
      { figureId: rate, value: 95.5 },
    ]),
  )
  expect(after.outcome).toBe('underway')
  expect(valuesAfter(aMeasure({ figures }), reporting([{ figureId: firms, value: 4 }]))).toEqual([13, null])
  expect(valuesAfter(aMeasure({ figures }), reporting([{ figureId: rate, value: 95.5 }]))).toEqual([9, 95.5])
})

test('one that falls or passes its target asks why', () => {
  const standing = aMeasure({ figures: [aFigure({ value: 13, counting: 'standing' })] })
  const fallen = [{ figureId: firms, value: 11 }]
  given(standing).when(reporting(fallen)).thenRefused('FIGURE_WHY_MISSING')
  expect(valuesAfter(standing, reporting(fallen, '两家复查不合格'))).toEqual([11])
  given(standing)
    .when(reporting([{ figureId: firms, value: 15 }]))
    .thenRefused('FIGURE_WHY_MISSING')
  expect(valuesAfter(standing, reporting([{ figureId: firms, value: 14 }]))).toEqual([14])
})

test('what adds up is never less than nothing, in a report or a correction', () => {
  const measure = aMeasure({ figures: [aFigure({ value: 9 })] })
  given(measure)
    .when(reporting([{ figureId: firms, value: -10 }], '核减'))
    .thenRefused('FIGURE_BELOW_ZERO')
  expect(valuesAfter(measure, reporting([{ figureId: firms, value: -9 }], '核减'))).toEqual([0])
  expect(refusedCorrection(measure, { value: 8, before: 1, after: 9 }, -1.01)).toMatchObject({
    code: 'FIGURE_BELOW_ZERO',
    params: { name: '已整改', after: '-0.01 家' },
  })
})

test('where a figure stands may be below zero, as growth', () => {
  const growth = aFigure({ id: rate, name: '增长', unit: '%', counting: 'standing', target: null })
  const measure = aMeasure({ figures: [growth] })
  expect(valuesAfter(measure, reporting([{ figureId: rate, value: -2.5 }], '同比下降'))).toEqual([-2.5])
})

test('no total goes beyond what is kept exactly, in a report or a correction', () => {
  const measure = aMeasure({ figures: [aFigure({ target: null, value: 999_999_999_999 })] })
  given(measure)
    .when(reporting([{ figureId: firms, value: 1.01 }]))
    .thenRefused('FIGURE_BEYOND_LIMIT')
  expect(valuesAfter(measure, reporting([{ figureId: firms, value: 1 }]))).toEqual([1_000_000_000_000])
  const last = { value: 1, before: 999_999_999_998, after: 999_999_999_999 }
  expect(refusedCorrection(measure, last, 2.01)).toMatchObject({ code: 'FIGURE_BEYOND_LIMIT' })
})

test('a rate may be better than its target, and asks why above the whole alone', () => {
  const percent = aFigure({ id: rate, name: '达标率', unit: '%', counting: 'standing', target: 95 })
  const measure = aMeasure({ figures: [percent] })
  expect(valuesAfter(measure, reporting([{ figureId: rate, value: 96 }]))).toEqual([96])
  expect(valuesAfter(measure, reporting([{ figureId: rate, value: 100 }]))).toEqual([100])
  given(measure)
    .when(reporting([{ figureId: rate, value: 100.1 }]))
    .thenRefused('FIGURE_WHY_MISSING')
})

test('what was taken off, or is there twice, is not reported', () => {
  const measure = aMeasure({ figures: [aFigure()] })
  given(measure)
    .when(reporting([{ figureId: rate, value: 1 }]))
    .thenRefused('FIGURE_UNKNOWN')
  const one = { figureId: firms, value: 1 }
  given(measure)
    .when(reporting([one, one]))
    .thenRefused('FIGURE_UNKNOWN')
})

test('what was reported keeps its unit and stays; its name and target may change', () => {
  const measure = aMeasure({ figures: [aFigure({ value: 9 })] })
  const set = (figures: Figure[]) => given(measure).when({ type: 'setFigures', figures })
  set([]).thenRefused('FIGURE_REPORTED')
  set([aFigure({ unit: '处' })]).thenRefused('FIGURE_REPORTED')
  set([aFigure({ counting: 'standing' })]).thenRefused('FIGURE_REPORTED')
  set([aFigure(), aFigure({ id: rate })]).thenRefused('FIGURE_NAMED_TWICE')
  const renamed = aFigure({ name: '已完成整改', target: 16 })
  expect(decided(measure, { type: 'setFigures', figures: [renamed] }).figures).toEqual([
    { ...renamed, value: 9 },
  ])
  expect(
    decideMeasure(measure, { type: 'setFigures', figures: measure.figures }, { findingStatus: 'open' }),
  ).toEqual({
    ok: true,
    value: [],
  })
})

test('a corrected report counts anew from what was there before it', () => {
  const measure = aMeasure({ figures: [aFigure({ value: 13 })] })
  const last: LastReport = {
    reportId,
    text: '已整改',
    evidence: [],
    figures: [{ figureId: firms, value: 12, before: 1, after: 13 }],
    why: '',
    by: sampleId<'person'>(1),
    at: noon,
  }
  const facts = { last, by: sampleId<'person'>(1), at: noon }
  const wanted = { reportId, text: '已整改', figures: { figures: [{ figureId: firms, value: 2 }], why: '' } }
  const corrected = correctReport(measure, wanted, facts)
  expect(corrected.ok && corrected.value.map(({ type }) => type)).toEqual(['measure.figuresCorrected'])
  expect(corrected.ok && evolved(measure, corrected.value).figures).toEqual([aFigure({ value: 3 })])
  const same = { ...wanted, figures: { figures: [{ figureId: firms, value: 12 }], why: '' } }
  expect(correctReport(measure, same, facts)).toEqual({ ok: true, value: [] })
})

test('over random lives a figure is the sum of its reports, or says what the last of them said', () => {
  let seed = 7
  const below = (limit: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % limit
  }
  for (let life = 0; life < 200; life += 1) {
    const countings: readonly FigureCounting[] = ['added', 'standing']
    let measure = aMeasure({
      figures: countings.map((counting, at) =>
        aFigure({
          id: at === 0 ? firms : rate,
          name: counting,
          counting,
          target: below(2) === 0 ? null : 50,
        }),
      ),
    })
    const said: { added: number; standing: number | null } = { added: 0, standing: null }
    for (let step = 0; step < 12; step += 1) {
      // In hundredths, so that the expected sum is exact.
      const hundredths = below(4000) - 500
      const figureId = below(2) === 0 ? firms : rate
      const value = figureId === firms ? hundredths / 100 : Math.abs(hundredths) / 100
      const command = reporting([{ figureId, value }], '说明')
      if (figureId === firms && said.added + hundredths < 0) {
        given(measure).when(command).thenRefused('FIGURE_BELOW_ZERO')
        continue
      }
      measure = decided(measure, command)
      if (figureId === firms) said.added += hundredths
      else said.standing = value
    }
    const [added, standing] = measure.figures
    expect(Math.round((added?.value ?? 0) * 100)).toBe(said.added)
    expect(standing?.value).toBe(said.standing)
  }
})

function refusedCorrection(
  measure: Measure,
  last: { readonly value: number; readonly before: number; readonly after: number },
  value: number,
) {
  const by = sampleId<'person'>(1)
  const reported: LastReport = {
    reportId,
    text: '已整改',
    evidence: [],
    figures: [{ figureId: firms, ...last }],
    why: '',
    by,
    at: noon,
  }
  const wanted = { reportId, text: '已整改', figures: { figures: [{ figureId: firms, value }], why: '更正' } }
  const result = correctReport(measure, wanted, { last: reported, by, at: noon })
  return result.ok ? null : result.refusal
}

type Command = Parameters<typeof decideMeasure>[1]

function valuesAfter(measure: Measure, command: Command): readonly (number | null)[] {
  return decided(measure, command).figures.map(({ value }) => value)
}

function decided(measure: Measure, command: Command): Measure {
  const result = decideMeasure(measure, command, { findingStatus: 'open' })
  if (!result.ok) throw new Error(result.refusal.code)
  return evolved(measure, result.value)
}

function evolved(measure: Measure, events: readonly MeasureEvent[]): Measure {
  return events.reduce<Measure>(
    (before, event) => evolveMeasure(before, { event, at: noon, by: sampleId(1) }),
    measure,
  )
}
