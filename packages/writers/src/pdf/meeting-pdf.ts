import type { DocumentModel } from '@bihuan/core/documents/document.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import type { Sheet } from '@bihuan/core/kernel/sheet.ts'
import { mergePdf } from './merge-pdf.ts'
import { officialPages } from './official-pdf.ts'
import { type OnRows, sheetPdf, type SheetPrint } from './sheet-pdf.ts'

/**
 * Writes a document and a table behind it as one PDF/A-2b, its pages numbered through.
 */
export async function documentWithSheet(
  model: Pick<DocumentModel, 'title' | 'blocks'>,
  sheet: Sheet,
  { onRows, ...print }: SheetPrint & { readonly onRows?: OnRows },
): Promise<Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT'>>> {
  const front = await officialPages(model, { at: print.at, hasTags: false })
  if (!front.ok) return front
  const { bytes, pages } = front.value
  const behind = await sheetPdf(sheet, { ...print, pagesBefore: pages }, onRows)
  return behind.ok ? ok(mergePdf([bytes, behind.value])) : behind
}
