import type { ReadSheet } from './sheet.ts'

/** So many lost cells are named. */
const mostNamed = 20

/** Which cells of a file are read as blank though they looked filled, and what to do about it; null where none are. */
export function lostCellsWords(sheets: readonly ReadSheet[], language: 'zh' | 'en'): string | null {
  const cells = sheets.flatMap(({ name, lost = [] }) => lost.map((cell) => `${name} ${cell}`.trim()))
  const { length: count } = cells
  if (count === 0) return null
  const first = cells.slice(0, mostNamed)
  const isAll = first.length === count
  if (language === 'zh')
    return `有${count}个单元格是公式，文件中没有保存结果或结果是错误，按空白读取：${first.join('、')}${isAll ? '' : '等'}。请用 Excel 打开、重新计算并保存后再选择文件。`
  const [hold, were] = count === 1 ? ['cell holds a formula', 'was'] : ['cells hold formulas', 'were']
  return `${count} ${hold} without a stored result, or with an error, and ${were} read as blank: ${first.join(', ')}${isAll ? '' : ', …'}. Open the file in Excel, let it calculate, save it and choose it again.`
}
