import { expect, test } from 'vitest'
import { aDraft } from './drafts.testing.ts'
import { placeOfCaret, sentenceEnds } from './sentence-ends.ts'
import { sourceText } from '../../reading/text/source-text.ts'

function cuts(text: string): string[] {
  const source = sourceText(text)
  const ends = [0, ...sentenceEnds(source, { start: 0, end: source.length }), source.length]
  return ends.slice(1).map((end, index) => source.slice(ends[index] ?? 0, end))
}

test('a stretch is cut behind sentences and before numbers', () => {
  expect(cuts('建立台账。按月对账；\n（2）公开结果。\n')).toEqual([
    '建立台账。',
    '按月对账；\n',
    '（2）公开结果。\n',
  ])
  expect(cuts('抓学习，一是列出计划，二是逐月检查')).toEqual(['抓学习，', '一是列出计划，', '二是逐月检查'])
})

test('a closing quotation mark stays with its sentence', () => {
  expect(cuts('会议说：“办好。”随后部署。')).toEqual(['会议说：“办好。”', '随后部署。'])
})

test('one sentence is cut behind its commas, and one word not at all', () => {
  expect(cuts('建立𠮷巷台账，按月对账。')).toEqual(['建立𠮷巷台账，', '按月对账。'])
  expect(cuts('建立台账。\n')).toEqual(['建立台账。\n'])
})

test('a caret in the words of an item is found in the source, behind the number', () => {
  const { text, draft } = aDraft([
    ['finding', '1.台账不全\n'],
    ['measure', '（1）建立\n 台账。'],
  ])
  const source = sourceText(text)
  const at = { finding: 0, measure: 0 }
  const place = placeOfCaret(source, draft, { at, before: '建立台' })
  expect(source.slice(place ?? 0, source.length)).toBe('账。')
})
