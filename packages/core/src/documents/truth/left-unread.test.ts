import { expect, test } from 'vitest'
import { checkParagraphs } from './truth.ts'
import { numberedCounted } from './universals.testing.ts'

function verdicts(text: string): readonly string[] {
  return checkParagraphs([{ text, above: '' }], numberedCounted).statements.map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

test('what says something of all and is understood by nobody is told as not looked up', () => {
  expect(verdicts('财政局的措施全部经三方会审后销号。')).toEqual(['财政局的措施全部经三方会审后销号 unsure'])
  expect(verdicts('立行立改类措施中，仅财政局有超期措施。').at(-1)).toBe('仅财政局有超期措施 unsure')
  expect(verdicts('整改措施“河道巡查”计划于7月1日完成。').join()).toContain('unsure')
})

test('what is only to be done, and what says nothing of the records, is not asked for', () => {
  expect(verdicts('各部门要高度重视，确保全部措施按期销号。')).toEqual([])
  expect(verdicts('各部门均召开了专题会议。')).toEqual([])
})

test('the days of measures are held against those of the records', () => {
  expect(verdicts('逾期最久的措施原定2026年3月10日前完成。')).toEqual(['2026年3月10日 right'])
  expect(verdicts('逾期最久的措施原定2026年3月20日前完成。')).toEqual(['2026年3月20日 wrong: 2026年3月10日'])
  expect(verdicts('措施10-4原定于4月20日前完成。').at(-1)).toBe('4月20日 wrong: 2026年4月30日')
  expect(verdicts('1-1已于2026年5月12日销号。').at(-1)).toBe('2026年5月12日 right')
  expect(verdicts('1-1已于2026年5月2日销号。').at(-1)).toBe('2026年5月2日 wrong: 2026年5月12日')
})

test('how often claims were signed is counted', () => {
  const told = (text: string): readonly string[] =>
    checkParagraphs([{ text, above: '' }], { ...numberedCounted, signatures: 12 }).statements.map(
      ({ said, verdict }) => `${said} ${verdict}`,
    )
  expect(told('逐级审核签字12次。')).toEqual(['12次 right'])
  expect(told('逐级审核签字16次。')).toEqual(['16次 wrong'])
  expect(told('5月逐级审核签字6次。')).toEqual(['6次 unsure'])
})

test('a finding with all of its measures closed is not closed by that', () => {
  expect(verdicts('安置房质量维修响应不及时的4条措施全部销号，问题已完成整改。').join()).not.toContain(
    'wrong',
  )
  expect(verdicts('政策兑现让企业多头跑、重复报的4条措施全部销号，问题已完成整改。').at(-1)).toContain(
    'wrong',
  )
})

test.each([
  ['All measures have a responsible department.', 'All measures have a handler.'],
  ['Every area has closed measures.', 'All departments have closed measures.'],
  [
    'Only 投资促进局、安全环保局、综合执法局、财政局 have overdue measures.',
    'Only 财政局 has overdue measures.',
  ],
  ['Most measures are open.', 'No department has overdue measures.'],
])('English of every, no and only is looked up: %s, and not %s', (right, wrong) => {
  expect(verdicts(right).join()).not.toContain('wrong')
  expect(verdicts(wrong).join()).toContain('wrong')
})
