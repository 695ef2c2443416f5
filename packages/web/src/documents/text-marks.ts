import type { Run } from '@bihuan/core/documents/document.ts'

/** A stretch of a paragraph that says a number, and how it stands to the records. */
export type TextMark = {
  readonly from: number
  readonly to: number
  readonly verdict: 'right' | 'wrong' | 'outside' | 'unsure'
  /** What pressing it opens, in words. */
  readonly label: string
  readonly onOpen: () => void
}

/** A piece of a paragraph: a linked figure, a marked number, or words. */
export type Piece = { readonly run: Run; readonly mark: TextMark | null }

/** The runs of a paragraph, cut where marks begin and end; what is linked stays whole. */
export function piecesOf(runs: readonly Run[], marks: readonly TextMark[]): readonly Piece[] {
  let from = 0
  return runs.flatMap((run): readonly Piece[] => {
    const begins = from
    const ends = begins + run.text.length
    from = ends
    if (run.kind === 'figure') return [{ run, mark: null }]
    const inside = marks.filter((mark) => mark.from < ends && mark.to > begins)
    const cuts = [begins, ...inside.flatMap((mark) => [mark.from, mark.to]), ends]
      .filter((at) => at >= begins && at <= ends)
      .toSorted((one, other) => one - other)
    return cuts.flatMap((at, index): readonly Piece[] => {
      const next = cuts[index + 1]
      if (next === undefined || next === at) return []
      const text = run.text.slice(at - begins, next - begins)
      return [
        { run: { ...run, text }, mark: inside.find((mark) => mark.from <= at && mark.to >= next) ?? null },
      ]
    })
  })
}

/** A piece with the signs that no line may part from it: browsers break before and behind whatever can be pressed. */
export type HeldPiece = Piece & { readonly before: string; readonly after: string }

const opening = /[（《〈「『【〔“‘([{]+$/u
const closing = /^[，。、；：！？）》〉」』】〕”’…·％%,.;:!?)\]}]+/u

/** Pieces of a paragraph, of which those that are pressed hold closing signs behind them and opening ones before. */
export function heldPieces(pieces: readonly Piece[]): readonly HeldPiece[] {
  const isPressed = (piece: Piece | undefined): boolean =>
    piece !== undefined && (piece.mark !== null || piece.run.kind === 'figure')
  const signsOf = (piece: Piece | undefined, signs: RegExp): string =>
    piece === undefined || isPressed(piece) ? '' : (signs.exec(piece.run.text)?.[0] ?? '')
  return pieces.map((piece, at): HeldPiece => {
    const [last, next] = [pieces[at - 1], pieces[at + 1]]
    if (isPressed(piece)) return { ...piece, before: signsOf(last, opening), after: signsOf(next, closing) }
    const from = isPressed(last) ? signsOf(piece, closing).length : 0
    const rest = piece.run.text.slice(from)
    const to = isPressed(next) ? (opening.exec(rest)?.[0].length ?? 0) : 0
    return { run: { ...piece.run, text: rest.slice(0, rest.length - to) }, mark: null, before: '', after: '' }
  })
}
