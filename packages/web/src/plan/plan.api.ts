// oxlint-disable typescript/explicit-module-boundary-types -- what this gives is named by the library alone.
import type { DifferenceKind } from '@bihuan/core/plan/differences.ts'
import { keepPreviousData } from '@tanstack/react-query'
import { orpc } from '../api.ts'

/** Which differences are wanted: of a version to a later one or, where none is named, to what is there now. */
export type Compared = {
  readonly rectificationId: string
  readonly number: number
  readonly to?: number
  readonly kind?: DifferenceKind
}

/** What has become of a version of a plan, page by page, in the order of the ledger. */
export const differencePages = (compared: Compared) =>
  orpc.plans.differences.infiniteOptions({
    input: (after: number) => ({ ...compared, after, limit: 50 }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { differences }) => sum + differences.length, 0)
      return shown < total ? shown : undefined
    },
    placeholderData: keepPreviousData,
  })
