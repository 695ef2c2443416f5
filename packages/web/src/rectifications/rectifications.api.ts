// oxlint-disable typescript/explicit-module-boundary-types -- what these give is named by the library alone.
import { orpc } from '../api.ts'

const cards = 50
const entries = 100

/** The pages of the list of rectifications, narrowed to names with these words. */
export const listPages = (q: string | undefined, apart?: 'archived' | 'voided') =>
  orpc.rectifications.list.infiniteOptions({
    input: (before: string | undefined) => ({
      limit: cards,
      ...(q && { q }),
      ...(apart && { [apart]: 'true' as const }),
      ...(before && { before }),
    }),
    initialPageParam: undefined,
    getNextPageParam: ({ rectifications, hasMore }) => (hasMore ? rectifications.at(-1)?.id : undefined),
  })

/** The pages of a rectification's journal, newest first; of the entries behind one alone. */
export const journalPages = (rectificationId: string, after?: number) =>
  orpc.rectifications.journal.infiniteOptions({
    input: (before: number | undefined) => ({
      rectificationId,
      limit: entries,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    }),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page.entries.length < entries ? undefined : page.entries.at(-1)?.sequence),
  })
