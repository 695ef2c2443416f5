/**
 * A text with the way back to its source.
 *
 * `text` is normalised for matching, `raw` holds the source's own characters, `at` the source index of each. All three
 * have the same length, so that an index found in `text` gives the words (`raw`) and the place (`at`).
 */
export type Strip = { readonly text: string; readonly raw: string; readonly at: Int32Array }

/** A range in a strip; `end` is exclusive. */
export type Range = { readonly start: number; readonly end: number }

/** The range without blanks at its ends. */
export function trimRange(text: string, range: Range): Range {
  let { start, end } = range
  while (start < end && isBlank(text.charCodeAt(start))) start += 1
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1
  return { start, end }
}

/** The source's own words in a range, without blanks at the ends. */
export function wordsOf(strip: Strip, range: Range): string {
  const { start, end } = trimRange(strip.text, range)
  return strip.raw.slice(start, end)
}

/** The words of a range on one line: a line break between Chinese characters was only the edge of the column. */
export function lineOf(strip: Strip, range: Range): string {
  // Tried only where a run of blanks begins, so that a long one costs no more than its length.
  return wordsOf(strip, range).replace(/(?<!\s)\s*\n\s*/g, (gap, at: number, whole: string) => {
    const isBetweenLatin =
      /[\x21-\x7e]/.test(whole.charAt(at - 1)) && /[A-Za-z]/.test(whole.charAt(at + gap.length))
    return isBetweenLatin ? ' ' : ''
  })
}

/** The range of the source that a range of a strip came from. */
export function sourceRange(strip: Strip, range: Range): Range {
  if (range.end <= range.start) {
    const here = strip.at[range.start] ?? (strip.at.at(-1) ?? -1) + 1
    return { start: here, end: here }
  }
  return { start: strip.at[range.start] ?? 0, end: (strip.at[range.end - 1] ?? -1) + 1 }
}

/** Collects pieces of a strip into a new one. */
export class StripBuilder {
  readonly #strip: Strip
  readonly #text: string[] = []
  readonly #raw: string[] = []
  readonly #at: Int32Array
  #length = 0

  constructor(strip: Strip) {
    this.#strip = strip
    this.#at = new Int32Array(strip.text.length + 1)
  }

  /** How long the new strip is so far. */
  get length(): number {
    return this.#length
  }

  /** Appends a piece as it stands. */
  take(start: number, end: number): void {
    this.#text.push(this.#strip.text.slice(start, end))
    this.#raw.push(this.#strip.raw.slice(start, end))
    this.#at.set(this.#strip.at.subarray(start, end), this.#length)
    this.#length += end - start
  }

  /** Appends one character in place of the one at an index: the blank that a line break stood for. */
  put(character: string, index: number): void {
    this.#text.push(character)
    this.#raw.push(character)
    this.#at[this.#length] = this.#strip.at[index] ?? this.#strip.at.at(-1) ?? 0
    this.#length += 1
  }

  /** The new strip. */
  build(): Strip {
    return { text: this.#text.join(''), raw: this.#raw.join(''), at: this.#at.subarray(0, this.#length) }
  }
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13
}
