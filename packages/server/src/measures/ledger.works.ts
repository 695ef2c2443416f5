import { ledgerSheet, type LedgerSight } from '@bihuan/core/measures/ledger-sheet.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import type { Tell } from '../kernel/side-thread.ts'
import { sheetPdf, type SheetPrint } from '@bihuan/writers/pdf/sheet-pdf.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'

/** What the ledger asks of the thread that does what takes long. */
export const ledgerWorks = {
  /** A ledger as XLSX. */
  ledgerFile: (sight: LedgerSight): Promise<Uint8Array> => writeSheet(ledgerSheet(sight)),
  /** A ledger as PDF. */
  ledgerPdf: (
    { sight, print }: { readonly sight: LedgerSight; readonly print: SheetPrint },
    tell: Tell,
  ): Promise<Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT'>>> =>
    sheetPdf(ledgerSheet(sight), print, tell),
}
