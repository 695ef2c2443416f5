import type { AutomaticNumber } from '../automatic-number.ts'
import { formatNumber } from '../number-formats.ts'
import type { Attributes } from '../xml.ts'

type OpenList = { next: number; readonly format: string | null; readonly mark: string }

// What a style sheet calls a list, and what Word calls the same.
const formats: Readonly<Record<string, readonly [string, string]>> = {
  '1': ['decimal', '.'],
  a: ['lowerLetter', '.'],
  A: ['upperLetter', '.'],
  i: ['lowerRoman', '.'],
  I: ['upperRoman', '.'],
  decimal: ['decimal', '.'],
  'decimal-leading-zero': ['decimalZero', '.'],
  'lower-alpha': ['lowerLetter', '.'],
  'lower-latin': ['lowerLetter', '.'],
  'upper-alpha': ['upperLetter', '.'],
  'upper-latin': ['upperLetter', '.'],
  'lower-roman': ['lowerRoman', '.'],
  'upper-roman': ['upperRoman', '.'],
  'cjk-ideographic': ['chineseCountingThousand', '、'],
  'cjk-decimal': ['ideographDigital', '、'],
  'simp-chinese-informal': ['chineseCountingThousand', '、'],
  'trad-chinese-informal': ['chineseCountingThousand', '、'],
  'simp-chinese-formal': ['chineseLegalSimplified', '、'],
  'trad-chinese-formal': ['ideographLegalTraditional', '、'],
  'cjk-heavenly-stem': ['ideographTraditional', '、'],
  'cjk-earthly-branch': ['ideographZodiac', '、'],
}

/** Counts the items of the lists of a page. */
export class HtmlLists {
  private readonly lists: OpenList[] = []

  open(name: string, attributes: Attributes): void {
    const style = /list-style(?:-type)?:\s*([\w-]+)/i.exec(attributes['style'] ?? '')?.[1]?.toLowerCase()
    const [format, mark] = formats[style ?? attributes['type'] ?? '1'] ?? ['decimal', '.']
    const start = Number.parseInt(attributes['start'] ?? '1', 10)
    const isCounted = name === 'ol' && style !== 'none'
    this.lists.push({ next: Number.isNaN(start) ? 1 : start, format: isCounted ? format : null, mark })
  }

  close(): void {
    this.lists.pop()
  }

  /** The number of the next item; null where its list has none. */
  next(attributes: Attributes): AutomaticNumber | null {
    const list = this.lists.at(-1)
    if (list === undefined || list.format === null) return null
    const own = Number.parseInt(attributes['value'] ?? '', 10)
    const value = Number.isNaN(own) ? list.next : own
    list.next = value + 1
    return { words: `${formatNumber(value, list.format)}${list.mark}`, suffix: 'list' }
  }
}
