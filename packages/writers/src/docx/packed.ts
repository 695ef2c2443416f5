import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { ISectionOptions } from 'docx'
import { fontTable, styles } from './official-layout.ts'
import type { Docx } from './official-paragraphs.ts'

/** Sections as a file, with our fonts and styles in the place of those of the library. */
export async function packed(
  docx: Docx,
  {
    title,
    sections,
    isTwoSided,
  }: {
    readonly title: string
    readonly sections: readonly ISectionOptions[]
    /** Its even pages have feet of their own. */
    readonly isTwoSided: boolean
  },
): Promise<Uint8Array> {
  const file = new docx.Document({
    title: xmlText(title),
    creator: '闭环 Bihuan',
    lastModifiedBy: '闭环 Bihuan',
    evenAndOddHeaderAndFooters: isTwoSided,
    sections,
  })
  const bytes = await docx.Packer.toBuffer(file, undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'word/styles.xml', data: styles() },
  ])
  return new Uint8Array(bytes)
}
