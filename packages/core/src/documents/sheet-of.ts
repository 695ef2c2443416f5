import { isDay } from '../kernel/day.ts'
import type { Sheet, SheetCell, SheetColumn, SheetMerge, SheetRow } from '../kernel/sheet.ts'
import { type Cell, type DocumentModel, textOf, textOfRuns } from './document.ts'

/** A document that is one table as a sheet: its cells with days as days, merged where they are one, its title and notes above. */
export function sheetOf({ title, blocks }: DocumentModel): Sheet {
  const table = blocks.find((block) => block.kind === 'table')
  if (table === undefined) throw new Error('a document without a table is no sheet')
  const notes = blocks.flatMap((block) =>
    block.kind === 'line' && block.place === 'note' ? [textOf(block)] : [],
  )
  const merges = table.rows.flatMap((row, at) =>
    row.flatMap((cell, column): SheetMerge[] => {
      const rows = cell?.rows ?? 1
      return rows > 1 ? [{ column, first: at, last: at + rows - 1 }] : []
    }),
  )
  return {
    name: nameOf(title),
    above: { title, note: notes.join('；') },
    columns: table.columns.map(({ heading, width, kind }) => ({ heading, width, kind: kind ?? 'text' })),
    rows: table.rows.map(
      (row): SheetRow => ({ cells: row.map((cell, at) => cellOf(cell, table.columns[at]?.kind)) }),
    ),
    merges,
  }
}

/** What counts is a number, in its column alone: 0012 and 1-1 are texts. */
function cellOf(cell: Cell | null, kind: SheetColumn['kind'] | undefined): SheetCell {
  const text = cell === null ? '' : textOfRuns(cell.runs)
  if (text === '') return null
  if (kind === 'count' && /^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text)
  if (isDay(text)) return { day: text }
  const [day = '', time = ''] = kind === 'moment' ? text.split(' ') : []
  return isDay(day) && /^\d\d:\d\d$/.test(time) ? { day, time } : text
}

/** Spreadsheets take no more than 31 characters on a tab, and some of them not at all: of a longer title its end tells what it is. */
function nameOf(title: string): string {
  const characters = Array.from(title.replaceAll(/[[\]:*?/\\']/gu, ' '))
  while (characters.join('').length > 31) characters.shift()
  return characters.join('').trim() || '1'
}
