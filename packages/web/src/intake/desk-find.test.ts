import { editMeasure } from '@bihuan/core/intake/review/item-changes.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { sourceText } from '@bihuan/core/reading/text/source-text.ts'
import { expect, test } from 'vitest'
import { placesOf } from './desk-find.ts'

const text = `1.关于𠮷巷路灯不亮的问题。
（1）更换路灯（LED）。
2.关于台账不全的问题。
（1）补齐台账。
`
const source = sourceText(text)
const draft = readText(text)
const found = (words: string): string[] =>
  placesOf(source, draft, words).map(({ span }) => source.slice(span.start, span.end))

test('words are found wherever they stand in the source, in capitals or not', () => {
  expect(found('路灯')).toEqual(['路灯', '路灯'])
  expect(found('led')).toEqual(['LED'])
  expect(placesOf(source, draft, '路灯')[0]).toEqual({ span: { start: 6, end: 8 }, caret: 6 })
})

test('signs are signs, and blanks are nothing', () => {
  expect(found('（')).toHaveLength(3)
  expect(found('.关')).toEqual(['.关', '.关'])
  expect(found('[')).toEqual([])
  expect(found('  ')).toEqual([])
})

test('an item that was worded otherwise is found where it stands', () => {
  const edited = editMeasure(draft, { finding: 1, measure: 0 }, { text: '补登全部资产。' })?.draft
  const [place] = placesOf(source, edited ?? draft, '资产')
  expect(source.slice(place?.span.start ?? 0, place?.span.end ?? 0)).toBe('补齐台账。')
})
