import type { PlainDay } from '../../kernel/day.ts'
import type { KnownNames } from './clauses.ts'
import type { CountedRecords, CountedThing } from './counted-records.ts'
import type { RecordRef } from '../document.ts'
import type { Those } from './sentence-counts.ts'
import type { Part } from './sentence-parts.ts'
import type { Token } from './sentence-tokens.ts'

/** What a sentence says in one place, and what the records come to. */
export type Reading = {
  readonly from: number
  readonly to: number
  readonly verdict: 'right' | 'wrong' | 'unsure'
  readonly recorded: string
  readonly records: readonly RecordRef[]
  readonly thing: CountedThing
  /** Whether nothing else can make it true. */
  readonly isFirm?: boolean
  /** Whether it settles only what nobody looked up. */
  readonly isWeak?: boolean
  /** Whether it only takes back what was found wrong. */
  readonly isQuiet?: boolean
}

/** What a number before counted, in each way in which it can be meant; where the records bear it out, in those that make it true. */
export type Frame = {
  readonly part: Part
  readonly value: number
  readonly ways: readonly Those[]
  readonly isRight: boolean
}

/** Whether a number tells what was then, or by how much more or less there is now. */
export type How = 'then' | 'now' | 'more' | 'less'

/** What was said so far in a sentence. */
export type Told = {
  readonly frames: Frame[]
  names: readonly string[]
  /** The clause before, where it had no number. */
  topic: readonly Token[]
  /** The period of which it tells. */
  periods: readonly Token[]
  /** The day before today with which it compares; unknown where nobody knows which it is. */
  since: PlainDay | 'unknown' | null
  /** Whether all of it is told of what came since then: 上期以来. */
  isSince: boolean
  /** What was said of what a change is told of. */
  lead: readonly Token[]
  /** How the number before it told of a change. */
  how: How | null
  /** Whether a share is told of what is closed. */
  isRate: boolean
  isOfSource: boolean
  /** Whether something was not understood. */
  isUnread: boolean
  /** Whether it tells what is only to be. */
  isAim: boolean
  /** Whom it takes out of what it says: 除财政局外. */
  readonly except: readonly string[]
  /** Whether it says how many were set aside: those may be among what it counts. */
  readonly hasAside: boolean
}

/** What sentences are read with. */
export type Reader = {
  readonly known: KnownNames
  readonly counted: CountedRecords
  /** Names of the heading above. */
  readonly above: readonly string[]
}

/** What a part of a sentence is read beside. */
export type Look = { readonly told: Told; readonly reader: Reader; readonly named: readonly string[] }
