import { type AutomaticNumber, withNumber } from '../automatic-number.ts'
import { withoutIndent } from '../line-words.ts'
import type { Attributes } from '../xml.ts'
import { damaged } from '../unreadable.ts'
import { HtmlLists } from './html-lists.ts'
import { OpenTable } from './html-table.ts'

// Tags that are never closed nest some hundred deep; the parser's time grows with the square of the depth.
const deepest = 10_000

// What is no text of a page whatever stands in it.
const machinery = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'title',
  'iframe',
  'object',
  'svg',
  'canvas',
  'audio',
  'video',
  'select',
  'textarea',
  'button',
  'datalist',
])
/** What stands around the text of most pages; some pages keep the text itself in one of these. */
const frames = new Set(['nav', 'header', 'footer', 'aside', 'form'])
const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

type Element = { readonly name: string; readonly isNumber: boolean; readonly isPlain: boolean }

/**
 * Collects the text of a page: a block a line, tables with tabs, numbered lists with their numbers.
 *
 * It is told what opens and closes and keeps its own stacks, so that no depth of nesting can overflow the machine's.
 */
export class HtmlText {
  private readonly isFrameRead: boolean
  private readonly elements: Element[] = []
  private depth = 0
  private skipped = 0
  private isInFrame = false
  private contents = 0
  private plain = 0
  private numbers = 0
  private readonly flows: string[][] = [[]]
  private readonly tables: OpenTable[] = []
  private readonly lists = new HtmlLists()
  private pieces: string[] = []
  private number: AutomaticNumber | null = null
  /** How many characters were left out with the frames of the page. */
  leftOut = 0

  constructor(isFrameRead: boolean) {
    this.isFrameRead = isFrameRead
  }

  /** All lines of the page. */
  get lines(): readonly string[] {
    return this.flows[0] ?? []
  }

  open(name: string, attributes: Attributes): void {
    this.depth += isVoid(name) ? 0 : 1
    if (this.depth > deepest) throw damaged()
    if (this.skipped > 0 || this.isDropped(name, attributes)) {
      if (!isVoid(name)) this.skipped += 1
      return
    }
    if (name === 'br') return this.breakLine()
    if (blocks.has(name)) this.endBlock()
    if (isVoid(name)) return
    const style = attributes['style'] ?? ''
    const element = { name, isNumber: /mso-list:\s*ignore/i.test(style), isPlain: name === 'pre' }
    this.elements.push(element)
    if (element.isNumber) this.numbers += 1
    if (element.isPlain) this.plain += 1
    if (name === 'main' || name === 'article') this.contents += 1
    if (name === 'ol' || name === 'ul') this.lists.open(name, attributes)
    if (name === 'li') this.number = this.lists.next(attributes)
    this.openTablePart(name, attributes)
  }

  close(name: string): void {
    if (isVoid(name)) return
    this.depth -= 1
    if (this.skipped > 0) {
      this.skipped -= 1
      if (this.skipped === 0) this.isInFrame = false
      return
    }
    if (blocks.has(name)) this.endBlock()
    const element = this.elements.pop()
    if (element?.isNumber === true) this.numbers -= 1
    if (element?.isPlain === true) this.plain -= 1
    if (name === 'main' || name === 'article') this.contents -= 1
    if (name === 'ol' || name === 'ul') this.lists.close()
    this.closeTablePart(name)
  }

  text(text: string): void {
    if (this.skipped > 0) this.leftOut += this.isInFrame ? text.trim().length : 0
    else if (this.numbers > 0) this.addToNumber(text)
    else if (this.plain > 0) this.putPlain(text)
    else this.pieces.push(text)
  }

  end(): void {
    this.endBlock()
    while (this.tables.length > 0) this.closeTablePart('table')
  }

  private isDropped(name: string, attributes: Attributes): boolean {
    if (machinery.has(name) || attributes['hidden'] !== undefined) return true
    if (/display:\s*none|mso-hide:\s*all/i.test(attributes['style'] ?? '')) return true
    // In an article the header holds its title.
    this.isInFrame = frames.has(name) && !this.isFrameRead && this.contents === 0
    return this.isInFrame
  }

  /** Word writes the number of a paragraph into the page, followed by a row of blanks. */
  private addToNumber(text: string): void {
    const words = `${this.number?.words ?? ''}${text.replace(/\s/g, '')}`
    this.number = { words: /^[·•§Øüûl]$/.test(words) ? '•' : words, suffix: 'tab' }
  }

  private putPlain(text: string): void {
    const [first = '', ...more] = text.split(/\r\n?|\n/)
    this.pieces.push(first)
    for (const line of more) {
      this.breakLine()
      this.pieces.push(line)
    }
  }

  private breakLine(): void {
    const words = collapsed(this.pieces.join(''))
    this.pieces = []
    const text = words === '' ? '' : withNumber(numberFor(this.number, words), words)
    if (text !== '') this.number = null
    this.flow().push(text)
  }

  private endBlock(): void {
    if (this.pieces.some((piece) => piece.trim() !== '')) this.breakLine()
    this.pieces = []
  }

  private openTablePart(name: string, attributes: Attributes): void {
    if (name === 'table') this.tables.push(new OpenTable())
    else if (name === 'tr') this.tables.at(-1)?.openRow()
    else if (name === 'td' || name === 'th') {
      const cell = this.tables.at(-1)?.openCell(attributes)
      this.flows.push(cell?.lines ?? [])
    }
  }

  private closeTablePart(name: string): void {
    if (name === 'tr') this.tables.at(-1)?.closeRow()
    else if ((name === 'td' || name === 'th') && this.flows.length > 1) this.flows.pop()
    else if (name === 'table') {
      const lines = this.tables.pop()?.lines() ?? []
      this.tables.at(-1)?.noteInner()
      // One by one: a table can have more lines than a call takes arguments.
      for (const line of lines) this.flow().push(line)
    }
  }

  private flow(): string[] {
    return this.flows.at(-1) ?? []
  }
}

// A list whose items carry numbers of their own gets no second ones.
function numberFor(number: AutomaticNumber | null, words: string): AutomaticNumber | null {
  const hasOwn =
    /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]|第[一二三四五六七八九十\d]+[条章节])/.test(words)
  return hasOwn && number?.suffix === 'list' ? null : number
}

const chinese = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/

/**
 * As a browser shows it, but for two things: a line break in the source between two Chinese characters is no blank, and
 * tabs inside of a line are those of a table that was typed.
 */
function collapsed(words: string): string {
  return withoutIndent(
    words.replace(/[ \t\r\n\f\v]+/g, (blank: string, at: number) => {
      const isBreak = /[\r\n]/.test(blank)
      if (!isBreak && blank.includes('\t')) return blank.replace(/[^\t]/g, '')
      const isInside = chinese.test(words.charAt(at - 1)) && chinese.test(words.charAt(at + blank.length))
      return isBreak && isInside ? '' : ' '
    }),
  )
}

function isVoid(name: string): boolean {
  return /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/.test(name)
}
