import { expect, test } from 'vitest'
import { checkParagraphs } from './truth.ts'
import { sampleCounted } from './truth-sample.testing.ts'

function told(text: string): readonly string[] {
  return checkParagraphs([{ text, above: '' }], sampleCounted).statements.map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

function disagreeing(...texts: readonly string[]): readonly (readonly string[])[] {
  return checkParagraphs(
    texts.map((text) => ({ text, above: '' })),
    sampleCounted,
  ).contradictions.map((both) => both.map(({ said }) => said))
}

test('an average is worked out of what is counted and of whom it is told', () => {
  expect(told('平均每个问题细化措施4条。')).toEqual(['4条 right'])
  expect(told('平均每个问题细化措施5条。')).toEqual(['5条 wrong: 4'])
  expect(told('平均每个责任部门承担5.8条措施。')).toEqual(['5.8条措施 right'])
  expect(told('平均每个责任部门承担7.2条措施。')).toEqual(['7.2条措施 wrong: 5.8'])
  expect(told('平均每月召开会议1.5次，人均撰写体会2篇。')).toEqual([])
})

test('a share is of what stands behind 占, or before 中', () => {
  expect(told('逾期措施中，综合执法局占四成。')).toEqual(['四成 right'])
  expect(told('逾期措施中，综合执法局占六成。')).toEqual(['六成 wrong: 40.0%'])
  expect(told('8条措施正在审核，占未销号措施的近三成。').at(-1)).toBe('三成 right')
  expect(told('8条措施正在审核，占未销号措施的一半。').at(-1)).toBe('一半 wrong: 29.6%')
  expect(told('走访企业26家，占企业总数的六成。').at(-1)).toBe('六成 outside')
})

test('so many times as many, and points above another share, are worked out', () => {
  expect(told('规划建设局承担的措施数是社会事业局的2倍。')).toEqual(['2倍 right'])
  expect(told('规划建设局承担的措施数是社会事业局的3倍。')).toEqual(['3倍 wrong: 2.0'])
  expect(told('立行立改完成率100%，高出总体完成率51.9个百分点。').at(-1)).toBe('51.9个百分点 right')
  expect(told('立行立改完成率100%，高出总体完成率41.9个百分点。').at(-1)).toBe('41.9个百分点 wrong: 51.9')
})

test('who has the most or the least is held against all others of the kind', () => {
  expect(told('逾期措施最多的单位是综合执法局。')).toEqual(['逾期措施最多的单位是综合执法局 right'])
  expect(told('逾期措施最多的单位是财政局。')).toEqual(['逾期措施最多的单位是财政局 wrong: 综合执法局'])
  expect(told('顾行远同志承担的措施最多。')).toEqual(['顾行远同志承担的措施最多 wrong: 程若谷'])
  expect(told('群众最多的意见是停车难。')).toEqual([])
})

test('how many units have closed what share of theirs is counted', () => {
  expect(told('措施完成率达到100%的1家。')).toEqual(['100%的1家 right'])
  expect(told('9个责任单位已有6个单位的措施完成率超过七成。').at(-1)).toBe(
    '6个单位的措施完成率超过七成 wrong: 1',
  )
  expect(told('除组织人事局外，其余6个部门均有措施尚未销号。')).toEqual(['6个部门 wrong: 8'])
})

test('so many units with so many measures, and categories with so much of theirs closed, are counted', () => {
  expect(told('承担措施8条的单位有4家。')).toEqual(['8条的单位有4家 right'])
  expect(told('承担措施8条的单位有6家。')).toEqual(['8条的单位有6家 wrong: 4'])
  expect(told('4个方面中有3个方面的销号率达到或超过50%。').at(-1)).toBe('3个方面的销号率达到或超过50% right')
  expect(told('财政局、规划建设局2家单位承担了措施总数的41%。').at(-1)).toBe('41% wrong: 30.8%')
})

test('what is more than it was is not looked up, and keeps nothing in the house', () => {
  expect(told('已销号措施比上周增加3条。')).toEqual(['3条 unsure'])
  expect(told('接诉即办满意率比上年提高7个百分点。')).toEqual([])
})

test('numbers of one sentence that cannot stand beside each other are named with both places', () => {
  expect(disagreeing('已销号措施由22条增加到25条，增加3条。')).toEqual([])
  expect(disagreeing('已销号措施由22条增加到25条，增加5条。')).toEqual([['由22条增加到25条', '增加5条']])
  expect(disagreeing('满意率由89%提高到96%，提高8个百分点。')).toEqual([['由89%提高到96%', '提高8个百分点']])
  expect(disagreeing('完善制度：新建8项、修订5项、废止2项，共15项。')).toEqual([])
  expect(disagreeing('完善制度：新建8项、修订5项、废止2项，共16项。')).toEqual([
    ['8项、修订5项、废止2项', '共16项'],
  ])
  expect(disagreeing('召开会议3次、培训2场，共120人参加。')).toEqual([])
})

test('records that are counted as of two days in one paper are named with both places', () => {
  const counted = '已销号措施25条。'
  expect(disagreeing(`截至6月1日，${counted}`, `截至5月28日，${counted}`)).toEqual([
    ['截至6月1日', '截至5月28日'],
  ])
  expect(disagreeing(`截至2026年6月1日，${counted}`, `截至6月1日，${counted}`)).toEqual([])
  expect(disagreeing(`截至6月1日，${counted}`, '截至5月底，审计指出的21个问题已整改20个。')).toEqual([])
})
