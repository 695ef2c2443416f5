import { expect, test } from 'vitest'
import { readText } from '../read-text.ts'
import { toldBehind } from './told-behind.ts'

test.each([
  ['整改结果:已印发。(2026年5月4日销号)', null, '2026年5月4日销号'],
  ['整改结果:已印发。(建档前已销号,2026年3月5日确认)', null, '建档前已销号,2026年3月5日确认'],
  ['整改结果:已印发。(已于2026年5月4日完成整改)。', null, '已于2026年5月4日完成整改'],
  ['目前进展:已过会。(计划2026年7月31日前完成,已超过时限3天)', '2026年7月31日前', null],
  ['目前进展:已过会。(已申请销号,正在审核;计划2026年7月31日前完成)', '2026年7月31日前', null],
  ['目前进展:已过会。(长期坚持)', '长期坚持', null],
  ['目前进展:已过会。(长期坚持,下次汇报2026年11月29日)', '长期坚持', null],
  ['目前进展:已过会。(已申请销号,正在审核;长期坚持,2026年11月25日应汇报,已超过2天)', '长期坚持', null],
  ['目前进展:已过会。(已申请销号,正在审核;立行立改)', '立行立改', null],
  ['目前进展:已过会。(尚未销号;计划2026年7月31日前完成,已超过时限3天)', '2026年7月31日前', null],
  ['目前进展:已印发。(所载情况待审核,尚未销号;计划2026年7月31日前完成销号)', '2026年7月31日前', null],
  ['目前进展:已印发。(所载情况待审核,尚未销号;长期坚持)', '长期坚持', null],
  ['联合排查。(与其他问题合并整改,正在推进)', null, null],
  ['目前进展:已过会。(已申请销号,正在审核;完成时限未定)', null, null],
])('the bracket behind %s is said of the measure', (words, dueRaw, doneRaw) => {
  expect(toldBehind(words)).toEqual({ dueRaw, doneRaw })
})

test.each([
  '已印发(见附件3)',
  '(2026年5月4日)',
  '已于(2026年5月4日销号)之后复查',
  '计划2026年7月31日前完成',
  '清退12万元(其中2026年5月4日入库3万元)',
])('%s says nothing of it', (words) => {
  expect(toldBehind(words)).toBeNull()
})

const notice = `某区关于巡察整改情况的通报
一、整改落实情况
（一）正在推进的问题
1.关于“台账不全”问题的整改。
牵头领导：李明。责任部门：财政局。整改措施2条，已销号1条。
（1）补录台账。
整改结果：台账已补录到位。（2026年5月4日销号）
（2）修订办法。
目前进展：征求意见。（计划2026年7月31日前完成）
2.关于“培训不够”问题的整改。
责任部门：人事局。整改措施1条，已销号0条。
（1）组织培训。
目前进展：尚无进展记录。（长期坚持）`

test('what is told of one measure is its own, and the heading says how its finding stands', () => {
  const { findings } = readText(notice)
  const told = findings.map(({ title, status, statusRaw }) => [title, status, statusRaw])
  expect(told).toEqual([
    ['台账不全', 'ongoing', '正在推进的问题'],
    ['培训不够', 'ongoing', '正在推进的问题'],
  ])
  expect(findings.flatMap(({ measures }) => measures)).toMatchObject([
    { text: '补录台账。', state: 'done', doneOn: '2026-05-04', dueOn: null },
    { text: '修订办法。', state: null, doneOn: null, dueOn: '2026-07-31' },
    { text: '组织培训。', state: null, doneOn: null, dueOn: null, timeClass: 'continuous' },
  ])
})

test('without such a heading the last words still say it', () => {
  const { findings } = readText(notice.replace('（一）正在推进的问题', '（一）反馈问题整改情况'))
  expect(findings[0]?.status).toBe('done')
})

test('a verdict before the measures outweighs the heading', () => {
  const { findings } = readText(notice.replace('牵头领导：李明。', '整改结论：基本完成。牵头领导：李明。'))
  expect(findings[0]?.status).toBe('partial')
  expect(findings[0]?.measures.map(({ text }) => text)).toEqual(['补录台账。', '修订办法。'])
})
