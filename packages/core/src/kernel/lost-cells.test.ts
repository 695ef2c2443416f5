import { expect, test } from 'vitest'
import { lostCellsWords } from './lost-cells.ts'

const sheet = (lost?: readonly string[]) => ({ name: '清单', rows: [], lost })

test('cells that are read as blank though they looked filled are named, in both languages', () => {
  expect(lostCellsWords([sheet(['B2']), sheet(['C3'])], 'zh')).toBe(
    '有2个单元格是公式，文件中没有保存结果或结果是错误，按空白读取：清单 B2、清单 C3。请用 Excel 打开、重新计算并保存后再选择文件。',
  )
  expect(lostCellsWords([sheet(['B2'])], 'en')).toMatch(
    /^1 cell holds a formula without a stored result, or with an error, and was read as blank: 清单 B2\./,
  )
})

test('of very many the first are named; where there are none nothing is said', () => {
  const many = Array.from({ length: 30 }, (_, at) => `B${at + 2}`)
  expect(lostCellsWords([sheet(many)], 'zh')).toContain('清单 B21等。')
  expect(lostCellsWords([sheet(), sheet([])], 'zh')).toBeNull()
})
