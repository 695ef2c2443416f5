import { type TableCell, tableLines } from '../table-lines.ts'
import type { Attributes } from '../xml.ts'

type HtmlCell = { readonly lines: string[]; readonly columns: number; readonly rows: number }

// Spans that multiply each other would make a table of blanks that fills the memory.
const mostColumns = 500

/** A table of a page while it is read. */
export class OpenTable {
  private readonly rows: TableCell[][] = []
  private row: HtmlCell[] | null = null
  /** By column, how many rows a cell from above still takes. */
  private below: number[] = []
  private isLayout = false

  openRow(): void {
    this.closeRow()
    this.row = []
  }

  openCell(attributes: Attributes): HtmlCell {
    const cell = {
      lines: [],
      // A page may claim any number; ledgers have some dozen columns and a finding some dozen measures.
      columns: spanOf(attributes['colspan'], 100),
      rows: spanOf(attributes['rowspan'], 5_000),
    }
    this.row ??= []
    this.row.push(cell)
    return cell
  }

  closeRow(): void {
    if (this.row === null) return
    const own = this.row.values()
    this.row = null
    const cells: TableCell[] = []
    const below: number[] = []
    let next = own.next()
    for (let column = 0; next.done !== true || column < this.below.length; ) {
      const taken = this.below[column] ?? 0
      if (taken > 0) {
        cells.push({ lines: [], columns: 1, isContinued: true })
        below[column] = taken - 1
        column += 1
      } else if (next.done === true) {
        cells.push({ lines: [], columns: 1, isContinued: false })
        below[column] = 0
        column += 1
      } else {
        const { lines } = next.value
        const { columns, rows } = column < mostColumns ? next.value : { columns: 1, rows: 1 }
        cells.push({ lines, columns, isContinued: false })
        for (let at = 0; at < columns; at += 1) below[column + at] = rows - 1
        column += columns
        next = own.next()
      }
    }
    this.below = below
    this.rows.push(cells)
  }

  /** A table that holds another only arranges the page. */
  noteInner(): void {
    this.isLayout = true
  }

  lines(): string[] {
    this.closeRow()
    return this.isLayout ? this.rows.flat().flatMap(({ lines }) => lines) : tableLines(this.rows)
  }
}

function spanOf(value: string | undefined, most: number): number {
  const span = Number.parseInt(value ?? '1', 10)
  return Number.isNaN(span) ? 1 : Math.min(most, Math.max(1, span))
}
