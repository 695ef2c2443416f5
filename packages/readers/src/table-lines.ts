/** A cell of a table as a form gives it. */
export type TableCell = {
  /** The paragraphs of the cell, and the lines of tables inside of it. */
  readonly lines: readonly string[]
  /** How many columns it takes. */
  readonly columns: number
  /** It goes on with the cell above, whose words count for it. */
  readonly isContinued: boolean
}

/**
 * What stands in a table for “the same as above”: the rows of a merged cell beneath its first. A blank says nothing, and
 * which of the two a cell is decides whose date it has.
 */
const sameAsAbove = '〃'

/**
 * The lines that a table becomes: a row a line, its cells divided by tabs.
 *
 * The words of a merged cell stand in its first row and column, 〃 in its first column of the rows beneath that hold
 * something else. A table of one column only frames its paragraphs, so they stay what they are. So does a
 * cell over all columns above the first real row: the title of a ledger.
 */
export function tableLines(rows: readonly (readonly TableCell[])[]): string[] {
  const spread = rows.map((row) => spreadRow(row))
  const used = usedColumns(spread)
  if (used.length <= 1) return rows.flatMap((row) => framed(row))
  const lines: string[] = []
  let isInside = false
  spread.forEach((cells, at) => {
    const words = used.map((column) => cells[column] ?? '')
    const filled = words.filter((word) => word !== '' && word !== sameAsAbove).length
    if (filled === 0) return
    if (filled > 1) isInside = true
    if (isInside) lines.push(words.join('\t'))
    else for (const line of framed(rows[at] ?? [])) lines.push(line)
  })
  return lines
}

/** The paragraphs of cells that stand alone in their row. */
function framed(row: readonly TableCell[]): string[] {
  return row.flatMap((cell) => (cell.isContinued || cellWords(cell.lines) === '' ? [] : cell.lines))
}

/** The words of a cell on one line. */
export function cellWords(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\s+/g, (blank) => (/[\t\n]/.test(blank) ? ' ' : blank))
    .trim()
}

function spreadRow(row: readonly TableCell[]): string[] {
  const words: string[] = []
  for (const cell of row) {
    words.push(cell.isContinued ? sameAsAbove : cellWords(cell.lines))
    for (let column = 1; column < cell.columns; column += 1) words.push('')
  }
  return words
}

/** The columns between the first and the last that hold anything: a frame of blank columns says nothing. */
function usedColumns(rows: readonly (readonly string[])[]): number[] {
  let first = Number.POSITIVE_INFINITY
  let last = -1
  for (const row of rows) {
    row.forEach((word, column) => {
      if (word === '' || word === sameAsAbove) return
      first = Math.min(first, column)
      last = Math.max(last, column)
    })
  }
  return last < 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
