import type { Sheet } from '@bihuan/core/kernel/sheet.ts'
import { writeSheets } from '@bihuan/writers/xlsx/write-sheet.ts'

/** What lists of objects ask of the thread that does what takes long. */
export const objectsWorks = {
  /** Objects as XLSX. */
  objectsFile: (sheets: readonly Sheet[]): Promise<Uint8Array> => writeSheets(sheets),
}
