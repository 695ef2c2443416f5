import { expect, test } from 'vitest'
import { givenOf, sampleId } from '../kernel/given.testing.ts'
import { aMeasure } from '../measures/measure.testing.ts'
import { decideFinding } from './finding.decide.ts'
import { evolveFinding } from './finding.events.ts'
import { aFinding } from './finding.testing.ts'

const [one, two, voided, elsewhere] = [1, 2, 3, 4].map((at) => sampleId<'measure'>(at))
const ids = { one: one ?? sampleId<'measure'>(1), two: two ?? sampleId<'measure'>(2) }
const measures = [
  aMeasure({ id: ids.one }),
  aMeasure({ id: ids.two }),
  aMeasure({ id: voided ?? ids.one, status: 'voided' }),
  { ...aMeasure({ id: elsewhere ?? ids.one, findingId: sampleId(2) }), isFurther: true },
]
const given = givenOf({ decide: decideFinding, evolve: evolveFinding }, { measures })
const heads = [
  { text: '健全制度', measureIds: [ids.one] },
  { text: '清理规范', measureIds: [ids.two] },
]

test('measures are grouped under heads once, also when their finding is closed, and the same again is nothing', () => {
  const decided = decideFinding(aFinding({ status: 'closed' }), { type: 'group', heads }, { measures })
  expect(decided).toEqual({ ok: true, value: [{ type: 'finding.grouped', heads }] })
  const again = decideFinding(aFinding({ heads }), { type: 'group', heads }, { measures })
  expect(again).toEqual({ ok: true, value: [] })
})

test.each([
  ['a measure stands under two heads', [...heads, { text: '再次', measureIds: [ids.one] }]],
  ['a measure stands twice under one', [{ text: '再次', measureIds: [ids.one, ids.one] }]],
  ['two heads say the same', heads.map(({ measureIds }) => ({ text: '健全制度', measureIds }))],
  ['a head has no words', [{ text: '', measureIds: [ids.one] }]],
  ['a head has no measure', [{ text: '空的', measureIds: [] }]],
  ['a measure is voided', [{ text: '作废', measureIds: [voided ?? ids.one] }]],
  ['a measure belongs to another finding', [{ text: '别处', measureIds: [elsewhere ?? ids.one] }]],
])('grouping is refused where %s', (_, wanted) => {
  given(aFinding()).when({ type: 'group', heads: wanted }).thenRefused('HEADS_UNFIT')
})
