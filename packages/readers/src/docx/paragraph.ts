import { type AutomaticNumber, withNumber } from '../automatic-number.ts'
import { withoutIndent } from '../line-words.ts'
import { Unreadable } from '../unreadable.ts'
import type { ListNumbers } from './list-numbers.ts'
import type { Styles } from './styles.ts'

/** A paragraph while it is read. */
export type OpenParagraph = {
  style: string | null
  listId: number | null
  level: number | null
  /** Its end was deleted, so that it goes on in the next one. */
  isMarkDeleted: boolean
  isMarkHidden: boolean
  /** A heading that runs into the words of the next paragraph, with which it is one line. */
  isMarkSeparating: boolean
  /** Its automatic number where it has no words. */
  numberAlone: string
  readonly pieces: string[]
  /** The lines of the text boxes that hang on it. */
  readonly boxes: string[]
}

/** A paragraph of which nothing is known yet. */
export function openParagraph(): OpenParagraph {
  return {
    style: null,
    listId: null,
    level: null,
    isMarkDeleted: false,
    isMarkHidden: false,
    isMarkSeparating: false,
    numberAlone: '',
    pieces: [],
    boxes: [],
  }
}

/** Makes lines of paragraphs: their automatic number, then their words. */
export class ParagraphWords {
  private readonly styles: Styles
  private readonly numbers: ListNumbers
  private readonly mostCharacters: number
  private carried = ''
  private characters = 0
  private count = 0
  private readonly onParagraph: (count: number) => void

  constructor(found: {
    styles: Styles
    numbers: ListNumbers
    mostCharacters: number
    onParagraph: (count: number) => void
  }) {
    this.styles = found.styles
    this.numbers = found.numbers
    this.mostCharacters = found.mostCharacters
    this.onParagraph = found.onParagraph
  }

  isHiddenStyle(style: string): boolean {
    return this.styles.of(style).isHidden
  }

  /** The lines of a paragraph, of which there are several only where a line was broken by hand. */
  linesOf(paragraph: OpenParagraph): string[] {
    this.count += 1
    this.onParagraph(this.count)
    const style = this.styles.of(paragraph.style)
    const own = style.isContents || style.isHidden ? '' : paragraph.pieces.join('')
    const words = this.carried + own
    this.carried = ''
    if (paragraph.isMarkDeleted) {
      this.carried = words
      return []
    }
    if (style.isContents || (paragraph.isMarkHidden && words === '')) return []
    const number = this.numberOf(paragraph)
    const text = withoutIndent(words)
    if (paragraph.isMarkSeparating && text !== '') {
      this.carried = withNumber(number, text)
      return []
    }
    if (text === '') paragraph.numberAlone = number?.words ?? ''
    return this.add([], text === '' ? [''] : withNumber(number, text).split('\n'))
  }

  /** Adds lines and counts their characters: a document that never ends is stopped here. */
  add(lines: string[], more: readonly string[]): string[] {
    for (const line of more) {
      this.characters += line.length
      lines.push(line)
    }
    if (this.characters > this.mostCharacters)
      throw new Unreadable({
        code: 'TEXT_TOO_LARGE',
        params: { limit: Math.floor(this.mostCharacters / 1_000_000) },
      })
    return lines
  }

  private numberOf(paragraph: OpenParagraph): AutomaticNumber | null {
    const style = this.styles.of(paragraph.style)
    const id = paragraph.listId ?? style.listId
    // A list of 0 takes the paragraph out of the list of its style.
    if (id === null || id === 0) return null
    const ofStyle =
      paragraph.listId === null ? (this.numbers.levelOfStyles(id, style.ids) ?? style.level) : null
    return this.numbers.next(id, paragraph.level ?? ofStyle ?? 0)
  }
}
