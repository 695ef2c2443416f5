import { notApprovedWords } from '@bihuan/core/documents/not-approved.ts'
import { columnRolesOf } from '@bihuan/core/reading/tables/columns.ts'
import { isTable, type Row, rowsOf } from './reading-order.ts'
import { median, type Page, type PageContent, type Segment } from './page.ts'

/** Pages without what is printed around the document, and the lines that were taken out. */
export type Furnished = { readonly pages: readonly Page[]; readonly dropped: readonly string[] }

/**
 * Takes running headers, footers and page numbers out: lines that stand at the same place on most pages,
 * and numbers at the very top or bottom. They would end up inside a sentence that runs over the page break.
 */
export function withoutFurniture(pages: readonly Page[]): Furnished {
  const print = usualPrint(pages)
  const edges = pages.map((page) => edgesOf(page, print))
  const repeated = repeatedKeys(edges, pages.length)
  const dropped: string[] = []
  const kept = pages.map((page, at) => {
    const gone = new Set<PageContent>()
    for (const edge of edges[at] ?? []) {
      for (const line of edge) {
        const isGone = line.keys.some((key) => repeated.has(key)) || isOfEachPage(line, page)
        if (!isGone) break
        line.row.content.forEach((piece) => gone.add(piece))
        dropped.push(line.text)
      }
    }
    return gone.size === 0 ? page : { ...page, segments: page.segments.filter((piece) => !gone.has(piece)) }
  })
  return { pages: kept, dropped }
}

/** A line near an edge, the outermost first. */
type EdgeLine = { readonly row: Row; readonly text: string; readonly keys: readonly string[] }

const deepestEdge = 3
// A page with less than this says nothing about where its edges are.
const zone = 0.16

// The headings of a table are repeated on every page, too, and the table needs them.
function isLedgerHeading(row: Row): boolean {
  return row.content.length >= 3 && columnRolesOf(row.content.map(textOf)) !== null
}

type UsualPrint = { readonly step: number; readonly size: number }

/** From line to line and how large, in the whole document: a page may have a line or two. */
function usualPrint(pages: readonly Page[]): UsualPrint {
  const steps = pages.flatMap((page) => {
    const rows = rowsOf(page.segments)
    return rows.slice(1).map((row, at) => row.bottom - (rows[at]?.bottom ?? 0))
  })
  return { step: median(steps), size: median(pages.flatMap((page) => page.segments.map(({ size }) => size))) }
}

function edgesOf(page: Page, print: UsualPrint): EdgeLine[][] {
  const rows = rowsOf([...page.segments, ...page.tables])
  return [true, false].map((fromTop) =>
    edgeOf(page, fromTop ? rows : rows.toReversed(), { ...print, fromTop }),
  )
}

function edgeOf(
  page: Page,
  rows: readonly Row[],
  print: UsualPrint & { readonly fromTop: boolean },
): EdgeLine[] {
  const edge: EdgeLine[] = []
  let apart = 0
  for (const [at, row] of rows.slice(0, deepestEdge).entries()) {
    const isNear = print.fromTop ? row.bottom < zone * page.height : row.top > (1 - zone) * page.height
    if (!isNear || row.content.some(isTable) || isLedgerHeading(row)) break
    edge.push(edgeLine(row, page, print.fromTop))
    if (isApart(row, rows[at + 1], print)) apart = edge.length
  }
  return edge.map((line, at) => (at < apart ? line : { ...line, keys: [] }))
}

// The last lines of two pages can be the same by chance: what is printed around the text stands apart from it.
function isApart(row: Row, inner: Row | undefined, print: UsualPrint): boolean {
  if (inner === undefined) return true
  const gap = Math.abs(inner.bottom - row.bottom)
  const size = row.bottom - row.top
  return gap > 1.35 * Math.max(print.step, print.size) || Math.abs(size - print.size) > 0.15 * print.size
}

function edgeLine(row: Row, page: Page, fromTop: boolean): EdgeLine {
  const text = row.content.map((piece) => textOf(piece)).join(' ')
  const packed = text.replace(/\s+/g, '').replace(/\d+/g, '#')
  const place = Math.round(((row.top + row.bottom) / 2 / page.height) * 100)
  // The next place as well, so that a line on the border between two is still at one place.
  return { row, text, keys: [place, place + 1].map((at) => `${fromTop ? 'top' : 'bottom'} ${at} ${packed}`) }
}

function textOf(piece: PageContent): string {
  return isTable(piece) ? '' : (piece satisfies Segment).text
}

function repeatedKeys(edges: readonly EdgeLine[][][], pages: number): Set<string> {
  const counts = new Map<string, number>()
  for (const page of edges) {
    for (const key of new Set(page.flat().flatMap((line) => line.keys))) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  // Left and right pages have headers of their own, so that half of the pages is the most that one can reach.
  const enough = Math.max(2, Math.ceil(0.4 * pages))
  return new Set([...counts].filter(([, count]) => count >= enough).map(([key]) => key))
}

const pageNumbers: readonly RegExp[] = [
  /^[-—–－一·•~_.\s]{1,4}\d{1,4}[-—–－一·•~_.\s]{1,4}$/,
  /^第\s*[\d一二三四五六七八九十]{1,4}\s*页\s*[,，/(（]?\s*(?:共\s*[\d一二三四五六七八九十]{1,4}\s*页)?[)）]?$/,
  /^共\s*\d{1,4}\s*页\s*[,，]?\s*第\s*\d{1,4}\s*页$/,
  /^\d{1,4}\s*\/\s*\d{1,4}$/,
  /^page\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$/i,
]
// What a paper of ours that nobody has approved says on each page, so near to the text that it does not stand apart.
const ownMarks: ReadonlySet<string> = new Set(Object.values(notApprovedWords))
const bareNumber = /^(?:\d{1,4}|[ivxlc]{1,6})$/i
const bareZone = 0.1

function isOfEachPage({ row, text }: EdgeLine, page: Page): boolean {
  const line = text.trim()
  if (pageNumbers.some((pattern) => pattern.test(line)) || ownMarks.has(line)) return true
  const isAtEdge = row.bottom < bareZone * page.height || row.top > (1 - bareZone) * page.height
  return isAtEdge && bareNumber.test(line)
}
