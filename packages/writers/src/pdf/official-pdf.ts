import { type DocumentModel, textOf } from '@bihuan/core/documents/document.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { sectionsOf } from './printed-blocks.ts'
import { laidOut, letGo, partsOf, typstCompiler, withFonts } from './typst.ts'

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
  model: Pick<DocumentModel, 'title' | 'blocks'>,
  { at }: { readonly at: Date },
): Promise<Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT'>>> {
  const made = await officialPages(model, { at, hasTags: true })
  return made.ok ? ok(made.value.bytes) : made
}

/** The same with the number of its pages; what is put together with others has no tags. */
export async function officialPages(
  { title, blocks }: Pick<DocumentModel, 'title' | 'blocks'>,
  { at, hasTags }: { readonly at: Date; readonly hasTags: boolean },
): Promise<
  Result<{ readonly bytes: Uint8Array; readonly pages: number }, Refusal<'CHARACTERS_WITHOUT_FONT'>>
> {
  const model = { title: xmlText(title), sections: sectionsOf(blocks), at: partsOf(at) }
  const fonts = withFonts(
    [model.title, ...blocks.map((block) => xmlText(textOf(block)).replaceAll('\t', ''))].join('\n'),
  )
  if (!fonts.ok) return fonts
  const typst = await typstCompiler()
  const result = laidOut(typst, 'official.typ', model)
  const creationTimestamp = Math.floor(at.getTime() / 1_000)
  const pdf = typst.pdf(result, { pdfStandard: 'a-2b', creationTimestamp, pdfTags: hasTags })
  const pages = result.numOfPages
  await letGo(typst)
  return ok({ bytes: new Uint8Array(pdf), pages })
}
