import { glyphsOf } from '@bihuan/readers/pdf/pdf-glyphs.ts'
import { startPdfium } from '@bihuan/readers/pdf/pdfium.ts'

/** A character of a PDF and where on its line it begins, in points from the upper left corner of its page. */
export type PrintedGlyph = { readonly text: string; readonly x: number; readonly y: number }

/** The size of each page of a PDF, and the characters on it. */
export async function printedGlyphs(
  bytes: Uint8Array,
): Promise<
  readonly { readonly width: number; readonly height: number; readonly glyphs: readonly PrintedGlyph[] }[]
> {
  const pdfium = await startPdfium()
  const at = pdfium.wasmExports.malloc(bytes.length)
  pdfium.HEAPU8.set(bytes, at)
  const document = pdfium._FPDF_LoadMemDocument(at, bytes.length, 0)
  const pages = Array.from({ length: pdfium._FPDF_GetPageCount(document) }, (_, index) => {
    const page = pdfium._FPDF_LoadPage(document, index)
    const { glyphs, turn } = glyphsOf(pdfium, page)
    pdfium._FPDF_ClosePage(page)
    return {
      width: turn.width,
      height: turn.height,
      // A glyph lies by 0.88 of its size above its line, see `glyphsOf`.
      glyphs: glyphs.map(({ text, left, top, size }) => ({ text, x: left, y: top + 0.88 * size })),
    }
  })
  pdfium._FPDF_CloseDocument(document)
  return pages
}
