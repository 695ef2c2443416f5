import type { KnownNames, Piece } from './clauses.ts'
import type { CountedRecords, Counting } from './counted-records.ts'
import type { SaidNumber } from './said-numbers.ts'

/** A number that is worked out of counts, as a text states it: a share of something, an average, so many times another. */
export type WorkedOut = {
  readonly from: number
  readonly to: number
  readonly said: string
  /** What it comes to by the records, and by what is counted; null where nobody knows. */
  readonly found: { readonly recorded: string; readonly isRight: boolean; readonly counting: Counting } | null
}

/** What the readers of worked-out numbers look at. */
export type Looked = {
  readonly sentence: Piece
  /** The numbers of the sentence, each with where it stands in it. */
  readonly numbers: readonly SaidNumber[]
  readonly known: KnownNames
  readonly counted: CountedRecords
}

/** The words from the last mark before a place to it. */
export function clauseBefore(text: string, to: number): string {
  return /[^，。；：:,;（(]*$/u.exec(text.slice(0, to))?.[0] ?? ''
}
