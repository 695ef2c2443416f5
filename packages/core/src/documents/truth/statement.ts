import type { Counting } from './counted-records.ts'
import type { SaidNumber } from './said-numbers.ts'

/** A count that a text states, with the ways in which it can be meant; none where it speaks of what no record counts. */
export type Statement = SaidNumber & {
  readonly said: string
  readonly countings: readonly Counting[]
  /** Whether it is said of each of several names: 各销号5条; 均 may tell of all together too. */
  readonly each: 'strictly' | 'perhaps' | null
  /** Whether it is told as what the source states. */
  readonly isOfSource: boolean
  /** The words of its clause around the number. */
  readonly clause: string
  /** What other numbers of its sentence leave for it: “其余10个”, “共7条” behind 5 and 2. Null of what stands alone. */
  readonly rest: number | null
  /** What other numbers of its sentence come to, which it may say too: their sums, and the shares of one in another. */
  readonly alike: readonly number[]
  /** Whether it says by how much the first of two names has more: A比B多2条. */
  readonly isDifference: boolean
  /** What a share with 占 before it is a share of something else with: the count before it. */
  readonly part: number | null
  /** The least or the most share of any category: “在25%至62.5%之间”. */
  readonly extreme: 'least' | 'most' | null
}
