import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'

/** The counts that a source can state, in the order in which they are shown. */
export const announcedCounts = ['items', 'problems', 'measures', 'done', 'ongoing'] as const

/** A count that the source states beside the one that the ledger holds. */
export type Comparison = {
  readonly count: keyof RectificationView['announced']
  readonly announced: number
  readonly actual: number
}

/**
 * The counts that the source states, each beside the ledger's. What the source is silent about is left out; whoever reads
 * only a part of the record has nothing to hold beside them.
 */
export function comparisons(
  rectification: Pick<RectificationView, 'announced' | 'counts' | 'isPart'>,
): Comparison[] {
  const { announced, counts, isPart } = rectification
  if (isPart) return []
  const actual = {
    items: counts.categories,
    problems: counts.findings,
    measures: counts.measures,
    done: counts.findingsClosed,
    ongoing: counts.findings - counts.findingsClosed,
  }
  return announcedCounts.flatMap((count) => {
    const stated = announced[count]
    return stated === null ? [] : [{ count, announced: stated, actual: actual[count] }]
  })
}
