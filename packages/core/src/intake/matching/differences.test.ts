import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/id.ts'
import type { DraftMeasure } from '../../reading/draft.ts'
import { nameBook } from '../settling/names.ts'
import { nothingStated } from '../../reading/stated.ts'
import { type ExistingMeasure, holdOfAdding, measureDifferences } from './differences.ts'
import { isReworded } from './likeness.ts'

const finance = id<'organization'>('01890a5d-ac96-774b-bcce-b302099a8001')
const book = nameBook({ organizations: [{ id: finance, name: '财政局' }], persons: [], settled: [] })
const passage = { start: 0, end: 0 }
const finding = {
  number: '1',
  path: [],
  title: '登记不全',
  status: null,
  statusRaw: null,
  passage,
  ...nothingStated(),
  measures: [],
}
const existing: ExistingMeasure = {
  id: id<'measure'>('01890a5d-ac96-774b-bcce-b302099a8021'),
  text: '补齐登记',
  status: 'underway',
  owner: { id: finance, name: '财政局' },
  leader: null,
  handler: null,
  dueOn: day('2027-03-31'),
  timeClass: 'timeBound',
  changed: [],
}

/** What a document says of a measure otherwise than the record. */
function differences(said: Partial<DraftMeasure>, known: Partial<ExistingMeasure> = {}, above = {}) {
  const measure = { text: '补齐登记', passage, ...nothingStated(), ...said }
  return measureDifferences(
    { measure, finding: { ...finding, ...above }, known: { ...existing, ...known } },
    book,
  )
}

describe('a difference is left alone', () => {
  test.each(['closed', 'submitted'] as const)('where the item is %s, whatever differs', (status) =>
    expect(differences({ dueOn: day('2027-06-30'), timeClass: 'immediate' }, { status })).toMatchObject([
      { field: 'dueOn', hold: status },
      { field: 'timeClass', hold: status },
    ]),
  )

  test('where a person changed that field since, and says who and when', () => {
    const changed = [{ field: 'dueOn' as const, by: '许岚', on: day('2026-11-02') }]
    expect(differences({ dueOn: day('2027-06-30'), timeClass: 'immediate' }, { changed })).toMatchObject([
      { field: 'dueOn', hold: 'changedSince', changed: { by: '许岚', on: '2026-11-02' } },
      { field: 'timeClass', hold: null, changed: null },
    ])
  })

  test('where it would set the day back', () =>
    expect(differences({ dueOn: day('2027-02-28') })).toMatchObject([{ to: '2027-02-28', hold: 'earlier' }]))

  test('and named where its words name no day that is understood', () =>
    expect(differences({ dueRaw: '2027-02-29' })).toEqual([
      {
        field: 'dueOn',
        from: '2027-03-31',
        to: '2027-02-29',
        isKnown: false,
        hold: 'unread',
        changed: null,
      },
    ]))
})

describe('nothing differs', () => {
  test('where the department is only set otherwise', () =>
    expect(differences({ owners: ['财 政 局（牵头）'] })).toEqual([]))

  test('where what goes on for good finds a day said of its finding', () => {
    const forGood = { dueOn: null, timeClass: 'continuous' as const }
    expect(differences({}, forGood, { dueOn: day('2027-06-30') })).toEqual([])
  })
})

test('under a finding that is closed or waits no measure is added, and it is said why', () => {
  expect(holdOfAdding({ status: 'closed' })).toBe('closed')
  expect(holdOfAdding({ status: 'submitted' })).toBe('submitted')
  expect(holdOfAdding({ status: 'reopened' })).toBeNull()
})

test.each([
  ['每季度抽查一次', '每月抽查一次', true],
  ['全部补齐', '补齐', true],
  ['1.每季度抽查一次。', '每季度抽查一次', false],
  ['每季度 抽查，一次', '每季度抽查一次', false],
])('“%s” beside “%s”: reworded is %s', (one, other, expected) =>
  expect(isReworded(one, other)).toBe(expected),
)
