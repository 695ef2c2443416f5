import { type Block, type Cell, type Column, type Row, textOf, textOfRuns } from './document.ts'
import { titleLines } from './title-lines.ts'

// GB/T 9704: 22 lines of 28 characters of 16 pt on 156 × 225 mm; a title has 22 pt, a table 12 pt.
const [pageWidth, pageHeight] = [156, 225]
const line = pageHeight / 22
const [character, characterOfTitle, characterOfTable] = [pageWidth / 28, 7.77, 4.24]
const lineOfTitle = 12.4
/** A line of a table, and what is left blank in a cell beside its text and above and below it. */
const table = { line: 6, beside: 2.6, above: 0.8 } as const
/** So many characters of a text move to the next line with what they belong to. */
const lost = 2
/**
 * The first of several ways to say the same that stands on one page, the last where none does. A model knows no layout, so this is worked
 * out from how many characters a line has, rather too high than too low.
 */
export function onOnePage(ways: readonly [readonly Block[], ...(readonly Block[])[]]): readonly Block[] {
  return ways.find(isOnOnePage) ?? ways.at(-1) ?? ways[0]
}

/** Whether blocks certainly stand on one page. */
export function isOnOnePage(blocks: readonly Block[]): boolean {
  return heightOf(blocks) <= pageHeight
}

/** How high blocks stand on a page, in millimetres. */
function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block, at) => sum + heightOfOne(block, blocks[at + 1]), 0)
}

function heightOfOne(block: Block, next: Block | undefined): number {
  switch (block.kind) {
    case 'title':
      return linesOf(titleLines(textOf(block)), pageWidth / characterOfTitle) * lineOfTitle + blankAbove(next)
    case 'table':
      return [block.columns.map(({ heading }) => cellWith(heading)), ...block.rows]
        .map((row) => heightOfRow(row, block.columns))
        .reduce((sum, height) => sum + height, 0)
    case 'line':
      return (
        linesOf(textOf(block), pageWidth / character) * line + (block.place === 'note' ? blankAbove(next) : 0)
      )
    default:
      // Two characters stand before a paragraph.
      return linesOf(`　　${textOf(block)}`, pageWidth / character) * line
  }
}

/** Between a title or a note and what stands below it, unless that is a note. */
function blankAbove(next: Block | undefined): number {
  return next?.kind === 'line' && next.place === 'note' ? 0 : line
}

function heightOfRow(row: Row, columns: readonly Column[]): number {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const lines = row.map((cell, at) => {
    const width = (pageWidth * (columns[at]?.width ?? 1)) / whole - table.beside
    return Math.max(cell?.lines ?? 1, linesOf(textOfRuns(cell?.runs ?? []), width / characterOfTable))
  })
  return Math.max(1, ...lines) * table.line + table.above
}

function cellWith(text: string): Cell {
  return { runs: [{ kind: 'words', text }] }
}

/** How many lines of so many characters a text has; what is written in Latin letters and digits is half as wide. */
function linesOf(text: string, characters: number): number {
  return text
    .split('\n')
    .map((part) => {
      const wide = Array.from(part).reduce((sum, one) => sum + (/[\u0020-\u007e]/u.test(one) ? 0.5 : 1), 0)
      return wide <= characters ? 1 : Math.ceil((wide + lost) / characters)
    })
    .reduce((sum, lines) => sum + lines, 0)
}
