import { expect, test } from 'vitest'
import { columnsAtFirst, leastWidth } from './ledger-columns.ts'

test('the columns that are shown at first fit a window of 1366 pixels, down to the status and the day of closing', () => {
  const [window, padding, borders, scrollbar] = [1366, 40, 2, 17]
  expect(columnsAtFirst().slice(-2)).toEqual(['status', 'closedOn'])
  expect(leastWidth(columnsAtFirst())).toBeLessThanOrEqual(window - padding - borders - scrollbar)
})
