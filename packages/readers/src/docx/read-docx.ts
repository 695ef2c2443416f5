import { refuse } from '@bihuan/core/kernel/result.ts'
import { openContainer } from '../container.ts'
import type { Reader } from '../reader.ts'
import { mainPartOf, relationshipsOf } from '../relationships.ts'
import { answering } from '../unreadable.ts'
import { readXml } from '../xml.ts'
import { DocumentText } from './document-text.ts'
import { ListNumbers } from './list-numbers.ts'
import { readNumbering } from './numbering.ts'
import { ParagraphWords } from './paragraph.ts'
import { readStyles } from './styles.ts'
import { wordNames } from './word-names.ts'

/**
 * Reads a Word document as text, with the numbers that Word only shows and does not store.
 *
 * Headers, footers, footnotes and comments are parts of their own and are left out.
 */
export const readDocx: Reader = async (bytes, { limits, onProgress }) => {
  const read = await answering(async () => {
    const container = await openContainer(bytes, limits)
    const main = await mainPartOf(container, 'word/document.xml')
    const parts = await relationshipsOf(container, main)
    const partOf = (kind: string): string | null => parts.find((part) => part.kind === kind)?.part ?? null
    const styles = await readStyles(container, partOf('styles'))
    const numbering = await readNumbering(container, partOf('numbering'), (style) => styles.of(style).listId)
    const words = new ParagraphWords({
      styles,
      numbers: new ListNumbers(numbering),
      mostCharacters: limits.characters,
      onParagraph: (done) => {
        if (done % 200 === 0) onProgress({ phase: 'reading', done, total: null })
      },
    })
    const text = new DocumentText(words)
    await readXml(container, main, { names: wordNames, handler: text })
    return text.lines.join('\n')
  })
  if (!read.ok) return read
  if (read.value.trim() === '') return refuse({ code: 'NO_TEXT_FOUND' })
  return {
    ok: true,
    value: { text: read.value, encoding: 'docx', form: 'docx', pages: null, doubts: [] },
  }
}
