import { ledgerSheet, type LedgerSight } from '@bihuan/core/measures/ledger-sheet.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'

/** What the ledger asks of the thread that does what takes long. */
export const ledgerWorks = {
  /** A ledger as XLSX. */
  ledgerFile: (sight: LedgerSight): Promise<Uint8Array> => writeSheet(ledgerSheet(sight)),
}
