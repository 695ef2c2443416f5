import type { DraftStatus } from '../draft.ts'
import type { Assignment } from '../facts/attributes.ts'
import type { Range } from '../text/strip.ts'

/** A measure as read, still in ranges of the flow. */
export type ReadMeasure = Range & {
  readonly owner?: string | null
  readonly leader?: string | null
  readonly dueRaw?: string | null
}

/** A finding as read, still in ranges of the flow. */
export type ReadFinding = {
  readonly number: string | null
  readonly path: readonly string[]
  /** Null where the source gives only a code or an agency. */
  readonly title: Range | null
  /** Where the finding begins when it has no title. */
  readonly at: number
  readonly status: DraftStatus | null
  readonly statusRaw: string | null
  readonly assignment: Assignment
  readonly measures: readonly ReadMeasure[]
  /** Where the words that name the finding end and what is said about it begins. */
  readonly headEnd: number
  /** All that belongs to the finding, title included. */
  readonly extent: Range
}
