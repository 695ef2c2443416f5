import { expect, test } from 'vitest'
import { checkParagraphs } from './truth.ts'
import { numberedCounted } from './universals.testing.ts'

function verdicts(text: string): readonly string[] {
  return checkParagraphs([{ text, above: '' }], numberedCounted).statements.map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

test('each that a list names has to be one of those that were counted, and all are to be named', () => {
  expect(verdicts('2个问题完成整改，分别是问题1和问题5。')).toEqual(['2个 right', '问题1和问题5 right'])
  expect(verdicts('2个问题完成整改，分别是问题1和问题7。').at(-1)).toContain('问题1和问题7 wrong: ')
  expect(verdicts('被退回的2条措施为7-2和10-2。').join()).not.toContain('wrong')
  expect(verdicts('被退回的2条措施为7-1和10-3。').at(-1)).toBe('7-1和10-3 wrong: 7-2、10-2')
  expect(verdicts('目前有5条措施超期（3-3、4-2、7-1、7-3、10-4）。').join()).not.toContain('wrong')
  expect(verdicts('目前有5条措施超期（3-3、4-2、7-1、7-3、10-3）。').at(-1)).toContain('wrong: 3-3、4-2')
  expect(
    verdicts('4个部门存在超期措施，分别是投资促进局、安全环保局、综合执法局、党政办公室。').at(-1),
  ).toContain('wrong: 投资促进局、安全环保局、综合执法局、财政局')
  expect(verdicts('2个问题完成整改，分别是问题1等。').join()).not.toContain('wrong')
})

test.each([
  ['只有综合执法局1个部门尚无措施销号。', '只有财政局1个部门存在超期。'],
  ['仅投资促进局、安全环保局、综合执法局、财政局4个部门存在超期措施。', '仅财政局有超期措施。'],
  ['唯一全部销号的部门是组织人事局。', '唯一有超期措施的部门是财政局。'],
  ['超期措施全部集中在投资促进局、安全环保局、综合执法局和财政局。', '超期措施均集中在财政局。'],
  ['除组织人事局外，其他部门均有未销号措施。', '除了财政局以外的部门都没有超期措施。'],
  ['综合执法局未销号任何措施。', '财政局没有销号任何措施。'],
  ['2月无新增销号措施。', '5月无新增销号措施。'],
  ['绝大多数措施未超期。', '绝大多数措施已销号。'],
  ['少数部门存在超期措施。', '多数部门存在超期措施。'],
  ['组织人事局率先完成全部措施销号。', '综合执法局率先完成全部措施销号。'],
  ['组织人事局已完成全部整改任务。', '财政局已完成全部整改任务。'],
  ['每个方面均有措施销号。', '5月上旬以来，各部门均有新销号措施。'],
  ['没有一个部门的措施全部超期。', '无一部门完成全部措施。'],
  ['销号措施最多的是财政局，达5条。', '销号措施最多的是财政局，达8条。'],
  ['13个问题中，3个问题各有1条措施逾期。', '3个问题各有2条措施逾期。'],
  ['52条措施均已明确责任部门和完成时限。', '52条措施均已明确责任部门和承办人。'],
  ['未明确承办人的措施1条。', '未明确承办人的措施3条。'],
])('what is said of all, none, most or the only ones is looked up: %s, and not %s', (right, wrong) => {
  expect(verdicts(right).join()).not.toContain('wrong')
  expect(verdicts(wrong).join()).toContain('wrong')
})

test('of which of them it is said that they are the only ones nobody looks up behind a part of all', () => {
  expect(verdicts('立行立改类措施中，仅财政局有超期措施。').join()).not.toContain('wrong')
})
