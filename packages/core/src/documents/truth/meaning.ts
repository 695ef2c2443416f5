import type { CountedMark, CountedThing, Counting } from './counted-records.ts'

/** How what is counted stands, in the ways in which it can be meant. */
export type Marks = readonly (readonly CountedMark[])[]

/** What a number counts, in the ways in which it can be meant. */
export type Meant = { readonly of: readonly Omit<Counting, 'within'>[] }

/** What was said before the clause that is read. */
export type Said = {
  /** Named in the paragraph, the latest first. */
  names: readonly string[]
  /** Named in the sentence. */
  things: readonly CountedThing[]
  /** What the last number of the sentence counted. */
  last: Meant | 'outside' | null
  /** What the last number counted that had a noun of its own, within what, how many those are, and how many of them were told apart since. */
  whole: {
    readonly meant: Meant
    readonly value: number
    readonly scopes: readonly (readonly string[])[]
    parts: number
  } | null
  /** The clause before, where it has no number: 逾期最多的是综合执法局. */
  lead: string | null
  /** Of what those are of which it counts behind it: 限期整改措施中. */
  base: Marks | null
  /** The counts of the sentence. */
  readonly values: number[]
  isBase: boolean
  /** What that counted of which the clause tells parts. */
  partOf: Meant | null
  /** Of what the sentence tells parts since 其中. */
  among: Meant | null
  /** Of a list with 、: whether its first part is read. */
  isFurther: boolean
  /** Whether the sentence speaks of something that no record tells: another source, some part. */
  isOfOther: boolean
  /** Whether the clause tells how many there are of each. */
  isOfEach: boolean
  /** Whether what was closed before the record was begun is told apart. */
  readonly tellsBefore: boolean
}
