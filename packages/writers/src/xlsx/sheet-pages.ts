import {
  linesOfCell,
  linesOfRows,
  type Sheet,
  type SheetCell,
  type SheetMerge,
} from '@bihuan/core/kernel/sheet.ts'

type Rows = Pick<Sheet, 'columns' | 'rows' | 'merges'>

/** Rows of a sheet as they stand on its pages. */
export type PagedRows = Pick<Sheet, 'rows' | 'merges'> & {
  /** How many points high each row is. */
  readonly heights: readonly number[]
  /** The rows with which a page begins. */
  readonly breaks: readonly number[]
}

/** How high the row of headings is, which every page repeats. */
export const headingHeight = 24
const lineHeight = 15
// Excel shows no row higher than this.
const tallestRow = 409

function heightOf(lines: number): number {
  return Math.min(tallestRow, lines * lineHeight + 4)
}

/** Paper across without its margins, in points. */
const papers = { a4: { width: 784, height: 508 }, a3: { width: 1132, height: 755 } } as const
/** Programs measure rows by fonts of their own: so much of the height of a page is taken. */
const taken = 0.95
/** What a narrow character of a column takes: seven pixels. In no usual font it is narrower, so that no program makes a sheet less small. */
const characterWidth = 5.25
/** Words of 11 points made so small have 6.6, and 6 where the font is a tenth wider: what is smaller still nobody reads on paper. */
const leastScale = 60

// Excel takes 1,026 in a sheet: behind so many pages it breaks them where it likes.
const mostBreaks = 1000

/** On which paper a sheet is printed, and to how many of a hundred programs make it smaller, so that its columns stand on one page. */
export type SheetPaper = { readonly paper: keyof typeof papers; readonly scale: number }

/** A4 as long as its print can be read there, else A3. */
export function printOf({ columns }: Pick<Sheet, 'columns'>): SheetPaper {
  const width = columns.reduce((sum, column) => sum + column.width * characterWidth, 0)
  const scaleOn = (paper: keyof typeof papers) =>
    Math.min(100, Math.floor((papers[paper].width * 100) / width))
  const scale = scaleOn('a4')
  return scale >= leastScale ? { paper: 'a4', scale } : { paper: 'a3', scale: scaleOn('a3') }
}

/**
 * Lays rows on pages, piece by piece. What is merged is parted where a page ends and says its words on each page, since no spreadsheet
 * program says them again by itself; a part that is too low for its words goes to the next page, and so does a heading at the foot.
 */
export function sheetPages(sheet: Pick<Sheet, 'columns'>): (piece: Rows) => PagedRows {
  const { paper, scale } = printOf(sheet)
  const room = (papers[paper].height * taken * 100) / scale - headingHeight
  let [left, breaks] = [room, 0]
  return (piece) => {
    const laid = new LaidRows(piece, { room, left, breaks: mostBreaks - breaks })
    left = laid.left
    breaks += laid.breaks.length
    return laid
  }
}

class LaidRows implements PagedRows {
  readonly rows: Sheet['rows'][number][]
  readonly heights: number[]
  readonly breaks: number[] = []
  /** What is left of the last page. */
  left: number
  readonly #columns: Sheet['columns']
  /** What covers each row. */
  readonly #covering: SheetMerge[][]

  constructor(
    { columns, rows, merges }: Rows,
    { room, left, breaks }: { readonly room: number; readonly left: number; readonly breaks: number },
  ) {
    this.#columns = columns
    this.rows = [...rows]
    this.heights = linesOfRows({ columns, rows, merges }).slice(0, rows.length).map(heightOf)
    this.#covering = rows.map(() => [])
    for (const merge of merges)
      for (let at = merge.first; at <= merge.last; at += 1) this.#covering[at]?.push(merge)
    this.left = left
    this.#lay(room, breaks)
  }

  get merges(): SheetMerge[] {
    return this.#covering.flatMap((covering, at) =>
      covering.filter(({ first, last }) => first === at && last > first),
    )
  }

  #lay(room: number, most: number): void {
    let top = this.left < room ? 0 : 1
    let at = 0
    while (at < this.rows.length) {
      const height = this.heights[at] ?? 0
      if (height <= this.left || this.left === room || this.breaks.length >= most) {
        this.left -= height
        at += 1
        continue
      }
      const from = this.#beginOfPage(at)
      at = from < top ? at : from
      this.breaks.push(at)
      this.#part(at)
      this.left = room
      top = at + 1
    }
  }

  /** With which row the page begins that the row at the foot does not fit on. */
  #beginOfPage(at: number): number {
    const before = this.rows[at - 1]
    const low = (this.#covering[at] ?? []).filter((merge) => merge.first < at && this.#isLow(merge, at))
    const from = Math.min(
      before !== undefined && 'heading' in before ? at - 1 : at,
      ...low.map(({ first }) => first),
    )
    return from < at && from > 0 ? this.#beginOfPage(from) : from
  }

  #isLow({ column, first, last }: SheetMerge, end: number): boolean {
    const has = this.heights.slice(first, Math.min(end, last + 1)).reduce((sum, height) => sum + height, 0)
    return has < heightOf(this.#linesIn(first, column))
  }

  #part(at: number): void {
    for (const merge of (this.#covering[at] ?? []).filter(({ first }) => first < at)) {
      const { column, first, last } = merge
      this.#cover({ column, first, last: at - 1 }, merge)
      this.#cover({ column, first: at, last }, merge)
      this.#say(at, column, this.#cellAt(first, column))
      const share = heightOf(Math.ceil(this.#linesIn(at, column) / (last - at + 1)))
      for (let row = at; row <= last; row += 1) this.heights[row] = Math.max(this.heights[row] ?? 0, share)
    }
  }

  #cover(part: SheetMerge, whole: SheetMerge): void {
    for (let row = part.first; row <= part.last; row += 1)
      this.#covering[row] = (this.#covering[row] ?? []).map((merge) => (merge === whole ? part : merge))
  }

  #cellAt(at: number, column: number): SheetCell {
    const row = this.rows[at]
    return row === undefined || 'heading' in row ? null : (row.cells[column] ?? null)
  }

  #say(at: number, column: number, cell: SheetCell): void {
    const row = this.rows[at]
    if (row !== undefined && 'cells' in row) this.rows[at] = { cells: row.cells.with(column, cell) }
  }

  #linesIn(at: number, column: number): number {
    return linesOfCell(this.#cellAt(at, column), this.#columns[column]?.width ?? 0)
  }
}
