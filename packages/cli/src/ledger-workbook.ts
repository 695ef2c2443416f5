import type { Draft, DraftFinding, DraftMeasure, DraftStatus } from '@bihuan/core/intake/draft.ts'
import ExcelJS from 'exceljs'

/** The columns of the ledger that people hand in, with their widths in characters. */
export const ledgerColumns = [
  ['序号', 6],
  ['类别', 18],
  ['问题', 32],
  ['措施', 60],
  ['整改目标', 18],
  ['牵头领导', 12],
  ['责任部门', 16],
  ['承办人', 10],
  ['时限', 14],
  ['进展', 20],
  ['佐证', 12],
  ['状态', 12],
  ['销号日期', 12],
] as const

// Columns that say something of the finding and not of one measure.
const findingColumns = [1, 2, 3, 12, 13]
const lineHeight = 15
// Excel shows no row higher than this.
const tallestRow = 409

const statusWords = {
  done: '已完成',
  ongoing: '推进中',
  partial: '基本完成',
  long_term: '长期坚持',
  not_started: '未启动',
  not_done: '未完成',
  planned: '未到期',
  not_included: '未纳入整改',
  open: '未完成',
  closed_implemented: '已完成',
  closed_not_implemented: '未整改销号',
  disagreed: '不认可',
  undetermined: '待定',
  feedback_open: '待整改',
  new_finding: '新发现',
} as const satisfies Record<DraftStatus, string>

/** Writes a draft as a ledger: one row for each measure, findings as merged cells, the heading frozen. */
export async function writeLedger(draft: Draft, path: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: true,
  })
  const sheet = workbook.addWorksheet('台账', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  })
  sheet.columns = ledgerColumns.map(([header, width]) => ({ header, width }))
  const heading = sheet.getRow(1)
  heading.height = 24
  styleRow(heading, true)
  heading.commit()
  let next = 2
  draft.findings.forEach((finding, at) => {
    next = writeFinding(sheet, finding, { number: at + 1, first: next })
  })
  sheet.commit()
  await workbook.commit()
}

function writeFinding(
  sheet: ExcelJS.Worksheet,
  finding: DraftFinding,
  place: { number: number; first: number },
): number {
  const measures: readonly (DraftMeasure | null)[] = finding.measures.length > 0 ? finding.measures : [null]
  const last = place.first + measures.length - 1
  measures.forEach((measure, at) => {
    const row = sheet.getRow(place.first + at)
    row.values = cellsOf(finding, measure, place.number)
    row.height = heightOf(finding, measure, measures.length)
    styleRow(row, false)
  })
  if (last > place.first)
    for (const column of findingColumns) sheet.mergeCells(place.first, column, last, column)
  for (let at = place.first; at <= last; at += 1) sheet.getRow(at).commit()
  return last + 1
}

function cellsOf(finding: DraftFinding, measure: DraftMeasure | null, number: number): (string | number)[] {
  const isOnly = finding.measures.length <= 1
  return [
    number,
    finding.path.join(' / '),
    finding.title ?? finding.number ?? '',
    measure?.text ?? '',
    '',
    measure?.leader ?? finding.leader ?? '',
    (measure === null || measure.owners.length === 0 ? finding.owners : measure.owners).join('、'),
    (measure?.handlers ?? finding.handlers).join('、'),
    measure?.dueRaw ?? measure?.dueOn ?? (isOnly || !hasOwnDates(finding) ? (finding.dueRaw ?? '') : ''),
    '',
    '',
    finding.status === null ? '' : statusWords[finding.status],
    '',
  ]
}

function hasOwnDates(finding: DraftFinding): boolean {
  return finding.measures.some((measure) => (measure.dueRaw ?? null) !== null)
}

// Excel does not grow a row around merged cells by itself: the height is counted from the longest text.
function heightOf(finding: DraftFinding, measure: DraftMeasure | null, rows: number): number {
  const own = linesOf(measure?.text ?? '', 60)
  const shared = Math.ceil(
    Math.max(linesOf(finding.title ?? '', 32), linesOf(finding.path.join(' / '), 18)) / rows,
  )
  return Math.min(tallestRow, Math.max(1, own, shared) * lineHeight + 4)
}

function linesOf(text: string, width: number): number {
  let used = 0
  for (const character of text) used += (character.codePointAt(0) ?? 0) > 0x2e00 ? 2 : 1
  return Math.ceil(used / (width - 2))
}

function styleRow(row: ExcelJS.Row, isHeading: boolean): void {
  for (let column = 1; column <= ledgerColumns.length; column += 1) {
    const cell = row.getCell(column)
    // As text: a measure that begins with “=” is no formula.
    if (!isHeading && column > 1) cell.numFmt = '@'
    cell.alignment = {
      vertical: 'middle',
      wrapText: true,
      horizontal: isHeading || column === 1 ? 'center' : 'left',
    }
    cell.border = {
      top: { style: 'thin' },
      bottom: { style: 'thin' },
      left: { style: 'thin' },
      right: { style: 'thin' },
    }
    if (isHeading) cell.font = { bold: true }
  }
}
