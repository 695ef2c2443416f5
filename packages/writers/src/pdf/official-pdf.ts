import { type Block, type DocumentModel, textOf } from '@bihuan/core/documents/document.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { type DrawnPaper, drawnPages } from './drawn-pages.ts'
import { markedFigures } from './figure-marks.ts'
import { mergePdf } from './merge-pdf.ts'
import {
  inPieces,
  mostRowsAtOnce,
  type PieceOfSection,
  plainBelowLines,
  rowsBelowLines,
  together,
} from './pieces.ts'
import { sectionsOf } from './printed-blocks.ts'
import { cutIn, laidOut, letGo, partsOf, typstCompiler, withFonts } from './typst.ts'

type Model = Pick<DocumentModel, 'title' | 'blocks' | 'head'>

/** The media type of a PDF file. */
export const pdfMediaType = 'application/pdf'

/**
 * Writes an official document as PDF in the layout of GB/T 9704-2012, as PDF/A-2b with its fonts embedded.
 *
 * A character that no font has is refused before any page is made. The library is loaded on first use, and keeps its fonts for
 * as long as the thread lives.
 *
 * @param at the instant that the file names as that of its making
 */
export async function officialPdf(
  model: Model,
  { at }: { readonly at: Date },
): Promise<Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT'>>> {
  const made = await officialPages(model, { at, hasTags: true })
  return made.ok ? ok(made.value.bytes) : made
}

/** The same with the number of its pages; what is put together with others, or of pieces, has no tags. */
export async function officialPages(
  { title, blocks, head = '' }: Model,
  { at, hasTags }: { readonly at: Date; readonly hasTags: boolean },
): Promise<
  Result<{ readonly bytes: Uint8Array; readonly pages: number }, Refusal<'CHARACTERS_WITHOUT_FONT'>>
> {
  const sections = sectionsOf(blocks)
  const model = headOf({ title, head }, at)
  const fonts = fontsFor(model, blocks)
  if (!fonts.ok) return fonts
  const isLong = isLaidOutInPieces(sections)
  const typst = await typstCompiler()
  const creationTimestamp = Math.floor(at.getTime() / 1_000)
  const files: Uint8Array[] = []
  let pages = 0
  const layOut = async (those: readonly PieceOfSection[]): Promise<number> => {
    const result = laidOut(typst, 'official.typ', { ...model, sections: those, first: pages + 1 })
    const cut = those.at(-1)?.goesOn === true ? cutIn(typst, result) : 0
    const pdf = typst.pdf(result, {
      pdfStandard: 'a-2b',
      creationTimestamp,
      pdfTags: hasTags && !isLong,
    })
    files.push(new Uint8Array(pdf))
    pages += result.numOfPages
    await letGo(typst)
    return cut
  }
  if (!isLong) await layOut(sections)
  else for (const those of together(sections)) await inPieces(those, layOut)
  const [whole] = files
  return ok({ bytes: files.length === 1 && whole !== undefined ? whole : mergePdf(files), pages })
}

/**
 * The pages of an official document as its PDF has them, drawn, with the places of their figures. Null where it is so long that
 * it is laid out in pieces.
 */
export async function officialDrawn({
  title,
  blocks,
  head = '',
}: Model): Promise<Result<DrawnPaper | null, Refusal<'CHARACTERS_WITHOUT_FONT'>>> {
  const sections = sectionsOf(blocks)
  const model = headOf({ title, head }, new Date(0))
  const fonts = fontsFor(model, blocks)
  if (!fonts.ok) return fonts
  if (isLaidOutInPieces(sections)) return ok(null)
  const typst = await typstCompiler()
  const linked = sectionsOf(blocks, markedFigures(blocks)).map(plainBelowLines(sections))
  const [plain = '', marked = ''] = [sections, linked].map((those) =>
    typst.plainSvg(laidOut(typst, 'official.typ', { ...model, sections: those, first: 1 })),
  )
  const drawn = drawnPages(plain, marked)
  await letGo(typst)
  return ok(drawn)
}

function headOf(
  { title, head }: { readonly title: string; readonly head: string },
  at: Date,
): { readonly title: string; readonly head: string; readonly at: readonly number[] } {
  return { title: xmlText(title), head: xmlText(head), at: partsOf(at) }
}

function fontsFor(
  { title, head }: { readonly title: string; readonly head: string },
  blocks: readonly Block[],
): ReturnType<typeof withFonts> {
  return withFonts([title, head, ...blocks.map(textOf)].map((text) => ({ text })))
}

function isLaidOutInPieces(sections: ReturnType<typeof sectionsOf>): boolean {
  return sections.reduce((sum, { blocks }) => sum + rowsBelowLines(blocks), 0) > mostRowsAtOnce
}
