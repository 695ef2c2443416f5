import { type Block, type Cell, type Column, type Row, textOfRuns } from '@bihuan/core/documents/document.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { Table, TableCell, TableRow } from 'docx'
import { officialFonts, officialLayout } from './official-layout.ts'
import { type Docx, paragraph } from './official-paragraphs.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** A table over the whole width; its headings come again on every page, and no row breaks that fits on one. */
export function tableOf(
  docx: Docx,
  { columns, rows }: TableBlock,
  { width, keepsNext }: { readonly width: number; readonly keepsNext: boolean },
): Table[] {
  const all = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((width * column.width) / all))
  return [
    new docx.Table({
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: docx.WidthType.DXA },
      columnWidths: widths,
      layout: docx.TableLayoutType.FIXED,
      margins: { left: 70, right: 70, top: 20, bottom: 20 },
      rows: [
        headingRow(docx, columns, widths),
        // Its last row alone stays with what stands below: a whole table that does would leave an empty page.
        ...rows.map((row, at) =>
          rowOf(docx, row, { widths, keepsNext: keepsNext && at === rows.length - 1 }),
        ),
      ],
    }),
  ]
}

function headingRow(docx: Docx, columns: readonly Column[], widths: readonly number[]): TableRow {
  return new docx.TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading }, at) =>
      cellOf(docx, { text: heading, isHeading: true, width: widths[at] ?? 0, rows: 1 }),
    ),
  })
}

function rowOf(
  docx: Docx,
  row: Row,
  { widths, keepsNext }: { readonly widths: readonly number[]; readonly keepsNext: boolean },
): TableRow {
  const lines = Math.max(1, ...row.map((cell) => cell?.lines ?? 1))
  const height = { value: lines * officialLayout.table.line, rule: docx.HeightRule.ATLEAST }
  return new docx.TableRow({
    cantSplit: true,
    ...(lines > 1 && { height }),
    children: row.flatMap((cell: Cell | null, at) =>
      // The library itself writes what a cell above covers.
      cell === null
        ? []
        : [
            cellOf(docx, {
              text: textOfRuns(cell.runs),
              isHeading: false,
              width: widths[at] ?? 0,
              rows: cell.rows ?? 1,
              keepsNext,
            }),
          ],
    ),
  })
}

function cellOf(
  docx: Docx,
  {
    text,
    isHeading,
    width,
    rows,
    keepsNext = false,
  }: {
    readonly text: string
    readonly isHeading: boolean
    readonly width: number
    readonly rows: number
    readonly keepsNext?: boolean
  },
): TableCell {
  const { size, line } = officialLayout.table
  const look = { font: isHeading ? officialFonts.heading1 : officialFonts.body, size, scale: 100 }
  const spacing = { line, lineRule: docx.LineRuleType.EXACT }
  const alignment = isHeading ? docx.AlignmentType.CENTER : docx.AlignmentType.LEFT
  return new docx.TableCell({
    rowSpan: rows,
    width: { size: width, type: docx.WidthType.DXA },
    verticalAlign: docx.VerticalAlignTable.CENTER,
    children: xmlText(text)
      .split('\n')
      .map((words) =>
        paragraph(docx, { text: words, look, options: { alignment, spacing, keepNext: keepsNext } }),
      ),
  })
}
