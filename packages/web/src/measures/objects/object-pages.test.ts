import type { ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { expect, test } from 'vitest'
import { aListItem } from './list-item.testing.ts'
import { endsAfter, objectAt, pageOf, rowsOf, startsOf } from './object-pages.ts'

const items = (from: number, to: number): ListItemView[] =>
  Array.from({ length: to - from + 1 }, (_, at) => aListItem(from + at))

test('a list that nothing filters has each row where it stands, though only its last page is there', () => {
  const starts = startsOf(20_000, null)
  expect([starts.length, starts.at(-1)]).toEqual([100, 19_800])
  const answers = starts.map((after) =>
    after === 19_800 ? { items: items(19_801, 20_000), next: null } : undefined,
  )
  const rows = rowsOf(answers, starts, 20_000)
  expect(rows.from.at(-1)).toBe(20_000)
  expect(objectAt(rows, 19_999)?.number).toBe('20000')
  expect(objectAt(rows, 5)).toBeUndefined()
  expect([pageOf(rows, 0), pageOf(rows, 200), pageOf(rows, 30_000)]).toEqual([0, 1, 99])
})

test('a filtered list goes on where its last page in sight ends', () => {
  const first = { items: items(1, 200), next: 700 }
  expect(endsAfter([], [first], 0)).toEqual([700])
  expect(endsAfter([700], [first, { items: items(701, 900), next: 1400 }], 0)).toBeNull()
  expect(endsAfter([700], [first, { items: items(701, 900), next: 1400 }], 1)).toEqual([700, 1400])
})

test('a page of a filtered list shows nothing of the next one when objects have left it', () => {
  const starts = startsOf(0, [200])
  const answers = [
    { items: items(101, 300), next: 300 },
    { items: items(201, 250), next: null },
  ]
  const rows = rowsOf(answers, starts, null)
  expect(rows.from).toEqual([0, 100, 150])
  expect(objectAt(rows, 100)?.number).toBe('201')
})

test('a page that more objects came into than it has room for is parted', () => {
  expect(endsAfter([700], [{ items: items(1, 200), next: 400 }, undefined], 0)).toEqual([400, 700])
})
