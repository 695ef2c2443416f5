import type {
  ReadingProgress,
  readingRefusals,
  SourceDocument,
} from '@bihuan/core/reading/source-document.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import type { ReadSheet } from '@bihuan/core/kernel/sheet.ts'

/** Why a file is not read. */
export type ReadingRefusal = Refusal<(typeof readingRefusals)[number]>

/** What reading may cost; past it the file is refused. */
export type ReadingLimits = {
  /** Bytes of the file itself. */
  readonly fileBytes: number
  /** Bytes of all parts of a container, unpacked. */
  readonly inflatedBytes: number
  readonly pages: number
  /** Pages whose characters have to be recognised. */
  readonly scannedPages: number
  readonly rows: number
  readonly characters: number
  readonly seconds: number
  /** Seconds when characters have to be recognised. */
  readonly scanSeconds: number
  /** For one page of several, or the only one. */
  readonly pageSeconds: number
  readonly memoryMegabytes: number
}

/** What a reader of one form works with. */
export type ReaderContext = {
  readonly limits: ReadingLimits
  /** Called as often as there is something to tell. */
  readonly onProgress: (progress: ReadingProgress) => void
}

/** Turns the bytes of one form into text. Whatever the bytes, it answers; it throws only for its own faults. */
export type Reader = (
  bytes: Uint8Array,
  context: ReaderContext,
) => Promise<Result<SourceDocument, ReadingRefusal>>

/** Turns the bytes of a table into its sheets, which keep the numbers of their rows. */
export type SheetReader = (
  bytes: Uint8Array,
  context: ReaderContext,
) => Promise<Result<readonly ReadSheet[], ReadingRefusal>>
