import { expect, test } from 'vitest'
import { shortened } from './shortened.ts'

test.each([
  ['整改情况', 4, '整改情况'],
  ['整改情况说明', 4, '整改情况'],
  ['整𠮷改', 2, '整'],
  ['整𠮷改', 3, '整𠮷'],
  ['e\u0301e\u0301', 3, 'e\u0301'],
  ['好👍🏽', 3, '好'],
  ['👨‍👩‍👧家', 8, '👨‍👩‍👧'],
  ['🇨🇳🇨🇳', 6, '🇨🇳'],
  ['整改', 0, ''],
])('%j in %d units is %j', (text, longest, short) => expect(shortened(text, longest)).toBe(short))

test('a character that is longer than all that fits is cut, but never through a code point', () => {
  expect(shortened(`a${'\u0301'.repeat(300)}`, 3)).toBe('a\u0301\u0301')
  expect(shortened('👨‍👩‍👧家', 4)).toBe('👨‍')
})
