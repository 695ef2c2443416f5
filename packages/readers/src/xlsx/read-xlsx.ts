import { refuse } from '@bihuan/core/kernel/result.ts'
import { openContainer } from '../container.ts'
import type { Reader } from '../reader.ts'
import { mainPartOf } from '../relationships.ts'
import { tableLines } from '../table-lines.ts'
import { answering } from '../unreadable.ts'
import { readXml } from '../xml.ts'
import { SheetCells } from './sheet.ts'
import { sheetNames } from './sheet-names.ts'
import { readWorkbook } from './workbook.ts'

/**
 * Reads an Excel workbook as text: what its sheets show, a row a line, cells divided by tabs.
 *
 * The names of the sheets are lines of their own where more than one sheet holds something.
 */
export const readXlsx: Reader = async (bytes, { limits, onProgress }) => {
  const read = await answering(async () => {
    const container = await openContainer(bytes, limits)
    const workbook = await readWorkbook(container, await mainPartOf(container, 'xl/workbook.xml'))
    const onRow = (done: number): void => {
      if (done % 200 === 0) onProgress({ phase: 'reading', done, total: null })
    }
    const count = { rows: 0, most: limits.rows, onRow }
    const sheets: { name: string; lines: string[] }[] = []
    for (const { name, part } of workbook.sheets) {
      const cells = new SheetCells(workbook, count)
      await readXml(container, part, { names: sheetNames, handler: cells })
      const lines = tableLines(cells.table())
      if (lines.length > 0) sheets.push({ name, lines })
    }
    return sheets.flatMap(({ name, lines }) => (sheets.length > 1 ? [name, ...lines, ''] : lines)).join('\n')
  })
  if (!read.ok) return read
  if (read.value.trim() === '') return refuse({ code: 'NO_TEXT_FOUND' })
  return {
    ok: true,
    value: { text: read.value, encoding: 'xlsx', form: 'xlsx', pages: null, doubts: [] },
  }
}
