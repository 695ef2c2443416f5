import { createHash } from 'node:crypto'
import type { DocumentModel } from '@bihuan/core/documents/document.ts'
import { pagesAtOnce, type Paged } from '@bihuan/core/documents/paged.schema.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { type DrawnPage, type DrawnPaper, picturesOf } from '@bihuan/writers/pdf/drawn-pages.ts'
import { officialDrawn, officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'

/** Pages as they are drawn: a figure is named by its place among those of the document. */
export type DrawnPart = Pick<Paged, 'of' | 'shown' | 'sizes'> & {
  readonly model: DocumentModel
  readonly pages: readonly DrawnPage[]
}

/** So much of what was drawn is kept, in characters, and lives no longer than the thread: whoever turns a page has it drawn already. */
const mostKept = 12_000_000
const kept = new Map<string, DrawnPaper>()

/** What a document says, as a hash. */
function hashOfPaper(model: DocumentModel): string {
  return createHash('sha256').update(JSON.stringify(model)).digest('hex')
}

/** No pages, and why. */
export function withoutPages(model: DocumentModel, shown: Exclude<Paged['shown'], 'pages'>): DrawnPart {
  return { model, of: hashOfPaper(model), shown, sizes: [], pages: [] }
}

/** Some pages of a document, drawn by the program that lays out its PDF. */
export async function drawnPart(
  model: DocumentModel,
  from: number,
): Promise<Result<DrawnPart, Refusal<'CHARACTERS_WITHOUT_FONT'>>> {
  const of = hashOfPaper(model)
  const drawn = kept.get(of) ?? (await officialDrawn(model))
  if ('ok' in drawn && !drawn.ok) return drawn
  const paper = 'ok' in drawn ? drawn.value : drawn
  if (paper === null) return ok(withoutPages(model, 'long'))
  keep(of, paper)
  const sizes = paper.sheets.map(({ width, height }) => ({ width, height }))
  return ok({ model, of, shown: 'pages', sizes, pages: picturesOf(paper, from, from + pagesAtOnce) })
}

/** Whether a document, written at the instant that a file says, is that file. */
export async function isWrittenAs(model: DocumentModel, file: Uint8Array): Promise<boolean> {
  const at = instantIn(file)
  const written = at === null ? null : await officialPdf(model, { at })
  return written?.ok === true && Buffer.compare(written.value, file) === 0
}

function instantIn(file: Uint8Array): Date | null {
  const said = /\/CreationDate \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(
    Buffer.from(file).toString('latin1'),
  )
  if (said === null) return null
  const [year = 0, month = 1, ...rest] = said.slice(1).map(Number)
  return new Date(Date.UTC(year, month - 1, ...rest))
}

function keep(of: string, paper: DrawnPaper): void {
  kept.delete(of)
  kept.set(of, paper)
  let length = [...kept.values()].reduce((sum, one) => sum + lengthOf(one), 0)
  for (const [oldest, one] of kept) {
    if (length <= mostKept) return
    kept.delete(oldest)
    length -= lengthOf(one)
  }
}

function lengthOf({ sheets, outlines }: DrawnPaper): number {
  const bodies = sheets.reduce((sum, { body }) => sum + body.length, 0)
  return [...outlines.values()].reduce((sum, outline) => sum + outline.length, bodies)
}
