import type { DraftNote, DraftStatus } from '../draft.ts'
import type { ItemState } from '../../told/source-note.ts'
import type { Assignment } from '../facts/attributes.ts'
import type { Range } from '../text/strip.ts'

/** What a row of a ledger says of an item, in its own words. */
export type Said = {
  readonly owners: readonly string[]
  readonly leader: string | null
  readonly handlers: readonly string[]
  readonly dueRaw: string | null
  readonly firstDueRaw: string | null
  /** What a column of its own says of the class of time: 立行立改. */
  readonly classRaw: string | null
  readonly state: ItemState | null
  readonly stateRaw: string | null
  readonly doneRaw: string | null
  readonly notes: readonly DraftNote[]
}

/** A measure as read, still in ranges of the flow. */
export type ReadMeasure = Range & {
  /** Of a row of a ledger; else what stands in and behind the words of the measure counts. */
  readonly said?: Said
  readonly handler?: string | null
  readonly owner?: string | null
  readonly leader?: string | null
  readonly dueRaw?: string | null
  /** The words that say that it is done, and when. */
  readonly doneRaw?: string | null
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
  /** Of a ledger; else the assignment counts. */
  readonly said?: Said
  readonly measures: readonly ReadMeasure[]
  /** Where the words that name the finding end and what is said about it begins. */
  readonly headEnd: number
  /** All that belongs to the finding, title included. */
  readonly extent: Range
  /** The rows of a ledger that say all of it, wherever they stand. */
  readonly rows?: readonly Range[]
}
