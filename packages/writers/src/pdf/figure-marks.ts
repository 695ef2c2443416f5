import { type Block, withRuns } from '@bihuan/core/documents/document.ts'

// No characters: no font has them, so that a text which holds one is refused before it gets here.
const [begin, between, end] = ['\u{fdd0}', '\u{fdd1}', '\u{fdd2}'] as const

/** The same blocks, each figure with marks around it that `official.typ` makes a place of: by where it stands in `figuresIn`. */
export function markedFigures(blocks: readonly Block[]): readonly Block[] {
  let next = 0
  return blocks.map((block) =>
    withRuns(block, (run) => {
      if (run.kind !== 'figure') return run
      const marked = { ...run, text: `${begin}${next}${between}${run.text}${end}` }
      next += 1
      return marked
    }),
  )
}
