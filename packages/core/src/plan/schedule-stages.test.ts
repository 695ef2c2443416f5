import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import type { MeasureId } from '../kernel/id.ts'
import { publishedCalendar } from '../templates/published-calendar.ts'
import { usualScheduleRules } from '../templates/schedule-rules.ts'
import { noCourse, planStages } from '../rectifications/stages.ts'
import { plainTemplate, shippedTemplates } from '../templates/shipped.ts'
import { readTemplate } from '../templates/template.contract.ts'
import { circleOf, inOrder } from './schedule-order.ts'
import { proposeStages, usualFinalDay, workStageOf } from './schedule-stages.ts'

const calendar = publishedCalendar()
const inspection = shippedTemplates.find(({ template }) => template.name.zh === '巡察整改')?.template
if (inspection === undefined) throw new Error('no template of an inspection')

test('stages before the work take their days from the beginning, those after it theirs from the end, the work the rest', () => {
  const span = { begunOn: day('2026-03-02'), finalOn: day('2026-06-01'), calendar }
  const stages = proposeStages(inspection, span)
  expect(stages.map(({ name, from, to, isShort }) => [name.zh, from, to, isShort])).toEqual([
    ['收到反馈', '2026-03-02', '2026-03-02', false],
    ['制定方案', '2026-03-02', '2026-03-20', false],
    ['审定方案', '2026-03-23', '2026-04-01', false],
    ['集中整改', '2026-04-02', '2026-05-27', false],
    ['上报整改情况', '2026-05-28', '2026-06-01', false],
  ])
  expect(workStageOf(inspection, stages, span)).toMatchObject({ from: '2026-04-02', to: '2026-05-27' })
})

test('where less is left for the work than the template allows, it says so', () => {
  const stages = proposeStages(inspection, {
    begunOn: day('2026-03-02'),
    finalOn: day('2026-04-20'),
    calendar,
  })
  expect(stages.filter(({ isShort }) => isShort)).toMatchObject([{ code: 'rectifying', to: '2026-04-15' }])
})

test.each(shippedTemplates)(
  '$template.name.zh: whatever the final date, no stage is proposed before one that precedes it',
  ({ template }) => {
    const days = fc.integer({ min: 0, max: 300 }).map((after) => addDays(day('2026-01-05'), after))
    fc.assert(
      fc.property(days, days, (begunOn, finalOn) => {
        const stages = proposeStages(template, { begunOn, finalOn, calendar })
        expect(stages.map(({ from }) => from)).toEqual(stages.map(({ from }) => from).toSorted())
        expect(stages.filter(({ from, to }) => from > to)).toEqual([])
        // Taken as they are, the server does not refuse them.
        expect(planStages(template.stages, noCourse, stages)).toMatchObject({ ok: true })
      }),
    )
  },
)

test('a template without such stages proposes none, and measures have all the time there is', () => {
  const template = { stages: [], schedule: undefined }
  const span = { begunOn: day('2026-03-02'), finalOn: day('2026-05-31'), calendar }
  expect(proposeStages(template, span)).toEqual([])
  expect(workStageOf(template, [], span)).toEqual({ from: '2026-03-02', to: '2026-05-29' })
  expect(usualFinalDay(template, span.begunOn)).toBeNull()
})

test('the report of an inspection is due 60 days after the feedback', () =>
  expect(usualFinalDay(inspection, day('2026-03-02'))).toBe('2026-05-01'))

test('a template may say how days are counted back; what it cannot say is refused with the place', () => {
  const { template } = plainTemplate
  const own = { ...usualScheduleRules, mostAWeek: 3 }
  expect(readTemplate({ ...template, schedule: own })).toMatchObject({
    template: { schedule: own },
    misfits: [],
  })
  const places = readTemplate({ ...template, schedule: { ...own, mostAWeek: 0, colour: 'red' } }).misfits
  expect(places.map(({ place }) => place)).toEqual(['schedule.mostAWeek', 'schedule.colour'])
})

const one = (number: number) => sampleId<'measure'>(number)

test('a measure that would come to wait for itself is told the way round', () => {
  const before = new Map([
    [one(1), [one(2)]],
    [one(2), [one(3)]],
    [one(3), []],
    [one(4), [one(1)]],
  ])
  expect(circleOf(before, { id: one(3), after: [one(4), one(2)] })).toEqual([one(3), one(2), one(3)])
  expect(circleOf(before, { id: one(3), after: [one(4)] })).toEqual([one(3), one(4), one(1), one(2), one(3)])
  expect(circleOf(before, { id: one(4), after: [one(3), one(2)] })).toBeNull()
  expect(circleOf(before, { id: one(4), after: [one(4)] })).toEqual([one(4), one(4)])
})

test('items have an order exactly where setting each of them in turn closes no circle', () => {
  const edges = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 })), { maxLength: 14 })
  fc.assert(
    fc.property(edges, (pairs) => {
      const before = new Map<MeasureId, readonly MeasureId[]>(
        Array.from({ length: 7 }, (_, at) => [one(at), []]),
      )
      let isRound = false
      for (const [later, earlier] of pairs) {
        const after = [...(before.get(one(later)) ?? []), one(earlier)]
        isRound ||= circleOf(before, { id: one(later), after }) !== null
        before.set(one(later), after)
      }
      const order = inOrder(before)
      expect(order === null).toBe(isRound)
      for (const [at, id] of (order ?? []).entries())
        for (const earlier of before.get(id) ?? []) expect(order?.indexOf(earlier)).toBeLessThan(at)
    }),
  )
})
