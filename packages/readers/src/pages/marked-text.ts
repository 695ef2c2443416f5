import type { Span } from '@bihuan/core/reading/draft.ts'
import type { MarkedText } from './page.ts'

/** Puts texts together and carries their doubts along. */
export class MarkedTextBuilder {
  readonly #pieces: string[] = []
  readonly #doubts: Span[] = []
  #length = 0

  /** Code points so far. */
  get length(): number {
    return this.#length
  }

  add(text: string, isDoubtful = false): void {
    if (text === '') return
    const length = codePointLength(text)
    if (isDoubtful) this.#mark({ start: this.#length, end: this.#length + length })
    this.#pieces.push(text)
    this.#length += length
  }

  append({ text, doubts }: MarkedText): void {
    for (const { start, end } of doubts) this.#mark({ start: start + this.#length, end: end + this.#length })
    this.#pieces.push(text)
    this.#length += codePointLength(text)
  }

  build(): MarkedText {
    return { text: this.#pieces.join(''), doubts: this.#doubts }
  }

  #mark(span: Span): void {
    const last = this.#doubts.at(-1)
    if (last !== undefined && last.end === span.start) last.end = span.end
    else this.#doubts.push({ ...span })
  }
}

/** Several texts with one between each two. */
export function joined(texts: readonly MarkedText[], between: string): MarkedText {
  const builder = new MarkedTextBuilder()
  texts.forEach((text, at) => {
    if (at > 0) builder.add(between)
    builder.append(text)
  })
  return builder.build()
}

/** Pieces of one line with gaps between them. A gap beside a mark that fills half of its square is no space. */
export function joinedInLine(pieces: readonly MarkedText[]): MarkedText {
  const builder = new MarkedTextBuilder()
  let before = ''
  for (const piece of pieces) {
    const isMark = /[，。、；：？！）》”]$/.test(before) || /^[（《“]/.test(piece.text)
    if (before !== '' && !isMark) builder.add(' ')
    builder.append(piece)
    before = piece.text
  }
  return builder.build()
}

/** Two pieces of one sentence: with a space between Latin words, without one between Chinese characters. */
export function joinedAcrossBreak(texts: readonly MarkedText[]): MarkedText {
  const builder = new MarkedTextBuilder()
  let before = ''
  for (const text of texts) {
    if (text.text === '') continue
    const isHyphenated = /[a-z]-$/.test(before) && /^[a-z]/.test(text.text)
    if (!isHyphenated && needsSpace(before, text.text)) builder.add(' ')
    builder.append(text)
    before = text.text
  }
  return builder.build()
}

function needsSpace(before: string, after: string): boolean {
  return (
    /[A-Za-z0-9,;:.!?)%”’"']$/.test(before) &&
    /^[A-Za-z0-9(“‘"'$]/.test(after) &&
    /[A-Za-z]/.test(before.slice(-12) + after.slice(0, 12))
  )
}

function codePointLength(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}
