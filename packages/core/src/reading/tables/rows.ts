import { markerAt } from '../outline/markers.ts'
import type { Flow } from '../text/lines.ts'
import { type Range, wordsOf } from '../text/strip.ts'
import { isEmptyMark, isSameAsAbove } from './cells.ts'
import type { ColumnRole } from './column-roles.ts'
import type { Table } from './table.ts'

/** A cell with its words; those of one that goes on below are the words above it. */
export type Cell = {
  readonly words: string
  readonly range: Range
  readonly column: number
  /** Nothing stands in it. */
  readonly isBlank: boolean
  /** It only goes on with the cell above. */
  readonly isSame: boolean
}

/** A row of a ledger as it was read. */
export type Row = {
  readonly cells: readonly Cell[]
  readonly line: Range
  /** `section` stands over the rows beneath it; `total` and `closing` say nothing of an item. */
  readonly kind: 'item' | 'section' | 'total' | 'closing'
  /** In a table of ours, what tells its finding from others: its words are taken as they stand. */
  readonly finding?: string
}

/** The rows of a table, each cell of a merged one with the words above it. */
export function rowsOf(flow: Flow, table: Table): Row[] {
  const above = new Map<number, Cell>()
  const rows = table.rows.map((ranges): Row => {
    const cells = ranges.map((range, column): Cell => {
      const words = wordsOf(flow.strip, range)
      const isSame = isSameAsAbove(words)
      const upper = isSame ? above.get(column) : undefined
      const cell = {
        words: isSame ? (upper?.words ?? '') : words,
        range: upper?.range ?? range,
        column,
        isSame,
      }
      const read = { ...cell, isBlank: cell.words === '' }
      return read
    })
    remember(above, cells)
    const first = ranges[0]
    const line = { start: first?.start ?? 0, end: ranges.at(-1)?.end ?? 0 }
    return { cells, line, kind: kindOf(flow, table, cells) }
  })
  return withSignedEnd(
    table,
    rows.map((row) => (isNumberedSection(table, row, rows) ? { ...row, kind: 'section' } : row)),
  )
}

// A blank cell says nothing either of the rows that it is merged over; a line over rows ends no cell.
function remember(above: Map<number, Cell>, cells: readonly Cell[]): void {
  const isLine = filledIn({ cells }).length <= 1
  for (const cell of cells) if (!cell.isSame && !(isLine && cell.isBlank)) above.set(cell.column, cell)
}

const dayRoles: ReadonlySet<ColumnRole | null> = new Set<ColumnRole>(['due', 'firstDue', 'newDue', 'doneOn'])

/** The last rows where each fills one cell: behind a remark, or an office above the day, who issued the table and when. */
function withSignedEnd({ roles }: Table, rows: readonly Row[]): Row[] {
  const end = rows.findLastIndex((row) => row.kind !== 'closing' && loneCell(row) === undefined) + 1
  const remark = rows.findIndex((row, at) => at >= end && row.kind === 'closing' && filledIn(row).length > 0)
  const last = loneCell(rows.at(-1))
  const isDated = last !== undefined && isDay(last.words) && !dayRoles.has(roles[last.column] ?? null)
  const from = remark >= 0 ? remark : isDated ? Math.max(end, rows.length - 2) : rows.length
  return rows.map((row, at) => {
    const role = roles[loneCell(row)?.column ?? -1] ?? null
    const isItem = role === 'problem' || role === 'measure'
    return at >= from && !isItem ? { ...row, kind: 'closing' } : row
  })
}

function loneCell(row: Row | undefined): Cell | undefined {
  const [cell, ...others] = row === undefined ? [] : filledIn(row)
  return others.length > 0 ? undefined : cell
}

function filledIn({ cells }: Pick<Row, 'cells'>): Cell[] {
  return cells.filter(({ isBlank, isSame }) => !isBlank && !isSame)
}

function isDay(words: string): boolean {
  return /^20\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?$/.test(words.trim())
}

/** “一 | 党的建设方面” with nothing behind it, over rows that are counted 1, 2, 3. */
function isNumberedSection({ roles }: Table, row: Row, rows: readonly Row[]): boolean {
  const [number, words, ...more] = filledIn(row)
  if (row.kind !== 'item' || number === undefined || words === undefined || more.length > 0) return false
  const column = roles.indexOf('number')
  const isNext = words.column === number.column + 1
  if (number.column !== column || !isNext || !inWords.test(number.words) || !/\p{L}{2,}/u.test(words.words))
    return false
  const others = rows.filter(({ kind, cells }) => kind === 'item' && says(cells[column]))
  const counted = others.filter(({ cells }) => /^\d/.test(cells[column]?.words ?? ''))
  return counted.length * 2 > others.length
}

