import {
  Document,
  type ILevelsOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx'
import ExcelJS from 'exceljs'
import type { TestFile } from './reading.testing.ts'

/** A paragraph of a notice: the level of its list, or null, and its words without the number. */
export type Item = { readonly level: number | null; readonly words: string }

/** A ledger: headings, then rows; null is a cell that goes on with the one above. */
export type Ledger = readonly (readonly (string | null)[])[]

const chinese = (value: number): string => '零一二三四五六七八九十'.charAt(value)
const marks: readonly ((value: number) => string)[] = [
  (value) => `${chinese(value)}、`,
  (value) => `（${chinese(value)}）`,
  (value) => `${value}.`,
]

/** A notice with its numbers typed. */
export function typedLines(items: readonly Item[]): string[] {
  const counts = [0, 0, 0]
  return items.map(({ level, words }) => {
    if (level === null) return words
    counts[level] = (counts[level] ?? 0) + 1
    counts.fill(0, level + 1)
    return `${marks[level]?.(counts[level]) ?? ''}${words}`
  })
}

/** A notice as a text file. */
export function noticeAsText(items: readonly Item[]): TestFile {
  return { name: 'notice.txt', bytes: new TextEncoder().encode(typedLines(items).join('\n')) }
}

/** A notice as Word keeps it: the numbers are automatic. */
export async function noticeAsDocx(items: readonly Item[]): Promise<TestFile> {
  const level = (at: number, format: ILevelsOptions['format'], text: string): ILevelsOptions =>
    format === undefined ? { level: at, text } : { level: at, format, text }
  const levels = [
    level(0, LevelFormat.CHINESE_COUNTING, '%1、'),
    level(1, LevelFormat.CHINESE_COUNTING, '（%2）'),
    level(2, LevelFormat.DECIMAL, '%3.'),
  ]
  const children = items.map(
    ({ level: at, words }) =>
      new Paragraph({
        ...(at === null ? {} : { numbering: { reference: 'official', level: at } }),
        children: [new TextRun(words.slice(0, 5)), new TextRun({ text: words.slice(5), bold: true })],
      }),
  )
  return docxFile(
    'notice.docx',
    new Document({ numbering: { config: [{ reference: 'official', levels }] }, sections: [{ children }] }),
  )
}

/** A notice pasted into the first column of a workbook. */
export function noticeAsXlsx(items: readonly Item[]): Promise<TestFile> {
  return xlsxFile('notice.xlsx', (sheet) => sheet.addRows(typedLines(items).map((line) => [line])))
}

/** A notice as a web page whose first and third level are lists; a paragraph in between interrupts them. */
export function noticeAsHtml(items: readonly Item[]): TestFile {
  const styles = ['cjk-ideographic', null, 'decimal']
  const lines = typedLines(items)
  const counts = [0, 0, 0]
  const html = items.map(({ level, words }, at) => {
    const style = level === null ? null : styles[level]
    if (level !== null) {
      counts[level] = (counts[level] ?? 0) + 1
      counts.fill(0, level + 1)
    }
    if (level === null || !style) return `<p>${lines[at]}</p>`
    return `<ol style="list-style-type:${style}" start="${counts[level]}"><li>${words}</li></ol>`
  })
  return {
    name: 'notice.html',
    bytes: new TextEncoder().encode(`<!doctype html><body>${html.join('')}</body>`),
  }
}

/** A ledger with tabs. */
export function ledgerAsTsv(rows: Ledger): TestFile {
  const text = rows.map((row) => row.map((cell) => cell ?? '〃').join('\t')).join('\n')
  return { name: 'ledger.tsv', bytes: new TextEncoder().encode(text) }
}

/** A ledger as a workbook with merged cells. */
export function ledgerAsXlsx(rows: Ledger): Promise<TestFile> {
  return xlsxFile('ledger.xlsx', (sheet) => {
    sheet.addRows(rows.map((row) => [...row]))
    eachMerge(rows, ({ column, from, to }) => sheet.mergeCells(from + 1, column + 1, to + 1, column + 1))
  })
}

/** A ledger as a table in Word. */
export function ledgerAsDocx(rows: Ledger): Promise<TestFile> {
  const cell = (words: string | null, below: string | null | undefined): TableCell => {
    const merge =
      words === null ? VerticalMergeType.CONTINUE : below === null ? VerticalMergeType.RESTART : null
    return new TableCell({
      children: [new Paragraph(words ?? '')],
      ...(merge === null ? {} : { verticalMerge: merge }),
    })
  }
  const table = new Table({
    rows: rows.map(
      (row, at) =>
        new TableRow({ children: row.map((words, column) => cell(words, rows[at + 1]?.[column])) }),
    ),
  })
  return docxFile('ledger.docx', new Document({ sections: [{ children: [table] }] }))
}

/** A ledger as a table of a web page. */
export function ledgerAsHtml(rows: Ledger): TestFile {
  const spans = new Map<string, number>()
  eachMerge(rows, ({ column, from, to }) => spans.set(`${from} ${column}`, to - from + 1))
  const body = rows.map((row, at) => {
    const cells = row.map((words, column) =>
      words === null ? '' : `<td rowspan="${spans.get(`${at} ${column}`) ?? 1}">${words}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return { name: 'ledger.html', bytes: new TextEncoder().encode(`<table>${body.join('')}</table>`) }
}

function eachMerge(rows: Ledger, note: (merge: { column: number; from: number; to: number }) => void): void {
  rows[0]?.forEach((_, column) => {
    rows.forEach((row, from) => {
      let to = from
      while (rows[to + 1]?.[column] === null) to += 1
      if (row[column] !== null && to > from) note({ column, from, to })
    })
  })
}

async function docxFile(name: string, document: Document): Promise<TestFile> {
  return { name, bytes: new Uint8Array(await Packer.toBuffer(document)) }
}

async function xlsxFile(name: string, fill: (sheet: ExcelJS.Worksheet) => void): Promise<TestFile> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('Sheet1'))
  return { name, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) }
}
