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
  /** A page in its colours, as somebody looks at it: stamps are red. */
  readonly show: (index: number) => ColourPicture | null
  readonly close: () => void
}

/** A picture of so many dots, four bytes each: red, green, blue, opaque. */
export type ColourPicture = { readonly width: number; readonly height: number; readonly rgba: Uint8Array }

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
    readPage: (index) => {
      withPage({ pdfium, document, index }, (page) => flatten(pdfium, page))
      return withPage({ pdfium, document, index }, (page) => readPage(pdfium, page)) ?? unreadPage
    },
    paint: (index) => withPage({ pdfium, document, index }, (page) => paint(pdfium, page)),
    show: (index) => withPage({ pdfium, document, index }, (page) => show(pdfium, page)),
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

// What is filled into the fields of a form, or written over a page, is no text of it until it is made a part: it lies on top.
function flatten(pdfium: Pdfium, page: number): void {
  if (pdfium._FPDFPage_GetAnnotCount(page) > 0) pdfium._FPDFPage_Flatten(page, asDisplayed)
}

const asDisplayed = 0

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
  const format = { code: greyFormat, bytes: 1, flags: withAnnotationsInGrey }
  const drawn = draw(pdfium, page, { dotsPerInch, mostDots, format })
  return drawn && { width: drawn.width, height: drawn.height, dots: drawn.bytes }
}

// As wide as a page is read on a screen; a signature is told apart at it.
const shownPerInch = 130
const mostShown = 3_000_000
const colourFormat = 4
const withAnnotationsRedFirst = 0x01 | 0x10

function show(pdfium: Pdfium, page: number): ColourPicture | null {
  const format = { code: colourFormat, bytes: 4, flags: withAnnotationsRedFirst }
  const drawn = draw(pdfium, page, { dotsPerInch: shownPerInch, mostDots: mostShown, format })
  return drawn && { width: drawn.width, height: drawn.height, rgba: drawn.bytes }
}

type Drawing = {
  readonly dotsPerInch: number
  readonly mostDots: number
  readonly format: { readonly code: number; readonly bytes: number; readonly flags: number }
}

function draw(
  pdfium: Pdfium,
  page: number,
  { format, ...most }: Drawing,
): { readonly width: number; readonly height: number; readonly bytes: Uint8Array } | null {
  const [width, height] = [pdfium._FPDF_GetPageWidth(page), pdfium._FPDF_GetPageHeight(page)]
  if (!(width > 0 && height > 0)) return null
  const scale = Math.min(most.dotsPerInch / 72, Math.sqrt(most.mostDots / (width * height)))
  const [across, down] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  // A strip a dot high would pass the cap on dots and ask for a bitmap without end.
  if (across > 20_000 || down > 20_000) return null
  const bitmap = pdfium._FPDFBitmap_CreateEx(across, down, format.code, 0, 0)
  if (bitmap === 0) return null
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xffffffff)
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, format.flags)
  const from = pdfium._FPDFBitmap_GetBuffer(bitmap)
  const stride = pdfium._FPDFBitmap_GetStride(bitmap)
  const line = across * format.bytes
  const bytes = new Uint8Array(line * down)
  for (let row = 0; row < down; row += 1) {
    const start = from + row * stride
    bytes.set(pdfium.HEAPU8.subarray(start, start + line), row * line)
  }
  pdfium._FPDFBitmap_Destroy(bitmap)
  return { width: across, height: down, bytes }
}