const inWords = /^\s*[(（]?\s*[一二三四五六七八九十]{1,3}\s*[)）]?\s*[、.]?\s*$/

function kindOf(flow: Flow, table: Table, cells: readonly Cell[]): Row['kind'] {
  const filled = filledIn({ cells })
  const [head] = filled
  if (head === undefined) return 'closing'
  const words = flow.strip.text.slice(head.range.start, head.range.end)
  if (isTotal(words) || isSum(filled.map((cell) => cell.words))) return 'total'
  if (isRemark(words) || isClosing(filled.map((cell) => cell.words))) return 'closing'
  if (filled.length > 1) return 'item'
  // Where no column holds problems, each stands over its measures.
  const isOver = !table.roles.includes('problem') && head.column <= 1 && /\p{L}{2,}/u.test(words)
  const kind = markerAt(words, 0)?.kind
  const holdsMeasure =
    table.roles[head.column] === 'measure' && kind !== 'part' && kind !== 'section' && kind !== 'issue'
  return (isOver && !holdsMeasure) || isSection(words, table, head.column) ? 'section' : 'item'
}

/** “3 | 本表合计 | 2个问题 | 3”: behind a number, or none, a label that ends in a word for a total, and then nothing but numbers. */
function isSum(cells: readonly string[]): boolean {
  const [label, ...numbers] = /^\d+[.、]?$/.test(cells[0]?.trim() ?? '') ? cells.slice(1) : cells
  return (
    label !== undefined && sumLabel.test(label.trim()) && numbers.every((one) => aNumber.test(one.trim()))
  )
}

const sumLabel = /^[(（]?[^，。；、]{0,8}(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)数?[)）]?[:：]?$/
const aNumber = /^[\d.,%]+\s*\p{Script=Han}{0,4}$/u

function isTotal(words: string): boolean {
  return /^(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|本页[小合]计|(?:sub|grand )?total)(?![\p{Script=Han}])/iu.test(
    words,
  )
}

/** Whether words remark on a table and are no part of it. */
export function isRemark(words: string): boolean {
  return /^(?:(?:备注|说明|注|填表说明|notes?|remarks?)(?:\s*\d*\s*[:：]|$)|填表)/i.test(words)
}

// 主任签字：    审核：刘大庆    制表：小郑
function isClosing(words: readonly string[]): boolean {
  return (
    words.length <= 4 &&
    words.some((word) => isSignature(word)) &&
    words.every((word) => isSignature(word) || /^[^:：,，。]{1,14}[:：][^:：,，。]{0,16}$/.test(word))
  )
}

/** Whether words are a place to sign, or say who filled in a table: 审核人：, 填报日期：2026年7月10日. */
export function isSignature(words: string): boolean {
  if (
    /^(?:prepared|compiled|reviewed|checked|approved|authori[sz]ed|signed|updated) (?:by|on)\s*:/i.test(words)
  )
    return words.length <= 80
  if (/^[^,，。:：]{1,14}[(（](?:盖章|公章|签字|签章|签名)[)）]$/.test(words)) return true
  if (/_{3,}|\.{6,}/.test(words) && /[:：]/.test(words)) return true
  return (
    /^[^,，。;；]{0,14}[:：][^,，。;；]{0,24}$/.test(words) &&
    /(?:人|员|字|章|签|日期|时间|单位|部门|电话|主任|组长|书记|领导|局长|经理|审核|审批|审定|复核|填表|填报|制表|校对|签发|更新)[(（]?[^:：]{0,4}[:：]/.test(
      words,
    )
  )
}

function isSection(words: string, table: Table, column: number): boolean {
  if (table.headings.length < 3 || words.length > 60) return false
  const role = table.roles[column] ?? null
  if (column > 1 || (role !== 'number' && role !== 'path' && role !== 'problem' && role !== null))
    return false
  const kind = markerAt(words, 0)?.kind
  if (kind === 'part' || kind === 'section') return words.length > 4
  if (/(?:方面|层面|领域|部分|板块|类)(?:\([^()]*\))?[:：]?$/.test(words)) return true
  return role === 'number' && words.length >= 4 && /\p{L}{3,}/u.test(words) && !/\d/.test(words)
}

/** Whether a cell says something: it holds more than a dash. */
export function says(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && !cell.isBlank && !isEmptyMark(cell.words)
}

/** The columns in which a cell that goes on below is marked as such, as those of merged cells are: a blank one there says nothing. */
export function markedColumns(rows: readonly Row[]): Set<number> {
  return new Set(rows.flatMap(({ cells }) => cells.flatMap(({ isSame, column }) => (isSame ? [column] : []))))
}
