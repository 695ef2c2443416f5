import { expect, test } from 'vitest'
import { zoneCounted } from './truth-zone.testing.ts'
import { checkParagraphs } from './truth.ts'

function told(text: string): readonly string[] {
  return checkParagraphs([{ text, above: '' }], zoneCounted).statements.map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

test('该问题 that nobody named is of nothing that could be looked up', () => {
  expect(told('往来款挂账已清理27笔，该问题尚有1项措施未销号。')).toEqual(['1项 unsure'])
})

test('areas are named by a part of their names', () => {
  expect(told('招商引资、生态环保方面措施分别为16项、13项。')).toEqual(['16项 right', '13项 right'])
  expect(told('招商引资、生态环保方面措施分别为16项、12项。').at(-1)).toBe('12项 wrong: 13')
})

test('what is too many for any part says how many there are', () => {
  expect(told('对照清单建立台账，研究制定整改措施60项。')).toEqual(['60项 wrong: 62'])
})

test('what is said behind a share is of what the share was of', () => {
  expect(told('立行立改类措施完成率为96%，仅1项未完成。')).toEqual(['96% right', '1项 right'])
})
