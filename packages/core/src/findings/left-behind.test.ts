import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { findingsLeftBehind } from './left-behind.ts'

const id = sampleId<'finding'>(1)
const civil = { id: sampleId<'organization'>(1), name: '民政局' }
const finance = sampleId<'organization'>(2)
const finding = {
  id,
  version: 3,
  ordinal: 1,
  number: '1',
  title: '救助资金发放不及时',
  owner: civil,
  leader: null,
  isOwn: { owner: true, leader: false },
  measures: 3,
  measuresClosed: 1,
  can: ['assign'],
} satisfies Parameters<typeof findingsLeftBehind>[0][number]
const measures = [{ findingId: id }, { findingId: id }]

test('a finding whose own owner is another than its measures will have is left behind', () =>
  expect(findingsLeftBehind([finding], measures, { ownerId: finance })).toMatchObject([
    { finding: { id, version: 3 }, fields: [{ field: 'owner', now: civil }], others: 0, canMove: true },
  ]))

test('it is said how many open measures stay with whom they have', () =>
  expect(findingsLeftBehind([finding], measures.slice(1), { ownerId: finance })).toMatchObject([
    { others: 1 },
  ]))

test('one that is under check is named too, but cannot be moved', () =>
  expect(findingsLeftBehind([{ ...finding, can: [] }], measures, { ownerId: null })).toMatchObject([
    { canMove: false },
  ]))

test.each([
  ['the owner is the same', finding, { ownerId: civil.id }],
  ['something else is assigned', finding, { leaderId: sampleId<'person'>(1) }],
  [
    'the finding follows its measures',
    { ...finding, isOwn: { owner: false, leader: false } },
    { ownerId: finance },
  ],
  ['none of its measures is assigned', { ...finding, id: sampleId<'finding'>(2) }, { ownerId: finance }],
])('nothing is left behind where %s', (_, above, changes) =>
  expect(findingsLeftBehind([above], measures, changes)).toEqual([]),
)
