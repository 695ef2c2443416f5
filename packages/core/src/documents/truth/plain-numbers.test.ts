import { expect, test } from 'vitest'
import { plainNumbers } from './plain-numbers.ts'
import { checkParagraphs } from './truth.ts'
import { sampleCounted } from './truth-sample.testing.ts'

test.each([
  ['共有９９９条整改措施', '共有999条整改措施'],
  ['共有⑨⑨条整改措施', '共有99条整改措施'],
  ['共有Ⅻ条、ⅩⅡ条', '共有12条、12条'],
  ['共有玖拾玖条', '共有九十九条'],
  ['共有9\u200B9条', '共有99条'],
  ['共有9 9 9 条', '共有999 条'],
  ['共有９十条', '共有九十条'],
  ['共有𝟗𝟗条', '共有99条'],
])('%s is read as %s', (text, plain) => {
  expect(plainNumbers(text).text).toBe(plain)
})

test('headings and names are no numbers', () => {
  for (const text of ['①完善制度', '②5条措施', '陆平野牵头', '伍家岗', '2026年52条'])
    expect(plainNumbers(text).text).toBe(text)
})

test.each(['９９条', '⑨⑨条', 'Ⅻ条', '玖拾玖条', '9\u200B9条', '9 9 9 条', '９十条'])(
  'a false count is named however it is written: %s',
  (said) => {
    const { statements } = checkParagraphs([{ text: `共有${said}整改措施。`, above: '' }], sampleCounted)
    expect(statements).toMatchObject([
      { said, verdict: 'wrong', recorded: '52', place: { paragraph: 0, from: 2, to: 2 + said.length } },
    ])
  },
)

test('a true count in full-width digits is right', () => {
  const { statements } = checkParagraphs([{ text: '共有５２条整改措施。', above: '' }], sampleCounted)
  expect(statements).toMatchObject([{ said: '５２条', verdict: 'right' }])
})
