import type { Sheet } from '@bihuan/core/kernel/sheet.ts'
import { writeSheets } from '@bihuan/writers/xlsx/write-sheet.ts'

/** What lists of people ask of the thread that does what takes long. */
export const peopleListWorks = {
  /** The tree and the people as XLSX. */
  peopleListFile: (sheets: readonly Sheet[]): Promise<Uint8Array> => writeSheets(sheets),
}
