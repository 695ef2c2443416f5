import { type DocumentKey, documents } from '@bihuan/core/documents/catalogue.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { withFonts } from '@bihuan/writers/pdf/typst.ts'

/** Whether what people write in a document that leaves as a PDF too has only characters that fonts have. */
export function printable(
  document: DocumentKey,
  texts: readonly { readonly text: string | null }[],
): Result<null, Refusal<'CHARACTERS_WITHOUT_FONT'>> {
  if (!documents[document].formats.includes('pdf')) return ok(null)
  // ⟦1⟧ holds the place of a figure.
  const words = texts.map(({ text }) => text?.replaceAll(/⟦\d+⟧/gu, '') ?? '').join('\n')
  return withFonts(xmlText(words).replaceAll('\t', ''))
}
