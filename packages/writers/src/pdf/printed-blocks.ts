import { attachmentParts } from '@bihuan/core/documents/attachments.ts'
import { withRoomForWords } from '@bihuan/core/documents/column-room.ts'
import { type Block, type Page, textOf, textOfRuns } from '@bihuan/core/documents/document.ts'
import { isKeptBySignature } from '@bihuan/core/documents/kept-by-signature.ts'
import { titleLines } from '@bihuan/core/documents/title-lines.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'

/** A cell of a table as the page's own program takes it; what it covers below is null. */
export type PrintedCell = { readonly text: string; readonly rows: number; readonly lines: number }
type PrintedTable = {
  readonly kind: 'table'
  readonly columns: readonly unknown[]
  readonly rows: readonly (readonly (PrintedCell | null)[])[]
  readonly signature?: string
  readonly keeps?: boolean
}
/** A block as the page's own program takes it. */
export type Printed = PrintedTable | PrintedText
type PrintedText = Readonly<Record<string, unknown>> & {
  readonly kind: Exclude<Block['kind'], 'table' | 'page'>
}

/**
 * Blocks by the paper that they stand on, as the page's own program takes them: texts without markup.
 *
 * @param shown the same blocks with marks around their figures, where they are laid out to be looked at
 */
export function sectionsOf(
  blocks: readonly Block[],
  shown: readonly Block[] = blocks,
): readonly { readonly page: Page; readonly blocks: readonly Printed[] }[] {
  const sections: { page: Page; blocks: Printed[] }[] = [{ page: { paper: 'a4', across: false }, blocks: [] }]
  blocks.forEach((block, at) => {
    // A note stands right below the title.
    const next = blocks[at + 1]
    const keeps = isKeptBySignature(blocks, at) || (next?.kind === 'line' && next.place === 'note')
    if (block.kind === 'page') sections.push({ page: block.page, blocks: [] })
    else if (!isSignatureOfTable(blocks, at)) {
      const section = sections.at(-1)
      const printed = asPrinted(block, {
        line: section?.page.across === true ? narrowAcross : narrowUpright,
        shown: shown[at] ?? block,
      })
      section?.blocks.push({ ...printed, ...signatureBelow(block, next), keeps })
    }
  })
  return sections.filter((section, at) => section.blocks.length > 0 || (at === 0 && sections.length === 1))
}

/** Below a table with rows a signature is laid out with it. */
function isSignatureOfTable(blocks: readonly Block[], at: number): boolean {
  const [table, block] = [blocks[at - 1], blocks[at]]
  return block?.kind === 'signature' && table?.kind === 'table' && table.rows.length > 0
}

function signatureBelow(block: Block, next: Block | undefined): { readonly signature?: string } {
  if (block.kind !== 'table' || block.rows.length === 0 || next?.kind !== 'signature') return {}
  return { signature: xmlText(textOf(next)) }
}

// So many narrow characters of the size of tables lie on a line of A4, 12 pt upright and 9 pt across; A3 has more.
const [narrowUpright, narrowAcross] = [73, 141] as const

function asPrinted(
  block: Exclude<Block, { kind: 'page' }>,
  { line, shown }: { readonly line: number; readonly shown: Block },
): Printed {
  if (block.kind === 'table') {
    const columns = withRoomForWords(block, line).map(({ heading, width, kind = 'text' }) => ({
      heading: xmlText(heading),
      width,
      kind,
    }))
    const rows = (shown.kind === 'table' ? shown : block).rows.map((row) =>
      row.map((cell) =>
        cell === null
          ? null
          : {
              text: linesThatSay(xmlText(textOfRuns(cell.runs))),
              rows: cell.rows ?? 1,
              lines: cell.lines ?? 1,
            },
      ),
    )
    return { kind: block.kind, columns, rows }
  }
  const text = xmlText(textOf(shown))
  switch (block.kind) {
    case 'title':
      return { kind: block.kind, text: titleLines(xmlText(textOf(block))) }
    case 'line':
      return { kind: block.kind, place: block.place, text }
    case 'heading':
      return { kind: block.kind, level: block.level, text }
    case 'paragraph':
      return { kind: block.kind, text: linesThatSay(text) }
    case 'attachments':
      return {
        kind: block.kind,
        text,
        parts: attachmentParts(block.items, block.language).map(({ label, number, name }) => ({
          label,
          number,
          name: xmlText(name),
        })),
      }
    case 'signature':
      return { kind: block.kind, text }
    default:
      return block satisfies never
  }
}

/** An official document has no empty lines. */
function linesThatSay(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
