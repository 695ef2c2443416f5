import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Draft, DraftColumn } from '@bihuan/core/reading/draft.ts'
import type { ReadingProgress, SourceDocument } from '@bihuan/core/reading/source-document.ts'
import type { ReadSheet } from '@bihuan/core/kernel/sheet.ts'
import type { FileForm } from './file-form.ts'
import type { ShownPage } from './pdf/show-page.ts'
import type { ReadingLimits, ReadingRefusal } from './reader.ts'

/** What the reading process is asked for; the bytes come through its standard input. */
export type ReadingJob = {
  readonly name: string
  /** A draft of what the document says, its sheets as they stand, or one page of a PDF as it looks. */
  readonly wants: 'draft' | 'sheets' | 'page'
  /** Which page, counted from one. */
  readonly page?: number | undefined
  /** What reads it, where that is known and must not be guessed. */
  readonly form?: FileForm | undefined
  readonly limits: ReadingLimits
  readonly columns: readonly DraftColumn[]
  readonly today?: PlainDay | undefined
}

/** What the reading process says. */
export type ReadingMessage =
  | { readonly type: 'progress'; readonly progress: ReadingProgress }
  | { readonly type: 'read'; readonly document: SourceDocument; readonly draft: Draft }
  | { readonly type: 'sheets'; readonly sheets: readonly ReadSheet[] }
  | ({ readonly type: 'page' } & ShownPage)
  | { readonly type: 'refused'; readonly refusal: ReadingRefusal }

/**
 * Whether a message is a job. It comes from the parent, which is trusted; a schema would make every reading start later
 * by a fifth of a second.
 */
export function isReadingJob(message: unknown): message is ReadingJob {
  return typeof message === 'object' && message !== null && 'limits' in message && 'columns' in message
}
