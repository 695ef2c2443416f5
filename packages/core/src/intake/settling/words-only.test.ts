import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import type { Stated } from '../../reading/draft.ts'
import { nothingStated } from '../../reading/stated.ts'
import { unreadOf } from '../../reading/unread.ts'
import { saidOf } from '../../reading/said.ts'
import { wordsOnly } from './words-only.ts'

test('a day that nobody can read is settled by keeping its words, and then nothing is unread', () => {
  const item: Stated = { ...nothingStated(), dueRaw: '2027-02-29', doneRaw: '26/12/31' }
  const settled = unreadOf(item).reduce<Stated>(
    (now, unread) => ({ ...now, ...wordsOnly(now, unread) }),
    item,
  )
  expect(settled).toMatchObject({
    dueRaw: null,
    timeClass: 'timeBound',
    notes: [
      { heading: '完成时限', text: '2027-02-29' },
      { heading: '完成时间', text: '26/12/31' },
    ],
  })
  expect([settled.dueOn, settled.doneOn]).toEqual([null, null])
  expect(unreadOf(settled)).toEqual([])
  const finding = { ...nothingStated(), dueOn: day('2026-12-31') }
  expect(saidOf(settled, finding).dueOn).toBeNull()
})
