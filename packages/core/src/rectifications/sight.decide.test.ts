import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { endSight, giveSight, type Reader } from './sight.decide.ts'

const today = day('2026-03-02')
const coordinator = sampleId<'person'>(1)
const reader: Reader = { id: sampleId<'person'>(2), isDeactivated: false, appointments: [], isDeputy: false }
const wanted = { from: today, to: day('2026-04-30'), extent: 'read' } as const
const given = { personId: reader.id, ...wanted }

function post(to: string | null): Reader['appointments'][number] {
  const organizationId = sampleId<'organization'>(1)
  return { organizationId, role: 'handler', from: null, to: to === null ? null : day(to) }
}

type Case = {
  readonly from?: ReturnType<typeof day>
  readonly to?: ReturnType<typeof day>
  readonly who?: Reader | null
  readonly sights?: readonly (typeof given)[]
}

function give({ who = reader, sights = [], ...days }: Case) {
  return giveSight({ sights }, { ...wanted, ...days }, { reader: who, by: coordinator, today })
}

test('somebody without a post is given a rectification to read, and what they were given can be ended once', () => {
  expect(give({})).toEqual({ ok: true, value: [{ type: 'rectification.sightGiven', ...given }] })
  expect(give({ sights: [given] })).toEqual({ ok: true, value: [] })
  expect(endSight({ sights: [given] }, reader.id)).toEqual([
    { type: 'rectification.sightEnded', personId: reader.id },
  ])
  expect(endSight({ sights: [] }, reader.id)).toEqual([])
})

test('a post that has ended is none', () =>
  expect(give({ who: { ...reader, appointments: [post('2026-03-01')] } })).toMatchObject({ ok: true }))

test.each([
  ['yesterday', { from: day('2026-02-01'), to: day('2026-03-01') }, reader, 'SIGHT_DAY_UNFIT'],
  ['more than a year', { to: day('2027-03-03') }, reader, 'SIGHT_DAY_UNFIT'],
  ['a last day before the first', { from: day('2026-05-01') }, reader, 'TERM_REVERSED'],
  ['nobody of this user name', {}, null, 'SIGHT_WITHOUT_ACCOUNT'],
  ['an account that has ended', {}, { ...reader, isDeactivated: true }, 'SIGHT_WITHOUT_ACCOUNT'],
  ['oneself', {}, { ...reader, id: coordinator }, 'SIGHT_SELF'],
  ['whoever holds a post', {}, { ...reader, appointments: [post(null)] }, 'SIGHT_WITH_POST'],
  ['whoever holds one until today', {}, { ...reader, appointments: [post('2026-03-02')] }, 'SIGHT_WITH_POST'],
  ['whoever is a deputy', {}, { ...reader, isDeputy: true }, 'SIGHT_WITH_POST'],
] as const)('%s is refused', (...[, days, who, code]) =>
  expect(give({ ...days, who })).toMatchObject({ refusal: { code } }),
)

test('fifty read one rectification from outside, and no more', () => {
  const sights = Array.from({ length: 50 }, (_, number) => ({
    ...given,
    personId: sampleId<'person'>(number + 10),
  }))
  expect(give({ sights })).toMatchObject({
    refusal: { code: 'SIGHTS_FULL', params: { limit: 50 } },
  })
})
