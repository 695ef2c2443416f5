import type { AutomaticNumber } from '../automatic-number.ts'
import { formatNumber } from '../number-formats.ts'
import type { List, ListLevel, Numbering } from './numbering.ts'

/** Counts the paragraphs of a document's lists, in the order in which they stand. */
export class ListNumbers {
  private readonly numbering: Numbering
  // Lists of one family share their counts; the level is the place, an absent count has not begun.
  private readonly counts = new Map<string, (number | undefined)[]>()
  private readonly begun = new Set<string>()

  constructor(numbering: Numbering) {
    this.numbering = numbering
  }

  /** The level that a list gives to paragraphs of a style; null where it names none of them. */
  levelOfStyles(id: number, styles: readonly string[]): number | null {
    const levels = [...(this.numbering.list(id)?.levels ?? [])]
    for (const style of styles) {
      const found = levels.find(([, level]) => level.style === style)
      if (found !== undefined) return found[0]
    }
    return null
  }

  /** Counts a paragraph and answers the words in front of it. */
  next(id: number, at: number): AutomaticNumber | null {
    const list = this.numbering.list(id)
    const level = list?.levels.get(at)
    if (list === null || level === undefined) return null
    const counts = this.counts.get(list.family) ?? []
    this.counts.set(list.family, counts)
    this.count({ id, at, list, level }, counts)
    return { words: wordsOf(list, level, counts), suffix: level.suffix }
  }

  private count(
    place: { id: number; at: number; list: List; level: ListLevel },
    counts: (number | undefined)[],
  ): void {
    const { id, at, list, level } = place
    const start = list.starts.get(at)
    const before = counts[at]
    const key = `${id} ${at}`
    if (start !== undefined && !this.begun.has(key)) counts[at] = start
    else counts[at] = before === undefined ? (start ?? level.start) : before + 1
    this.begun.add(key)
    for (let below = at + 1; below < counts.length; below += 1) {
      const restart = list.levels.get(below)?.restart ?? below
      if (at < restart) counts[below] = undefined
    }
  }
}

function wordsOf(list: List, level: ListLevel, counts: readonly (number | undefined)[]): string {
  if (level.format === 'bullet') return level.text === '' ? '' : '•'
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    // A level above without a paragraph yet shows where it starts, and starts there when its paragraph comes.
    const count = counts[at] ?? list.starts.get(at) ?? list.levels.get(at)?.start ?? 0
    const format = list.levels.get(at)?.format ?? 'decimal'
    return formatNumber(count, level.isLegal ? 'decimal' : format)
  })
}
