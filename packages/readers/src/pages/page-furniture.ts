import { isTable, type Row, rowsOf } from './reading-order.ts'
import type { Page, PageContent, Segment } from './page.ts'

/** Pages without what is printed around the document, and the lines that were taken out. */
export type Furnished = { readonly pages: readonly Page[]; readonly dropped: readonly string[] }

/**
 * Takes running headers, footers and page numbers out: lines that stand at the same place on most pages,
 * and numbers at the very top or bottom. They would end up inside a sentence that runs over the page break.
 */
export function withoutFurniture(pages: readonly Page[]): Furnished {
  const edges = pages.map(edgesOf)
  const repeated = repeatedKeys(edges, pages.length)
  const dropped: string[] = []
  const kept = pages.map((page, at) => {
    const gone = new Set<PageContent>()
    for (const edge of edges[at] ?? []) {
      for (const line of edge) {
        const isGone = line.keys.some((key) => repeated.has(key)) || isPageNumber(line, page)
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

function edgesOf(page: Page): EdgeLine[][] {
  const rows = rowsOf([...page.segments, ...page.tables])
  const isNear = (row: Row, fromTop: boolean): boolean =>
    fromTop ? row.bottom < zone * page.height : row.top > (1 - zone) * page.height
  return [true, false].map((fromTop) => {
    const ordered = fromTop ? rows : rows.toReversed()
    const edge: EdgeLine[] = []
    for (const row of ordered.slice(0, deepestEdge)) {
      if (row.content.some(isTable) || !isNear(row, fromTop)) break
      edge.push(edgeLine(row, page, fromTop))
    }
    return edge
  })
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
const bareNumber = /^(?:\d{1,4}|[ivxlc]{1,6})$/i
const bareZone = 0.1

function isPageNumber({ row, text }: EdgeLine, page: Page): boolean {
  const line = text.trim()
  if (pageNumbers.some((pattern) => pattern.test(line))) return true
  const isAtEdge = row.bottom < bareZone * page.height || row.top > (1 - bareZone) * page.height
  return isAtEdge && bareNumber.test(line)
}
