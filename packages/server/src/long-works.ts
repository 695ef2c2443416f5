import { noticeOf } from '@bihuan/core/documents/notice.ts'
import type { NoticeFacts } from '@bihuan/core/documents/notice-facts.ts'
import type { Draft } from '@bihuan/core/intake/draft.ts'
import {
  type DraftMatch,
  matchDraft,
  type Relative,
  relativesOf,
} from '@bihuan/core/intake/matching/match-draft.ts'
import type { ExistingFinding } from '@bihuan/core/intake/matching/differences.ts'
import type { Directory } from '@bihuan/core/intake/settling/names.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { ledgerSheet, type LedgerSight } from '@bihuan/core/measures/ledger-sheet.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import { noticeDocx } from './documents/notice.docx.ts'
import { createSideThread, type SideThread } from './kernel/side-thread.ts'

type Compared = Pick<Draft, 'findings'>

/** A rectification that a draft may belong to, and how many of the draft's findings are found there. */
export type RelativeOfDraft = {
  readonly rectificationId: RectificationId
  readonly name: string
  readonly alike: number
  readonly of: number
}

/** What takes seconds where records are many, and is therefore never done on the thread that answers everybody. */
export const longWorks = {
  /** The public notice as DOCX. */
  notice: (facts: NoticeFacts): Promise<Uint8Array> => noticeDocx(noticeOf(facts)),
  /** A ledger as XLSX. */
  ledgerFile: (sight: LedgerSight): Promise<Uint8Array> => writeSheet(ledgerSheet(sight)),
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

/** The thread that does what takes long. */
export type LongWork = SideThread<typeof longWorks>

/** Prepares the thread; it starts when it is first needed. */
export function openLongWork(): LongWork {
  return createSideThread(new URL('./long-works.program.ts', import.meta.url))
}
