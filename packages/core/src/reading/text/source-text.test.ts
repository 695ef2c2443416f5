import fc from 'fast-check'
import { expect, test } from 'vitest'
import { onOneLine, sourceText } from './source-text.ts'

test('spans count code points, whatever lies beyond the basic plane', () => {
  const source = sourceText('甲𠮷乙😀丙')
  expect(source.length).toBe(5)
  expect(source.slice(1, 2)).toBe('𠮷')
  expect(source.slice(2, 4)).toBe('乙😀')
  expect(source.codePointAt(3)).toBe(2)
})

test('every text is sliced as an array of its code points would be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), fc.nat(40), (text, from, length) => {
      const points = Array.from(text)
      const source = sourceText(text)
      expect(source.length).toBe(points.length)
      const start = Math.min(from, points.length)
      const end = Math.min(start + length, points.length)
      expect(source.slice(start, end)).toBe(points.slice(start, end).join(''))
      expect(source.codePointAt(points.slice(0, start).join('').length)).toBe(start)
    }),
  )
})

test('wrapped Chinese joins without blanks and wrapped English with one', () => {
  expect(onOneLine('  建立台\n账制度。\n')).toBe('建立台账制度。')
  expect(onOneLine('keep a\nledger')).toBe('keep a ledger')
})
