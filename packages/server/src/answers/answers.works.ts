import type { Sheet } from '@bihuan/core/kernel/sheet.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'

/** What the list of who answers for what asks of the thread that does what takes long. */
export const answersWorks = {
  /** The list as XLSX. */
  answersFile: (sheet: Sheet): Promise<Uint8Array> => writeSheet(sheet),
}
