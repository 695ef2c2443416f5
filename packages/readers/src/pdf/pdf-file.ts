import { refuse, ok, type Result } from '@bihuan/core/kernel/result.ts'
import type { GreyPicture } from '../pages/grey-picture.ts'
import { emptyPage, type Page } from '../pages/page.ts'
import { ruledTables } from '../pages/ruled-tables.ts'
import { segmentsOf } from '../pages/segments.ts'
import type { ReadingRefusal } from '../reader.ts'
import { drawingsOf } from './pdf-drawings.ts'
import { glyphsOf } from './pdf-glyphs.ts'
import { type Pdfium, startPdfium } from './pdfium.ts'

/** A page of a PDF: its text, or that it has to be looked at because the text is not in the file. */
export type PdfPage = { readonly kind: 'text'; readonly page: Page } | { readonly kind: 'picture' }

/** A PDF that is open. Close it in any case. */
export type PdfFile = {
  readonly pages: number
  readonly readPage: (index: number) => PdfPage
  readonly paint: (index: number) => GreyPicture | null
  readonly close: () => void
}

const passwordNeeded = 4
const unknownEncryption = 5

/** Opens a PDF. Nothing of its content is read yet. */
export async function openPdf(bytes: Uint8Array): Promise<Result<PdfFile, ReadingRefusal>> {
  const pdfium = await startPdfium()
  const at = pdfium.wasmExports.malloc(bytes.length)
  pdfium.HEAPU8.set(bytes, at)
  const document = pdfium._FPDF_LoadMemDocument(at, bytes.length, 0)
  if (document === 0) {
    const error = pdfium._FPDF_GetLastError()
    const isLocked = error === passwordNeeded || error === unknownEncryption
    return refuse({ code: isLocked ? 'FILE_LOCKED' : 'FILE_DAMAGED' })
  }
  return ok({
    pages: pdfium._FPDF_GetPageCount(document),
    readPage: (index) =>
      withPage({ pdfium, document, index }, (page) => readPage(pdfium, page)) ?? unreadPage,
    paint: (index) => withPage({ pdfium, document, index }, (page) => paint(pdfium, page)),
    close: () => pdfium._FPDF_CloseDocument(document),
  })
}

const unreadPage: PdfPage = { kind: 'text', page: emptyPage }

function withPage<T>(
  { pdfium, document, index }: { pdfium: Pdfium; document: number; index: number },
  work: (page: number) => T,
): T | null {
  const page = pdfium._FPDF_LoadPage(document, index)
  if (page === 0) return null
  const result = work(page)
  pdfium._FPDF_ClosePage(page)
  return result
}

// A stamp or a page number on a scan is text, too; a page of text has more.
const fewCharacters = 50
const mostUnreadable = 0.2

function readPage(pdfium: Pdfium, page: number): PdfPage {
  const { glyphs, turn, unreadable } = glyphsOf(pdfium, page)
  const { rules, picture, paths } = drawingsOf(pdfium, page, turn)
  const characters = glyphs.filter((glyph) => glyph.text.trim() !== '').length
  const isDrawn = picture > 0.3 || paths > 300
  const isBroken = unreadable > mostUnreadable * (characters + unreadable)
  if ((characters < fewCharacters && isDrawn) || (isBroken && unreadable > 5)) return { kind: 'picture' }
  const { tables, others } = ruledTables(glyphs, rules)
  return {
    kind: 'text',
    page: { width: turn.width, height: turn.height, segments: segmentsOf(others), tables, widestGap: 1.2 },
  }
}

// Chosen by measuring: see decision 0011.
const dotsPerInch = 200
const mostDots = 12_000_000
const greyFormat = 1
const withAnnotationsInGrey = 0x01 | 0x08

function paint(pdfium: Pdfium, page: number): GreyPicture | null {
  const [width, height] = [pdfium._FPDF_GetPageWidth(page), pdfium._FPDF_GetPageHeight(page)]
  if (!(width > 0 && height > 0)) return null
  const scale = Math.min(dotsPerInch / 72, Math.sqrt(mostDots / (width * height)))
  const [across, down] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  // A strip a dot high would pass the cap on dots and ask for a bitmap without end.
  if (across > 20_000 || down > 20_000) return null
  const bitmap = pdfium._FPDFBitmap_CreateEx(across, down, greyFormat, 0, 0)
  if (bitmap === 0) return null
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xffffffff)
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, withAnnotationsInGrey)
  const from = pdfium._FPDFBitmap_GetBuffer(bitmap)
  const stride = pdfium._FPDFBitmap_GetStride(bitmap)
  const dots = new Uint8Array(across * down)
  for (let row = 0; row < down; row += 1) {
    const start = from + row * stride
    dots.set(pdfium.HEAPU8.subarray(start, start + across), row * across)
  }
  pdfium._FPDFBitmap_Destroy(bitmap)
  return { width: across, height: down, dots }
}
