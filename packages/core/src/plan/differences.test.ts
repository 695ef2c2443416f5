import { expect, test } from 'vitest'
import { aFinding } from '../findings/finding.testing.ts'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { aMeasure } from '../measures/measure.testing.ts'
import { differencesOf, type EntrySince } from './differences.ts'
import { plannedFinding, plannedMeasure, type PlannedItem } from './planned.ts'

const finding = plannedFinding(aFinding())
const one = plannedMeasure(aMeasure({ id: sampleId(1) }))
const two = plannedMeasure(aMeasure({ id: sampleId(2), ordinal: 2 }))
const voided = (number: number): PlannedItem =>
  plannedMeasure(aMeasure({ id: sampleId(number), status: 'voided', ordinal: number }))

function differences(
  before: readonly PlannedItem[],
  after: readonly PlannedItem[],
  since: EntrySince[] = [],
) {
  const byId = (items: readonly PlannedItem[]) =>
    new Map(items.map((item) => [`${item.item} ${item.id}`, item]))
  const happened = since.map(({ subjectId, event }) => ({ subjectId: `measure ${subjectId}`, event }))
  return differencesOf({ before: byId(before), after: byId(after), since: happened }).map(
    ({ kind, id, fields, others }) => ({ kind, id, fields, others }),
  )
}

test('what says the same is no difference', () =>
  expect(differences([finding, one, two], [finding, one, two])).toEqual([]))

test('another day and another leader are told with what stood before', () => {
  const changed = plannedMeasure(
    aMeasure({ id: sampleId(1), dueOn: day('2024-07-31'), leaderId: sampleId(9) }),
  )
  expect(differences([one], [changed])).toEqual([
    {
      kind: 'changed',
      id: sampleId(1),
      fields: [
        { field: 'leaderId', before: sampleId(3), after: sampleId(9) },
        { field: 'dueOn', before: '2024-06-30', after: '2024-07-31' },
      ],
      others: [],
    },
  ])
})

test('check-ins that are answered move no date of the plan, and who handles a measure is not in it', () => {
  const first = day('2024-06-30')
  const weekly = { checkInEvery: 'weekly', checkInFrom: first, timeClass: 'continuous' } as const
  const planned = plannedMeasure(aMeasure({ ...weekly, dueOn: first }))
  const later = plannedMeasure(aMeasure({ ...weekly, dueOn: day('2024-07-14'), handlerId: null }))
  expect(differences([planned], [later])).toEqual([])
})

test('one that was split is told as that, and so is what came of it', () => {
  const since = [
    { subjectId: sampleId(1), event: { type: 'measure.split', into: [sampleId(2)] } },
    { subjectId: sampleId(2), event: { type: 'measure.splitOff', from: sampleId(1) } },
  ]
  const shorter = plannedMeasure(aMeasure({ id: sampleId(1), text: '修订办法' }))
  expect(differences([one], [shorter, two], since)).toEqual([
    {
      kind: 'split',
      id: sampleId(1),
      fields: [{ field: 'text', before: '修订资产管理办法', after: '修订办法' }],
      others: [sampleId(2)],
    },
    { kind: 'split', id: sampleId(2), fields: [], others: [sampleId(1)] },
  ])
})

test('one that became a part of another is told as merged, and not as gone', () => {
  const since = [
    { subjectId: sampleId(1), event: { type: 'measure.merged', from: [sampleId(2)] } },
    { subjectId: sampleId(2), event: { type: 'measure.mergedInto', into: sampleId(1) } },
  ]
  expect(differences([one, two], [one, voided(2)], since)).toMatchObject([
    { kind: 'merged', id: sampleId(1), others: [sampleId(2)] },
    { kind: 'merged', id: sampleId(2), others: [sampleId(1)] },
  ])
})

test('voided, taken back, added and moved are told as what they are', () => {
  expect(differences([one], [voided(1)])).toMatchObject([{ kind: 'voided' }])
  expect(differences([voided(1)], [one])).toMatchObject([{ kind: 'restored' }])
  expect(differences([], [one])).toMatchObject([{ kind: 'added' }])
  const elsewhere = plannedMeasure(aMeasure({ findingId: sampleId(8) }))
  expect(differences([one], [elsewhere])).toMatchObject([{ kind: 'moved' }])
})

test('what was added and voided again, or was voided all along, is no difference', () => {
  expect(differences([], [voided(1)])).toEqual([])
  expect(differences([voided(1)], [voided(1)])).toEqual([])
})
