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
