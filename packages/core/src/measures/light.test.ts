import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { lightOf, type Light } from './light.ts'
import type { MeasureStatus } from './labels.ts'

const today = day('2024-05-06')

const cases: readonly (readonly [MeasureStatus, string | null, Light])[] = [
  ['planned', '2024-06-30', 'grey'],
  ['planned', '2024-05-16', 'yellow'],
  ['underway', '2024-06-30', 'green'],
  ['underway', null, 'green'],
  ['underway', '2024-05-17', 'green'],
  ['underway', '2024-05-16', 'yellow'],
  ['underway', '2024-05-06', 'yellow'],
  ['underway', '2024-05-05', 'red'],
  ['submitted', '2024-06-30', 'green'],
  ['submitted', '2024-05-05', 'red'],
  ['returned', '2024-06-30', 'yellow'],
  ['returned', '2024-05-05', 'red'],
  ['reopened', '2024-06-30', 'green'],
  ['reopened', '2024-05-16', 'yellow'],
  ['reopened', '2024-05-05', 'red'],
  ['closed', '2024-05-05', 'blue'],
]

test.each(cases)('a measure that is %s and due on %s shows %s', (status, dueOn, light) =>
  expect(lightOf({ status, dueOn: dueOn === null ? null : day(dueOn) }, { today, dueSoonDays: 10 })).toBe(
    light,
  ),
)

test('from which day a measure is due soon, the template says', () => {
  const measure = { status: 'underway', dueOn: day('2024-05-09') } as const
  expect(
    [0, 2, 3, 30].map((dueSoonDays) => lightOf(measure, { today: day('2024-05-06'), dueSoonDays })),
  ).toEqual(['green', 'green', 'yellow', 'yellow'])
})
