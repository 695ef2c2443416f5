import { isBeyondCount } from '@bihuan/core/kernel/counted.ts'

type Page = { readonly measures: readonly unknown[]; readonly total: number }

/** Where the next page of a list begins; undefined after the last. */
export function nextPageOf(pageSize: number): (last: Page, pages: readonly Page[]) => number | undefined {
  return ({ measures, total }, pages) => {
    const shown = pages.reduce((sum, page) => sum + page.measures.length, 0)
    const isLast = isBeyondCount(total) ? measures.length < pageSize : shown >= total
    return isLast ? undefined : shown
  }
}
