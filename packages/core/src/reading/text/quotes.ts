import type { Range } from './strip.ts'

/** Tells which places of a line lie inside a quotation or a title in 《》. */
export type Quotes = { readonly isQuoted: (place: number) => boolean }

// A quotation that does not close within this many characters is a slip of the pen and quotes nothing.
const longestQuotation = 160

/** Finds the quotations of a line. */
export function quoteEnds(text: string, line: Range): Quotes {
  const spans: Range[] = []
  for (let at = line.start; at < line.end; at += 1) {
    const unit = text.charAt(at)
    if (unit !== '“' && unit !== '《') continue
    const close = closingOf(text, at, line.end)
    if (close === null) continue
    spans.push({ start: at, end: close })
    at = close
  }
  let cursor = 0
  return {
    isQuoted: (place) => {
      while (cursor > 0 && (spans[cursor]?.start ?? 0) > place) cursor -= 1
      while ((spans[cursor]?.end ?? Infinity) < place) cursor += 1
      const span = spans[cursor]
      return span !== undefined && span.start < place && place <= span.end
    },
  }
}

/** The index of the mark that closes the quotation opened at an index, or null when nothing near closes it. */
export function closingOf(text: string, openAt: number, end: number): number | null {
  const open = text.charAt(openAt)
  const close = open === '“' ? '”' : '》'
  let depth = 0
  const limit = Math.min(end, openAt + longestQuotation)
  for (let at = openAt; at < limit; at += 1) {
    const here = text.charAt(at)
    if (here === open) depth += 1
    else if (here === close) {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return null
}
