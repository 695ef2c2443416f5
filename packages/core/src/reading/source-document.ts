import type { RefusalCode } from '../kernel/refusal.ts'
import type { SourceForm } from '../rectifications/source-form.ts'
import type { Span } from './draft.ts'

/** A document as text, whatever it came as; the reader of text goes on from here. */
export type SourceDocument = {
  readonly text: string
  /** How bytes became characters: `utf-8`, `gb18030`, …; the form itself where the file says so (`docx`). */
  readonly encoding: string
  readonly form: SourceForm
  /** Null where the form has no pages. */
  readonly pages: number | null
  /** Words that the recognition of characters was not sure of, in code points of the text. */
  readonly doubts: readonly Span[]
  /** Sheets that hold something and are hidden: they are not read. */
  readonly hiddenSheets?: readonly string[] | undefined
  readonly lostCells?: LostCells | undefined
}

/** Cells whose words are not in the file: a formula without a stored result, or with an error. The first of them by sheet and cell. */
export type LostCells = { readonly count: number; readonly first: readonly string[] }

/** What a reading is busy with. */
export const readingPhases = ['opening', 'reading', 'recognising', 'understanding'] as const

/** How far a reading has come; `total` is null while nobody knows. */
export type ReadingProgress = {
  readonly phase: (typeof readingPhases)[number]
  /** Pages, rows or parts, by the form. */
  readonly done: number
  readonly total: number | null
}

/** Why a document is not read: what reading it can be refused with, wherever it is read. */
export const readingRefusals = [
  'EMPTY_TEXT',
  'BINARY_FILE',
  'TEXT_TOO_LARGE',
  'UNREADABLE_ENCODING',
  'CLASSIFIED_TEXT',
  'FILE_TOO_LARGE',
  'OLD_WORD_FILE',
  'OLD_EXCEL_FILE',
  'OFD_FILE',
  'FILE_DAMAGED',
  'FILE_LOCKED',
  'FILE_INFLATES',
  'TOO_MANY_PAGES',
  'TOO_MANY_ROWS',
  'READING_TOO_LONG',
  'READING_TOO_BIG',
  'NO_TEXT_FOUND',
  'FILE_NOT_AS_SENT',
] as const satisfies readonly RefusalCode[]
