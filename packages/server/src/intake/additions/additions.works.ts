import type { ExistingFinding } from '@bihuan/core/intake/matching/differences.ts'
import {
  type DraftMatch,
  matchDraft,
  type Relative,
  relativesOf,
} from '@bihuan/core/intake/matching/match-draft.ts'
import type { Directory } from '@bihuan/core/intake/settling/names.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'

type Compared = Pick<Draft, 'findings'>

/** A rectification that a draft may belong to, and how many of the draft's findings are found there. */
export type RelativeOfDraft = {
  readonly rectificationId: RectificationId
  readonly name: string
  readonly alike: number
  readonly of: number
}

/** What additions ask of the thread that does what takes long. */
export const additionWorks = {
  /** A draft laid beside the findings of a rectification. */
  matches: (given: {
    readonly draft: Compared
    readonly existing: readonly ExistingFinding[]
    readonly directory: Directory
  }): DraftMatch => matchDraft(given.draft, given.existing, given.directory),
  /** Which of several rectifications a draft may belong to, the likeliest first. */
  relatives: (given: {
    readonly draft: Compared
    readonly candidates: readonly (Relative & { readonly id: RectificationId; readonly name: string })[]
  }): RelativeOfDraft[] =>
    relativesOf(given.draft, given.candidates).map(({ candidate: { id, name }, alike, of }) => ({
      rectificationId: id,
      name,
      alike,
      of,
    })),
}
