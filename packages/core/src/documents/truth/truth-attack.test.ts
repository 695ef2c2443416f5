import { expect, test } from 'vitest'
import { countedOf } from '../counted-of.ts'
import { datedCounted, datedFacts } from './truth-rounds.testing.ts'
import { checkParagraphs } from './truth.ts'

const [first, second] = datedFacts.measures
if (first === undefined || second === undefined) throw new Error('no measures')
const withAside = countedOf({
  ...datedFacts,
  measures: [
    ...datedFacts.measures,
    { ...first, id: 'voided', status: 'voided' },
    { ...second, id: 'merged', status: 'voided', isMerged: true },
  ],
})

function told(text: string, counted = datedCounted): readonly string[] {
  return checkParagraphs([{ text, above: '' }], counted).statements.map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

test('of a list with 分别 each number is of its own name alone, in whatever order', () => {
  expect(told('党政办公室、经济发展局分别销号措施5条、2条。')).toEqual(['5条 right', '2条 right'])
  expect(told('党政办公室、经济发展局分别销号措施2条、5条。')).toEqual(['2条 wrong: 5', '5条 wrong: 2'])
  expect(told('党政办公室、规划建设局、经济发展局分别销号措施2条、5条、5条。')).toEqual([
    '2条 wrong: 5',
    '5条 right',
    '5条 wrong: 2',
  ])
})

test('how things stand may be told behind all numbers of a list with 分别', () => {
  expect(told('财政局、安全环保局分别有5条、2条措施销号。')).toEqual(['5条 right', '2条 right'])
  expect(told('投资促进局、安全环保局、综合执法局、财政局分别有1条、1条、2条、1条超期。')).toEqual([
    '1条 right',
    '1条 right',
    '2条 right',
    '1条 right',
  ])
  expect(told('财政局、安全环保局分别有5条、3条措施销号。')).toEqual(['5条 right', '3条 wrong: 2'])
})

test('what was counted as of a day before contradicts no other day of the paper', () => {
  const own = { text: '截至2026年6月1日，已销号措施25条。', above: '' }
  const apart = (text: string): number =>
    checkParagraphs([own, { text, above: '' }], datedCounted).contradictions.length
  expect(apart('截至4月30日，已销号措施20条。')).toBe(0)
  expect(apart('截至5月28日，已销号措施25条。')).toBe(1)
})

test('parts of a measure are no measures', () => {
  expect(told('分解任务2项，其中1项已退回。')).toEqual(['2项 outside', '1项 outside'])
})

test('where a sentence tells what was set aside, it may be among what it counts', () => {
  const text = '共有措施54条，其中作废1条、并入其他措施1条，实际52条。'
  expect(told(text, withAside)).toEqual(['54条 right', '1条 right', '1条 right', '52条 right'])
  expect(told(text.replace('54', '55'), withAside)[0]).toBe('55条 wrong: 52')
  expect(told('没有作废的措施。', withAside)).toEqual(['没有作废的措施 wrong: 1'])
  expect(told('没有并入其他措施的措施。', withAside).at(-1)).toContain('wrong: 1')
  expect(told('没有作废的措施。')).toEqual(['没有作废的措施 right'])
})

test('that nothing was closed in a time is looked up', () => {
  expect(told('5月以来没有新销号措施。')).toEqual(['5月以来没有新销号措施 wrong: 5'])
  expect(told('5月没有措施销号。')).toEqual(['5月没有措施销号 wrong: 5'])
  expect(told('6月没有措施销号。')).toEqual(['6月没有措施销号 right'])
})

test('what is said of all others is looked up without those that are taken out', () => {
  expect(told('除财政局外，其余部门均无超期措施。')).toEqual(['其余部门均无超期措施 wrong: 4'])
  expect(told('除财政局、投资促进局、安全环保局、综合执法局外，其余部门均无超期措施。')).toEqual([
    '其余部门均无超期措施 right',
  ])
  expect(told('除组织人事局外，其余部门措施均已全部销号。')).toEqual(['其余部门措施均已全部销号 wrong: 27'])
})

test('that each unit has some is looked up unit by unit', () => {
  expect(told('除党政办公室外，其他部门均有措施销号。')).toEqual(['其他部门均有措施销号 wrong: 1'])
  expect(told('除综合执法局外，其他部门均有措施销号。')).toEqual(['其他部门均有措施销号 right'])
  expect(told('除组织人事局外，各部门都还有未销号的措施。')).toEqual(['各部门都还有未销号的措施 right'])
})

test('that all were signed rung by rung is of those that were counted', () => {
  expect(told('25条已销号措施均经逐级审核。')).toEqual(['25条 right', '均经逐级审核 wrong: 3'])
})

test('what English says of every one is looked up', () => {
  expect(told('Every finding has been completed.')).toEqual(['Every finding has been completed wrong: 11'])
})

test('numbers of other things before a total make it no more right', () => {
  expect(told('其中已完成措施7条，走访企业12家，共19个问题。').at(-1)).toBe('19个 wrong: 13')
  expect(told('制度7条，企业12家，共19个问题。').at(-1)).toBe('19个 wrong: 13')
  expect(told('走访企业12家、约谈7家，共19个问题。').at(-1)).toBe('19个 wrong: 13')
  expect(told('已销号措施12个、退回7个，共19个问题。').at(-1)).toBe('19个 wrong: 13')
  expect(told('制度7条，企业6家，共13个问题。').at(-1)).toBe('13个 right')
})
