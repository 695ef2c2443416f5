import { findMarking } from '@bihuan/core/reading/text/classification.ts'
import { withAlignedTables } from './aligned-tables.ts'
import { joined } from './marked-text.ts'
import type { MarkedText, Page } from './page.ts'
import { withoutFurniture } from './page-furniture.ts'
import { paragraphsOf } from './paragraphs.ts'
import { columnsOf } from './reading-order.ts'
import { glued } from './segments.ts'

/** The text of printed pages as its author would have typed it: a paragraph or table row on a line. */
export function documentText(pages: readonly Page[]): MarkedText {
  const { pages: plain, dropped } = withoutFurniture(pages)
  const columns = plain.map((page) => ({
    width: page.width,
    columns: columnsOf(glued(withAlignedTables(page))),
  }))
  const text = paragraphsOf(columns)
  // A marking of secrecy may be printed as a running header; it must reach whoever refuses such documents.
  const marking = dropped.find((line) => findMarking(line) !== null)
  return marking === undefined ? text : joined([{ text: marking, doubts: [] }, text], '\n')
}
