import type { Span } from './draft.ts'

/** What sort of file a source came as. `scan` is a picture of pages whose words were recognised. */
export const sourceForms = ['text', 'html', 'docx', 'xlsx', 'pdf', 'scan'] as const
/** What sort of file a source came as. */
export type SourceForm = (typeof sourceForms)[number]

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
}

/** What a reading is busy with. */
export const readingPhases = ['opening', 'reading', 'recognising', 'understanding'] as const

/** How far a reading has come; `total` is null while nobody knows. */
export type ReadingProgress = {
  readonly phase: (typeof readingPhases)[number]
  /** Pages, rows or parts, by the form. */
  readonly done: number
  readonly total: number | null
}
