import type { ReadRow } from '@bihuan/core/kernel/sheet.ts'
import type { TableCell } from '../table-lines.ts'
import { Unreadable } from '../unreadable.ts'
import type { Attributes, XmlHandler } from '../xml.ts'
import { columnName, isSet, numberOf, placeOf } from './sheet-names.ts'
import { shownNumber } from './shown-number.ts'
import { StringPieces, type Workbook } from './workbook.ts'

type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }
type Cells = Map<number, string>

/** What the rows of all sheets together may be. */
export type RowCount = { rows: number; readonly most: number; readonly onRow: (count: number) => void }

/** Collects the cells of one sheet as they are shown. Only cells with words are kept, whatever size a sheet claims. */
export class SheetCells implements XmlHandler {
  private readonly workbook: Workbook
  private readonly count: RowCount
  private readonly rows = new Map<number, Cells>()
  private readonly hiddenColumns: { readonly min: number; readonly max: number }[] = []
  private readonly merges: Merge[] = []
  private readonly continued = new Map<number, Set<number>>()
  private row = 0
  private column = 0
  private type = 'n'
  private format = 'General'
  private isValue = false
  private isFormula = false
  private readonly lost: { readonly row: number; readonly column: number }[] = []
  private value = ''
  private readonly inline = new StringPieces()

  constructor(workbook: Workbook, count: RowCount) {
    this.workbook = workbook
    this.count = count
  }

  open = (name: string, attributes: Attributes): void => {
    this.inline.open(name)
    if (name === 'c') this.openCell(attributes)
    else if (name === 'row') this.openRow(attributes)
    else if (name === 'v') this.isValue = true
    else if (name === 'f') this.isFormula = true
    else if (name === 'col' && isSet(attributes['hidden']))
      this.hiddenColumns.push({
        min: numberOf(attributes, 'min') ?? 1,
        max: numberOf(attributes, 'max') ?? 0,
      })
    else if (name === 'mergeCell') this.noteMerge(attributes['ref'] ?? '')
  }

  close = (name: string): void => {
    this.inline.close(name)
    if (name === 'v') this.isValue = false
    if (name === 'c') this.closeCell()
  }

  text = (text: string): void => {
    if (this.isValue) this.value += text
    this.inline.text(text)
  }

  /** The rows, hidden by a filter or not, with the columns that hold anything in one of them. */
  table(): TableCell[][] {
    const { shown, used } = this.filled()
    return shown.map(([row, cells]) =>
      used.map((column) => ({
        lines: (cells.get(column) ?? '').split(/\r\n?|\n/),
        columns: 1,
        isContinued: !cells.has(column) && this.isContinued(row, column),
      })),
    )
  }

  /** The same rows by their numbers on the sheet; the words of a merged cell stand in each of its rows. */
  rowsByNumber(): ReadRow[] {
    const { shown, used } = this.filled()
    let above: readonly string[] = []
    return shown.map(([line, cells]) => {
      const words = used.map(
        (column, at) => cells.get(column) ?? (this.isContinued(line, column) ? (above[at] ?? '') : ''),
      )
      above = words
      return { line, cells: words }
    })
  }

  private filled(): { readonly shown: [number, Cells][]; readonly used: number[] } {
    for (const merge of this.merges) this.merge(merge)
    const shown = [...this.rows]
      .filter(([, cells]) => cells.size > 0)
      .toSorted(([one], [other]) => one - other)
    const columns = new Set(shown.flatMap(([, cells]) => [...cells.keys()]))
    const used = [...columns].filter((column) => this.isShown(column)).toSorted((one, other) => one - other)
    // A cell far out in every row would make a table of blanks that is larger than any text.
    if (shown.length * used.length > mostCells) throw tooManyRows(this.count.most)
    return { shown, used }
  }

  private openRow(attributes: Attributes): void {
    this.row = numberOf(attributes, 'r') ?? this.row + 1
    this.column = 0
  }

  private openCell(attributes: Attributes): void {
    const place = placeOf(attributes['r'] ?? '')
    this.column = place?.column ?? this.column + 1
    this.row = place?.row ?? this.row
    this.type = attributes['t'] ?? 'n'
    this.format = this.workbook.formats[numberOf(attributes, 's') ?? 0] ?? 'General'
    this.value = ''
    this.isFormula = false
  }

  private closeCell(): void {
    const inline = this.inline.take()
    if (this.isLost()) this.lost.push({ row: this.row, column: this.column })
    const words = this.type === 'inlineStr' ? inline : this.shown()
    if (words.trim() === '') return
    let cells = this.rows.get(this.row)
    if (cells === undefined) {
      cells = new Map()
      this.rows.set(this.row, cells)
      this.count.rows += 1
      if (this.count.rows > this.count.most) throw tooManyRows(this.count.most)
      this.count.onRow(this.count.rows)
    }
    cells.set(this.column, words)
  }

  /** The cells of shown columns of which the file keeps no words: see `LostCells`. */
  lostCells(): string[] {
    return this.lost
      .filter(({ column }) => this.isShown(column))
      .map(({ row, column }) => `${columnName(column)}${row}`)
  }

  // A formula whose result is no words at all is kept as such by whoever has calculated it.
  private isLost(): boolean {
    return this.type === 'e' || (this.isFormula && this.value === '' && this.type === 'n')
  }

  private shown(): string {
    switch (this.type) {
      case 's':
        return this.workbook.strings[Number.parseInt(this.value, 10)] ?? ''
      case 'str':
        return this.value
      case 'b':
        return isSet(this.value) ? 'TRUE' : 'FALSE'
      case 'd':
        return this.value.slice(0, 10)
      case 'e':
        return ''
      default: {
        const number = Number(this.value)
        if (this.value === '' || !Number.isFinite(number)) return this.value
        return shownNumber(number, this.format, this.workbook.is1904)
      }
    }
  }

  private noteMerge(reference: string): void {
    const [from, to] = reference.split(':').map((corner) => placeOf(corner))
    if (from && to) this.merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column })
  }

  /** Keeps the words of a merged cell once: in the first of its rows and columns that is shown. */
  private merge({ top, left, bottom, right }: Merge): void {
    const words = this.rows.get(top)?.get(left)
    // A merged cell may claim a million rows, of which only those with words are kept.
    const isLarge = bottom - top > this.rows.size
    const rows = isLarge ? this.rows.keys() : Array.from({ length: bottom - top + 1 }, (_, at) => top + at)
    for (const row of rows) {
      const cells = row >= top && row <= bottom ? this.rows.get(row) : undefined
      if (cells !== undefined)
        for (const one of cells.keys()) if (one >= left && one <= right) cells.delete(one)
    }
    let column = left
    while (column < right && !this.isShown(column)) column += 1
    if (words === undefined) return
    const cells = this.rows.get(top) ?? new Map<number, string>()
    cells.set(column, words)
    this.rows.set(top, cells)
    for (const below of rows) if (below > top && below <= bottom) this.continueAt(below, column)
  }

  private continueAt(row: number, column: number): void {
    const columns = this.continued.get(row)
    if (columns === undefined) this.continued.set(row, new Set([column]))
    else columns.add(column)
  }

  private isContinued(row: number, column: number): boolean {
    return this.continued.get(row)?.has(column) === true
  }

  private isShown(column: number): boolean {
    return !this.hiddenColumns.some(({ min, max }) => column >= min && column <= max)
  }
}

const mostCells = 2_000_000

function tooManyRows(limit: number): Unreadable {
  return new Unreadable({ code: 'TOO_MANY_ROWS', params: { limit } })
}
