import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { SourceDocument } from '@bihuan/core/reading/source-document.ts'
import { documentText } from '../pages/document-text.ts'
import { emptyPage, type Page } from '../pages/page.ts'
import type { Reader, ReaderContext, ReadingRefusal } from '../reader.ts'
import { openPdf, type PdfFile } from './pdf-file.ts'

/** Reads a PDF: pages with text as text, pages that are pictures by recognising their characters. */
export const readPdf: Reader = async (bytes, context) => {
  if (bytes.length === 0) return refuse({ code: 'EMPTY_TEXT' })
  context.onProgress({ phase: 'opening', done: 0, total: null })
  try {
    const opened = await openPdf(bytes)
    if (!opened.ok) return opened
    const result = await readOpened(opened.value, context)
    opened.value.close()
    return result
  } catch (error) {
    // A file that makes PDFium trap or run out of its memory is a file that nobody can read.
    if (error instanceof Error && (error.name === 'RuntimeError' || error instanceof RangeError)) {
      return refuse({ code: 'FILE_DAMAGED' })
    }
    throw error
  }
}

async function readOpened(
  file: PdfFile,
  context: ReaderContext,
): Promise<Result<SourceDocument, ReadingRefusal>> {
  const { limits, onProgress } = context
  if (file.pages < 1) return refuse({ code: 'FILE_DAMAGED' })
  if (file.pages > limits.pages) {
    return refuse({ code: 'TOO_MANY_PAGES', params: { pages: file.pages, limit: limits.pages } })
  }
  const pages: Page[] = []
  const pictures: number[] = []
  let characters = 0
  for (let index = 0; index < file.pages; index += 1) {
    onProgress({ phase: 'reading', done: index, total: file.pages })
    const read = file.readPage(index)
    if (read.kind === 'picture') pictures.push(index)
    const page = read.kind === 'text' ? read.page : emptyPage
    pages.push(page)
    for (const segment of page.segments) characters += segment.text.length
    if (characters > limits.characters) return refuse({ code: 'TEXT_TOO_LARGE', params: { limit: 5 } })
  }
  if (pictures.length > limits.scannedPages) {
    return refuse({ code: 'TOO_MANY_PAGES', params: { pages: pictures.length, limit: limits.scannedPages } })
  }
  if (pictures.length > 0) await recogniseInto(pages, { file, pictures, onProgress })
  const { text, doubts } = documentText(pages)
  if (text.trim() === '') return refuse({ code: 'NO_TEXT_FOUND' })
  return ok({
    text,
    encoding: 'pdf',
    form: pictures.length > 0 ? 'scan' : 'pdf',
    pages: file.pages,
    doubts,
  })
}

async function recogniseInto(
  pages: Page[],
  work: { file: PdfFile; pictures: readonly number[]; onProgress: ReaderContext['onProgress'] },
): Promise<void> {
  const { file, pictures, onProgress } = work
  const total = pictures.length
  const { recognisePages } = await import('../ocr/recognise-pages.ts')
  onProgress({ phase: 'recognising', done: 0, total })
  const recognised = await recognisePages(
    { count: total, paint: (at) => Promise.resolve(file.paint(pictures[at] ?? -1)) },
    { onPage: (done) => onProgress({ phase: 'recognising', done, total }) },
  )
  recognised.forEach((page, at) => {
    if (page !== null) pages[pictures[at] ?? -1] = page
  })
}
