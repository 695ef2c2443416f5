import { type DocumentKey, documents } from '@bihuan/core/documents/catalogue.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { anchorOf } from '@bihuan/core/documents/edition-content.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { withFonts } from '@bihuan/writers/pdf/typst.ts'

/** Whether what people write in a document that leaves as a PDF too has only characters that fonts have. */
export function printable(
  document: DocumentKey,
  texts: readonly { readonly text: string | null }[],
): Result<null, Refusal<'EDITION_UNPRINTABLE'>> {
  if (!documents[document].formats.includes('pdf')) return ok(null)
  // ⟦1⟧ holds the place of a figure.
  const fonts = withFonts(texts.map(({ text }) => ({ text: text?.replaceAll(/⟦\d+⟧/gu, '') ?? '' })))
  return fonts.ok ? fonts : refuse({ ...fonts.refusal, code: 'EDITION_UNPRINTABLE' })
}

/** Whether each figure that people keep in a text stands in the paragraph that the program writes there. */
export function figuresKnown(
  texts: readonly { readonly block: string; readonly text: string | null }[],
  written: ReadonlyMap<string, string>,
): Result<null, Refusal<'EDITION_UNPRINTABLE'>> {
  const unknown = texts.flatMap(({ block, text }) => {
    const paragraph = written.get(anchorOf(block) ?? block)
    if (text === null || paragraph === undefined) return []
    return (text.match(/⟦\d+⟧/gu) ?? []).filter((mark) => !paragraph.includes(mark))
  })
  if (unknown.length === 0) return ok(null)
  return refuse({ code: 'EDITION_UNPRINTABLE', params: { characters: [...new Set(unknown)].join(' ') } })
}
