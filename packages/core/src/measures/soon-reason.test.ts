import { expect, test } from 'vitest'
import { soonReason, soonReasonLabels } from './soon-reason.ts'

test.each([
  { status: 'returned', timeClass: 'timeBound', light: 'yellow', word: '退回' },
  { status: 'returned', timeClass: 'immediate', light: 'yellow', word: '退回' },
  { status: 'reopened', timeClass: 'timeBound', light: 'green', word: '重新整改' },
  { status: 'planned', timeClass: 'immediate', light: 'grey', word: '立行立改' },
  { status: 'underway', timeClass: 'immediate', light: 'yellow', word: '立行立改' },
  { status: 'underway', timeClass: 'timeBound', light: 'yellow', word: '临近到期' },
  { status: 'planned', timeClass: 'continuous', light: 'yellow', word: '临近到期' },
] as const)(
  'what is $status, $timeClass and $light is to be done soon since it is: $word',
  ({ word, ...measure }) => {
    const reason = soonReason(measure)
    expect(reason === null ? null : soonReasonLabels[reason].zh).toBe(word)
  },
)

test.each([
  ['underway', 'timeBound', 'green'],
  ['closed', 'immediate', 'blue'],
  ['submitted', 'immediate', 'green'],
] as const)('what is %s, %s and %s has no reason to be there', (status, timeClass, light) => {
  expect(soonReason({ status, timeClass, light })).toBeNull()
})
