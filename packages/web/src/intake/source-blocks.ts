import type { Passage } from '@bihuan/core/reading/draft.ts'
import type { SourceText } from '@bihuan/core/reading/text/source-text.ts'

/** Passages that are drawn together; the key stays while passages inside it are cut and joined. */
export type SourceBlock = { readonly key: number; readonly parts: readonly Passage[] }

const size = 1000

/** Divides the source into blocks of about equal length. A block begins only where a line begins, or the line would break. */
export function blocksOf(source: SourceText, passages: readonly Passage[]): SourceBlock[] {
  const blocks: { key: number; parts: Passage[] }[] = []
  for (const passage of passages) {
    const key = Math.floor(passage.start / size)
    const current = blocks.at(-1)
    // Asked only where a block may begin: a long source has thousands of passages.
    if (current === undefined || (key > current.key && beginsLine(source, passage.start)))
      blocks.push({ key, parts: [passage] })
    else current.parts.push(passage)
  }
  return blocks
}

function beginsLine(source: SourceText, place: number): boolean {
  return source.slice(Math.max(0, place - 1), place) === '\n'
}

/** The block that holds a place of the source; the last one for a place behind them all, -1 when there is none. */
export function blockAt(blocks: readonly SourceBlock[], place: number): number {
  const after = blocks.findIndex(({ parts }) => (parts.at(-1)?.end ?? 0) > place)
  return after === -1 ? blocks.length - 1 : after
}
