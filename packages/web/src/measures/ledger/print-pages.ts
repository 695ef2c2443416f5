/** How high what is to be printed is, in one unit. */
export type PrintHeights = {
  /** Each row without the cells that are merged over several. */
  readonly rows: readonly number[]
  /** For the first row of each run, how high its merged cells are by themselves. */
  readonly merged: readonly number[]
  readonly runStart: readonly number[]
  /** Rows that must not be the last of a page, such as the heading of a group. */
  readonly keepsNext: readonly boolean[]
  /** What one page has room for. */
  readonly room: number
}

/** The rows of one page, the end not included, and the number of the sheet that it begins on. */
export type PrintPage = { readonly from: number; readonly to: number; readonly number: number }

/**
 * Breaks rows into pages. What is merged over several rows is printed again at the top of the next page, so that it is counted on
 * both. A row higher than a page has one of its own and runs on over the next sheets.
 */
export function breakPages(heights: PrintHeights): { readonly pages: PrintPage[]; readonly sheets: number } {
  const { rows, merged, runStart, keepsNext, room } = heights
  const pages: PrintPage[] = []
  let number = 1
  let from = 0
  // What is above the run that is being added, and that run on this page: its rows, and at least its merged cells.
  let above = 0
  let run = 0
  let least = 0
  const used = (): number => above + Math.max(run, least)
  const begin = (at: number): void => {
    above += Math.max(run, least)
    run = rows[at] ?? 0
    least = merged[runStart[at] ?? at] ?? 0
  }
  const close = (to: number, height: number): void => {
    pages.push({ from, to, number })
    number += Math.max(1, Math.ceil(height / room))
    from = to
    ;[above, run, least] = [0, 0, 0]
  }
  for (let at = 0; at < rows.length; at += 1) {
    const before = used()
    if (at === from || runStart[at] === at) begin(at)
    else run += rows[at] ?? 0
    if (used() <= room || at === from) continue
    let to = at
    while (to - 1 > from && keepsNext[to - 1] === true) to -= 1
    close(to, before)
    at = to - 1
  }
  if (from < rows.length) close(rows.length, used())
  return { pages, sheets: number - 1 }
}
