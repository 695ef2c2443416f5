import { expect, test } from 'vitest'
import { isUsername } from './username.ts'

test.each(['liqing', 'li.qing_2', '2-li', '  liqing ', 'a'.repeat(32)])('%o is a user name', (typed) =>
  expect(isUsername(typed)).toBe(true),
)

test.each(['', 'li', 'LiQing', '.liqing', 'li qing', '李青', 'a'.repeat(33), null, undefined, 3])(
  '%o is no user name',
  (typed) => expect(isUsername(typed)).toBe(false),
)
