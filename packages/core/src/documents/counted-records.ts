import type { RecordRef } from './document.ts'

/** What a sentence can count. */
export type CountedThing = 'category' | 'finding' | 'measure' | 'owner' | 'leader' | 'handler' | 'claim'

/** How what is counted stands. */
export type CountedMark =
  | 'closed'
  | 'open'
  | 'late'
  | 'inTime'
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

/** A record with all that a sentence can count it by. */
export type CountedRecord = {
  readonly thing: CountedThing
  readonly record: RecordRef
  readonly marks: readonly CountedMark[]
  /** By which names of categories, findings and organizations it is meant. */
  readonly within: readonly string[]
}

/** All records that a document is about, for what it says of them to be counted again. */
export type CountedRecords = {
  readonly records: readonly CountedRecord[]
  /** Those among the names that are people. */
  readonly people: readonly string[]
  /** What the source itself states; null where it is silent. */
  readonly announced: { readonly [Thing in 'category' | 'finding' | 'measure']: number | null }
}

/** What a sentence counts: things that stand in some way, within what it names. */
export type Counting = {
  readonly thing: CountedThing
  readonly marks: readonly CountedMark[]
  readonly within: readonly string[]
}

/** The records that are counted. Several names mean all of them together. */
export function recordsCounted(
  { records }: CountedRecords,
  { thing, marks, within }: Counting,
): readonly RecordRef[] {
  return records
    .filter(
      (one) =>
        one.thing === thing &&
        marks.every((mark) => one.marks.includes(mark)) &&
        (within.length === 0 || within.some((name) => one.within.includes(name))),
    )
    .map(({ record }) => record)
}
