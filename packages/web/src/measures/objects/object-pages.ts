import type { ListItemView } from '@bihuan/core/objects/objects.contract.ts'

/** So many objects are asked for at once. */
export const pageSize = 200

/** A page of objects as it was answered. */
export type ObjectsAnswer = { readonly items: readonly ListItemView[]; readonly next: number | null }

/**
 * After which places the pages of a list begin. A list that nothing filters has its objects one after the other, so that any page of it
 * is known beforehand; how a filter cuts it is learned page by page.
 */
export function startsOf(ever: number, ends: readonly number[] | null): readonly number[] {
  if (ends !== null) return [0, ...ends]
  return Array.from({ length: Math.max(1, Math.ceil(ever / pageSize)) }, (_, page) => page * pageSize)
}

/** Where the rows of each page begin, and after the last one how many there are. */
export type Rows = { readonly pages: readonly (readonly ListItemView[])[]; readonly from: readonly number[] }

/** The pages as rows. One that was asked for anew reaches as far as before: what has come in beyond is on the next. */
export function rowsOf(
  answers: readonly (ObjectsAnswer | undefined)[],
  starts: readonly number[],
  ever: number | null,
): Rows {
  const pages = answers.map((answer, page) => {
    const until = starts[page + 1] ?? Number.POSITIVE_INFINITY
    return answer?.items.filter(({ ordinal }) => ordinal <= until) ?? []
  })
  const from = [0]
  for (const [page, items] of pages.entries())
    from.push(ever === null ? (from[page] ?? 0) + items.length : Math.min(ever, (page + 1) * pageSize))
  return { pages, from }
}

/** On which page a row is. */
export function pageOf({ from }: Rows, row: number): number {
  const page = from.findIndex((_, at) => row < (from[at + 1] ?? 0))
  return page < 0 ? Math.max(0, from.length - 2) : page
}

/** An object by its row; nothing while its page is on the way. */
export function objectAt(rows: Rows, row: number): ListItemView | undefined {
  const page = pageOf(rows, row)
  return rows.pages[page]?.[row - (rows.from[page] ?? 0)]
}

/**
 * The ends of the pages of a filtered list once more is known: where the last one that is in sight goes on, and where more has come into a
 * page than it has room for. Null where nothing is new.
 */
export function endsAfter(
  ends: readonly number[],
  answers: readonly (ObjectsAnswer | undefined)[],
  lastInSight: number,
): readonly number[] | null {
  for (const [page, answer] of answers.entries()) {
    const next = answer?.next ?? null
    const end = ends[page]
    if (next !== null && end !== undefined && next < end) return ends.toSpliced(page, 0, next)
    if (next !== null && end === undefined && page <= lastInSight) return [...ends, next]
  }
  return null
}
