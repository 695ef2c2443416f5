/** A source text addressed by code points, as the offsets of drafts are. JavaScript strings count UTF-16 units. */
export type SourceText = {
  readonly text: string
  /** Code points in all. */
  readonly length: number
  /** The text of a span in code points. */
  slice(start: number, end: number): string
  /** How many code points lie before a UTF-16 offset. */
  codePointAt(unitOffset: number): number
}

/** Prepares a text for addressing by code points; a text without characters beyond the BMP costs nothing. */
export function sourceText(text: string): SourceText {
  const pairs = surrogatePairs(text)
  const unitAt = (point: number): number => {
    // pairs[i] - i is the code point of the i-th pair; every pair before the point adds one unit.
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[middle] ?? 0) - middle < point) low = middle + 1
      else high = middle
    }
    return point + low
  }
  const codePointAt = (unitOffset: number): number => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[middle] ?? 0) < unitOffset) low = middle + 1
      else high = middle
    }
    return unitOffset - low
  }
  return {
    text,
    length: text.length - pairs.length,
    slice: (start, end) => text.slice(unitAt(start), unitAt(end)),
    codePointAt,
  }
}

function surrogatePairs(text: string): number[] {
  const pairs: number[] = []
  for (let at = 0; at + 1 < text.length; at += 1) {
    const isHigh = (text.charCodeAt(at) & 0xfc00) === 0xd800
    const isLow = (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
    if (isHigh && isLow) {
      pairs.push(at)
      at += 1
    }
  }
  return pairs
}

/**
 * The words of a hard-wrapped stretch of text on one line. Chinese lines join without a blank,
 * Latin words keep one between them.
 */
export function onOneLine(text: string): string {
  return (
    text
      // Tried only where a run of blanks begins, so that a long one costs no more than its length.
      .replace(/(?<![ \t\u3000])[ \t\u3000]*(?:[\r\n][ \t\u3000]*)+/g, '\n')
      .trim()
      .replace(/([!-~])\n+(?=[!-~])/g, '$1 ')
      .replace(/\n+/g, '')
  )
}
