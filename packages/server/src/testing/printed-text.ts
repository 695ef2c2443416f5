import { type Block, textOf, textOfRuns } from '@bihuan/core/documents/document.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'

/** A PDF as it is read: its text without blanks, page numbers and headings of tables that go on, and how many pages it has. */
export type PrintedText = {
  readonly text: string
  readonly pages: number
  /** Of so many of them what was expected stands above the text; `text` is without it. */
  readonly headed: number
}

/** Reads what a PDF says, from the top of each page to its foot. */
export async function printedText(bytes: Uint8Array, head?: string): Promise<PrintedText> {
  const opened = await openPdf(bytes)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const file = opened.value
  const said: string[] = []
  let open: string | null = null
  let headed = 0
  for (let index = 0; index < file.pages; index += 1) {
    const read = file.readPage(index)
    if (read.kind === 'picture') throw new Error('the page has no text')
    const { segments, tables } = read.page
    const [first] = segments.toSorted((one, other) => one.top - other.top)
    const above = head !== undefined && first?.text === head ? first : undefined
    if (above !== undefined) headed += 1
    const lines = segments.filter((one) => one !== above && !/^— \d+ —$/.test(one.text))
    const parts = [
      ...lines.map(({ top, left, text }) => ({ top, left, rows: [text], isTable: false })),
      ...tables.map(({ top, left, rows }) => ({
        top,
        left,
        rows: rows.map(({ text }) => text),
        isTable: true,
      })),
    ].toSorted((one, other) => one.top - other.top || one.left - other.left)
    for (const { rows, isTable } of parts) {
      const [first] = rows
      said.push(...(isTable && first === open ? rows.slice(1) : rows))
      open = isTable ? (first ?? null) : null
    }
  }
  file.close()
  return { text: bare(said.join('')), pages: file.pages, headed }
}

/** What a PDF of these blocks has to say, as `printedText` reads it. */
export function textToPrint(blocks: readonly Block[]): string {
  return bare(blocks.map((block) => xmlText(textOf(block))).join(''))
}

/** What the paragraphs of a DOCX of these blocks have to say, joined. */
export function textToWrite(blocks: readonly Block[]): string {
  return bare(
    blocks
      .map((block) =>
        block.kind === 'table'
          ? [
              ...block.columns.map(({ heading }) => heading),
              ...block.rows.flatMap((row) => row.map((cell) => textOfRuns(cell?.runs ?? []))),
            ].join('')
          : textOf(block),
      )
      .map(xmlText)
      .join(''),
  )
}

/** Where a long word may break the page holds a space without width. */
function bare(text: string): string {
  return text.replace(/[\s\u200b]/gu, '')
}
