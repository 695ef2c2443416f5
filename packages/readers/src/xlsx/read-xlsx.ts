import { refuse } from '@bihuan/core/kernel/result.ts'
import { openContainer } from '../container.ts'
import type { ReadSheet } from '@bihuan/core/kernel/sheet.ts'
import type { Reader, ReaderContext, SheetReader } from '../reader.ts'
import { mainPartOf } from '../relationships.ts'
import { tableLines } from '../table-lines.ts'
import { answering } from '../unreadable.ts'
import { readXml } from '../xml.ts'
import { SheetCells } from './sheet.ts'
import { sheetNames } from './sheet-names.ts'
import { readWorkbook, type Sheet as WorkbookSheet } from './workbook.ts'

/**
 * Reads an Excel workbook as text: what its sheets show, a row a line, cells divided by tabs.
 *
 * The names of the sheets are lines of their own where more than one sheet holds something. A hidden sheet is not read,
 * and named; hidden rows are, since a filter hides what still counts.
 */
export const readXlsx: Reader = async (bytes, context) => {
  const read = await answering(async () => {
    const filled: { name: string; isHidden: boolean; lines: string[] }[] = []
    const lost: string[] = []
    await eachSheet(bytes, context, ({ name, isHidden }, cells) => {
      if (!isHidden) for (const cell of cells.lostCells()) lost.push(`${name} ${cell}`)
      const lines = tableLines(cells.table())
      if (lines.length > 0) filled.push({ name, isHidden, lines })
    })
    const sheets = filled.filter(({ isHidden }) => !isHidden)
    const hiddenSheets = filled.filter(({ isHidden }) => isHidden).map(({ name }) => name)
    const lines = sheets.flatMap((sheet) =>
      sheets.length > 1 ? [sheet.name, ...sheet.lines, ''] : sheet.lines,
    )
    return { text: lines.join('\n'), hiddenSheets, lost }
  })
  if (!read.ok) return read
  const { text, hiddenSheets, lost } = read.value
  if (text.trim() === '') return refuse({ code: 'NO_TEXT_FOUND' })
  return {
    ok: true,
    value: {
      text,
      encoding: 'xlsx',
      form: 'xlsx',
      pages: null,
      doubts: [],
      ...(hiddenSheets.length > 0 && { hiddenSheets }),
      ...(lost.length > 0 && { lostCells: { count: lost.length, first: lost.slice(0, mostNamed) } }),
    },
  }
}

/** So many lost cells are named. */
const mostNamed = 20

/** The sheets that are shown and hold anything, with the numbers of their rows. */
export const readXlsxSheets: SheetReader = async (bytes, context) => {
  const read = await answering(async () => {
    const sheets: ReadSheet[] = []
    await eachSheet(bytes, context, ({ name, isHidden }, cells) => {
      const rows = isHidden ? [] : cells.rowsByNumber()
      const lost = cells.lostCells()
      if (rows.length > 0) sheets.push({ name, rows, ...(lost.length > 0 && { lost }) })
    })
    return sheets
  })
  return read.ok && read.value.length === 0 ? refuse({ code: 'NO_TEXT_FOUND' }) : read
}

async function eachSheet(
  bytes: Uint8Array,
  { limits, onProgress }: ReaderContext,
  take: (sheet: WorkbookSheet, cells: SheetCells) => void,
): Promise<void> {
  const container = await openContainer(bytes, limits)
  const workbook = await readWorkbook(container, await mainPartOf(container, 'xl/workbook.xml'))
  const onRow = (done: number): void => {
    if (done % 200 === 0) onProgress({ phase: 'reading', done, total: null })
  }
  const count = { rows: 0, most: limits.rows, onRow }
  for (const sheet of workbook.sheets) {
    const cells = new SheetCells(workbook, count)
    await readXml(container, sheet.part, { names: sheetNames, handler: cells })
    take(sheet, cells)
  }
}
