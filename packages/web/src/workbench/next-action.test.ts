import { expect, test } from 'vitest'
import { nextAction } from './next-action.ts'

test('a row offers the furthest step that the server grants', () => {
  expect(nextAction(['assign', 'report', 'submit'])).toBe('submit')
  expect(nextAction(['assign', 'approve', 'return'])).toBe('approve')
})

test('a row without rights offers nothing', () => {
  expect(nextAction([])).toBeNull()
  expect(nextAction(['reopen'])).toBeNull()
})
