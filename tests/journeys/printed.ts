import { glyphsOf } from '../../packages/readers/src/pdf/pdf-glyphs.ts'
import { startPdfium } from '../../packages/readers/src/pdf/pdfium.ts'

/** A page of a PDF as a person sees it: what it says, its size in points, and how far to the right its ink goes. */
export type PrintedPage = {
  readonly text: string
  readonly width: number
  readonly height: number
  readonly right: number
}

const closes = /^[》〉」』】〕）］｝”’、。，．：；]$/u

/** Where the ink of a glyph ends: the right half of a closing mark is empty, and a browser lets it hang over the end of a line. */
const inkEnd = ({ text, left, right }: { text: string; left: number; right: number }): number =>
  closes.test(text) ? (left + right) / 2 : right

/** What a PDF says, page by page, without the spaces in between. */
export async function printedPages(pdf: Uint8Array): Promise<PrintedPage[]> {
  const pdfium = await startPdfium()
  const at = pdfium.wasmExports.malloc(pdf.length)
  pdfium.HEAPU8.set(pdf, at)
  const document = pdfium._FPDF_LoadMemDocument(at, pdf.length, 0)
  if (document === 0) throw new Error('this is no PDF')
  const pages = Array.from({ length: pdfium._FPDF_GetPageCount(document) }, (_, index) => {
    const page = pdfium._FPDF_LoadPage(document, index)
    const { glyphs, turn } = glyphsOf(pdfium, page)
    pdfium._FPDF_ClosePage(page)
    const text = glyphs.map((glyph) => glyph.text).join('')
    const right = glyphs.reduce((most, glyph) => Math.max(most, inkEnd(glyph)), 0)
    return { text: text.replaceAll(/\s/g, ''), width: turn.width, height: turn.height, right }
  })
  pdfium._FPDF_CloseDocument(document)
  return pages
}
