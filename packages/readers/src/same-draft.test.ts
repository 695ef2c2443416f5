import { expect, test } from 'vitest'
import {
  type Item,
  type Ledger,
  ledgerAsDocx,
  ledgerAsHtml,
  ledgerAsTsv,
  ledgerAsXlsx,
  noticeAsDocx,
  noticeAsHtml,
  noticeAsText,
  noticeAsXlsx,
} from './forms.testing.ts'
import { contentOf, draftOf } from './reading.testing.ts'

const notice: readonly Item[] = [
  { level: null, words: '关于区档案馆党组巡察整改进展情况的通报' },
  {
    level: null,
    words:
      '2023年3月1日至5月10日，区委第二巡察组对区档案馆党组进行了巡察。巡察反馈3个问题，制定整改措施6条。',
  },
  { level: 0, words: '整改组织情况' },
  { level: null, words: '党组召开专题会议2次，研究整改工作。' },
  { level: 0, words: '整改落实情况' },
  { level: 1, words: '关于“学习制度不落实”问题的整改' },
  { level: 2, words: '修订学习制度，每月通报一次。（责任部门：办公室；完成时限：2023年5月31日）' },
  { level: 2, words: '建立学习台账，按季度检查。（责任部门：人事科；完成时限：2023年6月30日）' },
  { level: null, words: '整改状态：已完成。' },
  { level: 1, words: '关于“库房温湿度记录缺失”问题的整改' },
  { level: 2, words: '补录2022年以来记录37条。（责任部门：保管科；完成时限：2023年7月31日）' },
  { level: 2, words: '加装自动记录仪8台。（责任部门：保管科；完成时限：2023年12月31日）' },
  { level: null, words: '整改状态：正在推进。' },
  { level: 1, words: '关于“采购验收不规范”问题的整改' },
  { level: 2, words: '修订采购办法，明确验收程序。（责任部门：财务科；完成时限：2023年6月30日）' },
  { level: 2, words: '对近三年采购项目逐项复核。（责任部门：财务科；完成时限：2023年9月30日）' },
  { level: null, words: '整改状态：已完成。' },
  { level: 0, words: '下一步工作' },
  { level: null, words: '党组将持续抓好整改，防止问题反弹。' },
]

const ledger: Ledger = [
  ['序号', '问题', '整改措施', '牵头领导', '责任单位', '完成时限', '整改状态'],
  ['1', '学习制度不落实', '修订学习制度，每月通报一次', '周立', '办公室', '2023年5月31日', '已完成'],
  [null, null, '建立学习台账', null, '人事科', '2023年6月30日', '已完成'],
  ['2', '库房记录缺失', '补录记录37条', '许宁', '保管科', '2023年7月31日', '正在推进'],
  [null, null, '加装自动记录仪', null, '保管科', '2023年12月31日', '正在推进'],
  ['3', '采购验收不规范', '修订采购办法', '周立', '财务科', '2023年6月30日', '已完成'],
]

test('the notice of these tests has three findings with two measures each', async () => {
  const { findings, announced } = await draftOf(noticeAsText(notice))
  expect(announced).toMatchObject({ problems: 3, measures: 6 })
  expect(findings.map(({ title, status, measures }) => [title, status, measures.length])).toEqual([
    ['学习制度不落实', 'done', 2],
    ['库房温湿度记录缺失', 'ongoing', 2],
    ['采购验收不规范', 'done', 2],
  ])
  expect(findings[0]?.measures[0]).toMatchObject({ owners: ['办公室'], dueOn: '2023-05-31' })
})

test('the ledger of these tests has three findings', async () => {
  const { findings } = await draftOf(ledgerAsTsv(ledger))
  expect(findings.map(({ title, owners, measures }) => [title, owners, measures.length])).toEqual([
    ['学习制度不落实', [], 2],
    ['库房记录缺失', ['保管科'], 2],
    ['采购验收不规范', ['财务科'], 1],
  ])
})

test.each([
  ['Word with automatic numbers', noticeAsDocx],
  ['one column of a workbook', noticeAsXlsx],
  ['a web page with lists', noticeAsHtml],
])('a notice as %s gives the same draft as typed', async (_, form) => {
  expect(contentOf(await draftOf(await form(notice)))).toEqual(contentOf(await draftOf(noticeAsText(notice))))
})

test.each([
  ['a workbook with merged cells', ledgerAsXlsx],
  ['a table in Word', ledgerAsDocx],
  ['a table of a web page', ledgerAsHtml],
])('a ledger as %s gives the same draft as with tabs', async (_, form) => {
  expect(contentOf(await draftOf(await form(ledger)))).toEqual(contentOf(await draftOf(ledgerAsTsv(ledger))))
})
