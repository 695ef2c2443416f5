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

/** Of so many papers and files it is known whether they are the same. */
const mostCompared = 200
const compared = new Map<string, boolean>()

/** What a document says, as a hash. */
function hashOfPaper(model: DocumentModel): string {
  return hashOf(JSON.stringify(model))
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
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
  return ok({ model, of, shown: 'pages', sizes, pages: picturesOf(paper, from, from + pagesAtOnce(from)) })
}

/** A PDF as it left, as far as it is to be told from others: not all of its bytes. */
export type LeftFile = {
  readonly sha256: string
  /** The instant that it says it was made at, where it says one. */
  readonly at: Date | null
}

/** A file that left, by its bytes. */
export function leftFile(bytes: Uint8Array): LeftFile {
  return { sha256: hashOf(bytes), at: instantIn(bytes) }
}

/** Whether a document, written at the instant that a file says, is that file, to the byte. Whoever turns its pages has it compared once. */
export async function isWrittenAs(model: DocumentModel, file: LeftFile): Promise<boolean> {
  const pair = `${hashOfPaper(model)} ${file.sha256}`
  const isSame = compared.get(pair) ?? (await isWritten(model, file))
  if (compared.size >= mostCompared) compared.clear()
  compared.set(pair, isSame)
  return isSame
}

async function isWritten(model: DocumentModel, file: LeftFile): Promise<boolean> {
  const written = file.at === null ? null : await officialPdf(model, { at: file.at })
  return written?.ok === true && hashOf(written.value) === file.sha256
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
