import { expect, test } from 'vitest'
import { xmlText } from './xml-text.ts'

test('control characters are taken out and line ends made one', () => {
  expect(xmlText('a\u0000b\u000Bc\u001Fd\u0085e\r\nf\rg\th')).toBe('abcde\nf\ng h')
})

test('half a surrogate pair does not break the document', () => {
  expect(xmlText('甲\uD800乙\uFFFE')).toBe('甲\uFFFD乙')
})

test('rare characters beyond the basic plane stay whole', () => {
  expect(xmlText('𠮷𬭎')).toBe('𠮷𬭎')
})
