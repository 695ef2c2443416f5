import { expect, test } from 'vitest'
import { readText } from './read-text.ts'

const rows = (...cells: string[][]): string =>
  [['序号', '问题', '整改措施', '整改状态', '整改进展'], ...cells].map((row) => row.join('\t')).join('\n')

function told(...cells: string[][]): string[] {
  return readText(rows(...cells)).warnings.flatMap(({ code, message }) =>
    code === 'STATE_UNCLEAR' ? [message] : [],
  )
}

test('a word that leaves open whether an item is done is asked about once, with how many say so', () =>
  expect(
    told(
      ['1', '台账不清', '盘点', '长期坚持', '三季度已巡检'],
      ['2', '值班脱岗', '抽查', '长期坚持', '每月抽查'],
      ['3', '学习不深', '集中学习', '基本完成', ''],
      ['4', '合同过期', '续签', '已完成', '已续签'],
      ['5', '电梯超检', '报检', '', ''],
    ),
  ).toEqual([
    '完成情况“长期坚持”（2项）说不清是否已完成，未按已完成读入。请核对；确已完成的，请把完成情况改为“已完成”。',
    '完成情况“基本完成”说不清是否已完成，未按已完成读入。请核对；确已完成的，请把完成情况改为“已完成”。',
  ]))

test('a word that is clear is asked about where other words of the row say otherwise', () =>
  expect(
    told(['1', '台账不清', '盘点', '已完成', '已完成90%'], ['2', '值班脱岗', '抽查', '已完成', '已抽查']),
  ).toEqual([
    '完成情况写“已完成”，同一行的进展或完成率说法不同，未按已完成读入。请核对；确已完成的，请把完成情况改为“已完成”。',
  ]))

test('a word that is unclear alone is not said to stand against others of its row', () =>
  expect(
    told(['1', '台账不清', '盘点', '已申请销号', '已盘点'], ['2', '值班脱岗', '抽查', '未知', '']),
  ).toEqual([
    '完成情况“已申请销号”说不清是否已完成，未按已完成读入。请核对；确已完成的，请把完成情况改为“已完成”。',
    '完成情况“未知”说不清是否已完成，未按已完成读入。请核对；确已完成的，请把完成情况改为“已完成”。',
  ]))
