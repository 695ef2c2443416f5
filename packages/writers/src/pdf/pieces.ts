import type { Page } from '@bihuan/core/documents/document.ts'
import type { Printed, PrintedCell } from './printed-blocks.ts'

/** Above so many rows in tables on pages of their own these are laid out in pieces: in one, Typst takes 580 MB for 2,700. */
export const mostRowsAtOnce = 300
const rowsOfPiece = 100

type Section = { readonly page: Page; readonly blocks: readonly Printed[] }

/** What is laid out of a section at a time. */
export type PieceOfSection = Section & {
  /** The lines above its table stand in an earlier piece. */
  readonly isBegun?: boolean
  /** Its table goes on in a further piece. */
  readonly goesOn?: boolean
}

/** How many rows has the table that stands on pages of its own below a few lines. */
export function rowsBelowLines(blocks: readonly Printed[]): number {
  return tableBelowLines(blocks)?.rows.length ?? 0
}

/** Sections, with the table that is laid out row by row as others have it: its cells are measured and cut. */
export function plainBelowLines(plain: readonly Section[]): (section: Section, at: number) => Section {
  return (section, at) => {
    const table = tableBelowLines(section.blocks)
    const blocks = section.blocks.map((block, index) =>
      block === table ? (plain[at]?.blocks[index] ?? block) : block,
    )
    return { ...section, blocks }
  }
}

/** Sections that are laid out at once: one with a long table for itself, the others with their neighbours. */
export function together(sections: readonly Section[]): readonly (readonly Section[])[] {
  const groups: Section[][] = []
  for (const section of sections) {
    const last = groups.at(-1)
    const isAlone = [section, ...(last ?? [])].some(({ blocks }) => rowsBelowLines(blocks) > rowsOfPiece)
    if (last === undefined || isAlone) groups.push([section])
    else last.push(section)
  }
  return groups
}

/**
 * Lays out sections, one whose table is long a number of rows at a time.
 *
 * @param layOut answers with which row the next piece begins, where the table goes on
 */
export async function inPieces(
  sections: readonly Section[],
  layOut: (sections: readonly PieceOfSection[]) => Promise<number>,
): Promise<void> {
  const [section] = sections
  const table = section && tableBelowLines(section.blocks)
  if (section === undefined || table === undefined || table.rows.length <= rowsOfPiece) {
    await layOut(sections)
    return
  }
  const at = section.blocks.indexOf(table)
  const { signature, ...unsigned } = table
  let from = 0
  do {
    const to = Math.min(table.rows.length, from + rowsOfPiece)
    const goesOn = to < table.rows.length
    const rows = rowsBetween(table.rows, from, to)
    const piece = { ...unsigned, ...(!goesOn && signature !== undefined && { signature }), rows, goesOn }
    const above = from === 0 ? section.blocks.slice(0, at) : []
    const below = goesOn ? [] : section.blocks.slice(at + 1)
    from += await layOut([{ ...section, blocks: [...above, piece, ...below], isBegun: from > 0, goesOn }])
    if (!goesOn) return
  } while (from < table.rows.length)
}

function tableBelowLines(blocks: readonly Printed[]): (Printed & { readonly kind: 'table' }) | undefined {
  const first = blocks.find(({ kind }) => kind !== 'title' && kind !== 'line' && kind !== 'heading')
  return first?.kind === 'table' ? first : undefined
}

type Rows = readonly (readonly (PrintedCell | null)[])[]

/** The rows of a piece: what is merged over its edges is merged as far as they reach, and said here too. */
function rowsBetween(rows: Rows, from: number, to: number): Rows {
  return rows.slice(from, to).map((row, index) =>
    row.map((cell, column) => {
      const at = from + index
      if (cell !== null) return { ...cell, rows: Math.min(cell.rows, to - at) }
      if (index > 0) return null
      const begun = rows.slice(0, at).findLastIndex((above) => above[column] !== null)
      const over = rows[begun]?.[column]
      return over ? { ...over, rows: Math.min(begun + over.rows, to) - at } : null
    }),
  )
}
