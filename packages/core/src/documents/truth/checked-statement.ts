import type { Counting } from './counted-records.ts'
import type { RecordRef } from '../document.ts'
import type { Statement } from './statement.ts'

/** Where a document says something: in which paragraph of those that were checked, by its characters. */
type TextPlace = { readonly paragraph: number; readonly from: number; readonly to: number }

export type Stated = {
  readonly place: TextPlace
  /** As it stands in the text: 26条. */
  readonly said: string
}

/** A count that a text states, beside what the records give. */
export type CheckedStatement = Stated &
  (
    | { readonly verdict: 'right'; readonly records: readonly RecordRef[] }
    | {
        readonly verdict: 'wrong'
        /** What the records give: 25, 48.1%. */
        readonly recorded: string
        readonly counting: Counting
        readonly records: readonly RecordRef[]
      }
    | { readonly verdict: 'outside' }
    /** It speaks of what is counted here, in a way that nobody can look up. */
    | { readonly verdict: 'unsure' }
  )

/** Two places that count the same and state different numbers. */
export type Contradiction = readonly [Stated, Stated]

/** A paragraph with the headings that it stands under: what they name holds for what it counts. */
export type CheckedParagraph = { readonly text: string; readonly above: string }

/** What is found in the paragraphs of a document. */
export type TruthReport = {
  readonly statements: readonly CheckedStatement[]
  readonly contradictions: readonly Contradiction[]
}

/** What was found in a text, with how it was read where it counts records. */
export type Found = { readonly statement: Statement | null; readonly checked: CheckedStatement }
