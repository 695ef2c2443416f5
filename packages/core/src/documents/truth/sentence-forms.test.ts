import { expect, test } from 'vitest'
import { zoneCounted } from './truth-zone.testing.ts'
import { checkParagraphs } from './truth.ts'

function told(text: string): readonly string[] {
  return checkParagraphs([{ text, above: '' }], zoneCounted).statements.map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

test('by how much a share is above what it was is worked out', () => {
  expect(told('整改措施完成率比上次通报提高21.0个百分点。')).toEqual(['21.0个百分点 right'])
  expect(told('整改措施完成率比上次通报提高25.3个百分点。')).toEqual(['25.3个百分点 wrong: 21.0'])
})

test('classes are told in their order, and what nobody knows whose it is is not wrong', () => {
  expect(told('三类措施分别销号24项、17项、3项。')).toEqual(['24项 right', '17项 right', '3项 right'])
  expect(told('三类措施分别销号24项、16项、3项。').at(1)).toBe('16项 wrong: 17')
  expect(told('几项工作分别销号24项、16项、3项。').join()).not.toContain('wrong')
})

test('claims that were decided on are those approved and those returned', () => {
  expect(told('累计受理销号申请57件，办结52件，其中同意销号44件、退回8件。').join()).not.toContain('wrong')
  expect(told('累计受理销号申请57件，审结50件。').at(-1)).toBe('50件 wrong: 44')
})

test('what is said to be there is, and of each of a kind some are', () => {
  expect(told('应急管理局仍有措施未启动。').at(-1)).toContain('wrong')
  expect(told('党政办公室仍有措施未启动。').at(-1)).toContain('right')
  expect(told('各方面均有措施销号。').at(-1)).toContain('right')
  expect(told('各方面均存在逾期措施。').at(-1)).toContain('wrong')
})

test('who is asked to do what is left is told how much that is', () => {
  expect(told('请规划建设局抓紧办理剩余4项措施，确保按期完成。')).toEqual(['4项 right'])
  expect(told('请规划建设局抓紧办理剩余5项措施，确保按期完成。')).toEqual(['5项 wrong: 4'])
})

test('months that are named together are counted together, and a day in brackets is of the report before it', () => {
  expect(told('7月、8月两个月共销号14项。')).toEqual(['14项 right'])
  expect(told('7月、8月两个月共销号15项。').at(-1)).toContain('15项 wrong')
  expect(told('截至上次通报（7月31日），已销号31项；截至9月30日，已销号44项。').join()).not.toContain('wrong')
  expect(told('截至上次通报（7月31日），已销号32项；截至9月30日，已销号44项。')[0]).toBe('32项 wrong: 31')
})

test('where others are told apart, what goes on is not all that is open', () => {
  expect(told('全部措施中，已销号44项，正在推进12项，审核中5项，未启动2项。')[1]).toBe('12项 wrong: 11')
  expect(told('62项措施已销号44项，其余18项正在推进。').at(-1)).toBe('18项 right')
})

test('本期 is since the last report, and what has so many measures is counted by nobody', () => {
  expect(told('规划建设局本期没有新增销号措施。').at(-1)).toContain('wrong: 2')
  expect(told('措施数在5项以上的问题有3个。').at(-1)).toBe('3个 unsure')
})
