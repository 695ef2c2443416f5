import type { PlainDay } from '../../kernel/day.ts'
import type { RecordRef } from '../document.ts'

/** What a sentence can count. */
export type CountedThing = 'category' | 'finding' | 'measure' | 'owner' | 'leader' | 'handler' | 'claim'

/** How what is counted stands. */
export type CountedMark =
  | 'closed'
  | 'open'
  | 'late'
  | 'inTime'
  /** Not late, closed ones too. */
  | 'notLate'
  | 'waiting'
  | 'underway'
  | 'planned'
  | 'returned'
  | 'immediate'
  | 'timeBound'
  | 'continuous'
  | 'before'
  | 'closedHere'
  | 'completed'
  | 'basicallyCompleted'
  | 'notCompleted'
  | 'nobodys'
  | 'going'
  | 'reopened'
  | 'started'
  /** More time was granted for it, whether it is closed by now or not. */
  | 'extended'
  /** Closed, or of a claim approved or returned. */
  | 'decided'
  /** Of what is closed: by its day, before it, or after it. */
  | 'closedOnTime'
  | 'closedEarly'
  | 'closedLate'
  /** More time is asked for. */
  | 'asked'
  /** Somebody is named for it, and a day. */
  | 'withOwner'
  | 'withLeader'
  | 'withHandler'
  | 'dated'

/** A record with all that a sentence can count it by. */
export type CountedRecord = {
  readonly thing: CountedThing
  readonly record: RecordRef
  /** What whoever answers for measures is called; of other things nothing. */
  readonly name?: string
  readonly marks: readonly CountedMark[]
  /** How each of the measures stands that it is about; none of a measure itself. */
  readonly parts?: readonly (readonly CountedMark[])[]
  /** By which names of categories, findings and organizations it is meant. */
  readonly within: readonly string[]
  /** Of a measure: when it was closed and until when it is due, where that is known, and the finding that it answers. */
  readonly closedOn?: PlainDay | null
  readonly dueOn?: PlainDay | null
  readonly findingId?: string
  /** Of a measure that was put off: until when it was due at first. */
  readonly firstDueOn?: PlainDay | null
  /** Of a claim: when it was made and decided on, where that is known, and what it is about. */
  readonly claimedOn?: PlainDay
  readonly decidedOn?: PlainDay | null
  readonly aboutId?: string
}

/** How many were set aside, and are among no count. */
export type SetAside = { readonly finding: number; readonly measure: number }

/** All records that a document is about, for what it says of them to be counted again. */
export type CountedRecords = {
  readonly records: readonly CountedRecord[]
  /** Those among the names that are people. */
  readonly people: readonly string[]
  /** Who gave the feedback; null where nobody says. */
  readonly inspectingBody: string | null
  /** What the source itself states; null where it is silent. */
  readonly today: PlainDay
  /** As of when was reported before; null where nobody says. */
  readonly lastReportOn?: PlainDay | null
  /** Ways to stand of which nobody knows which ones do. */
  readonly unknown?: readonly CountedMark[]
  /** How often claims were signed; absent where nobody says. */
  readonly signatures?: number
  readonly voided: SetAside
  readonly merged: SetAside
  readonly announced: { readonly [Thing in 'category' | 'finding' | 'measure']: number | null }
}

/** What a sentence counts: things that stand in some way, within what it names. */
export type Counting = {
  readonly thing: CountedThing
  readonly marks: readonly CountedMark[]
  readonly within: readonly string[]
  /** Whether not they themselves stand so, but some of their measures, or all. */
  readonly by?: 'some' | 'all'
}

/** The records that are counted. Several names mean all of them together. */
export function recordsCounted(
  { records }: CountedRecords,
  { thing, marks, within, by }: Counting,
): readonly RecordRef[] {
  const stands = ({ marks: own, parts = [] }: CountedRecord): boolean => {
    const has = (those: readonly CountedMark[]): boolean => marks.every((mark) => those.includes(mark))
    if (by === 'some') return parts.some(has)
    return by === 'all' ? parts.length > 0 && parts.every(has) : has(own)
  }
  return records
    .filter(
      (one) =>
        one.thing === thing &&
        stands(one) &&
        (within.length === 0 || within.some((name) => one.within.includes(name))),
    )
    .map(({ record }) => record)
}
