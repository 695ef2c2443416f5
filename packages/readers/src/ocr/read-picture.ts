import type { SourceDocument } from '@bihuan/core/reading/source-document.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { documentText } from '../pages/document-text.ts'
import type { GreyPicture } from '../pages/grey-picture.ts'
import type { Reader, ReaderContext, ReadingRefusal } from '../reader.ts'
import { answering, damaged, Unreadable } from '../unreadable.ts'
import { type PictureHeader, pictureHeader } from './picture-header.ts'
import { type Painter, recognisePages } from './recognise-pages.ts'
import { countTiffPages, tiffPages, unpackPhotograph, unpackPicture } from './unpack-picture.ts'

/** Reads a picture of a page, or a TIFF with several, by recognising its characters. */
export const readPicture: Reader = async (bytes, context) => {
  if (bytes.length === 0) return refuse({ code: 'EMPTY_TEXT' })
  context.onProgress({ phase: 'opening', done: 0, total: null })
  try {
    const read = await answering(() => readPages(bytes, context))
    return read.ok ? read.value : read
  } catch (error) {
    // What makes the unpacking program trap is in the file.
    if (error instanceof Error && error.name === 'RuntimeError') return refuse({ code: 'FILE_DAMAGED' })
    throw error
  }
}

async function readPages(
  bytes: Uint8Array,
  context: ReaderContext,
): Promise<Result<SourceDocument, ReadingRefusal>> {
  const header = pictureHeader(bytes)
  if (header === null) throw damaged()
  const painter = header.kind === 'tiff' ? tiffPainter(bytes, context) : onePainter(bytes, header, context)
  const total = painter.count
  context.onProgress({ phase: 'recognising', done: 0, total })
  const pages = await recognisePages(painter, {
    onPage: (done) => context.onProgress({ phase: 'recognising', done, total }),
  })
  const { text, doubts } = documentText(pages.filter((page) => page !== null))
  if (text.trim() === '') return refuse({ code: 'NO_TEXT_FOUND' })
  return ok({ text, encoding: header.kind, form: 'scan', pages: total, doubts })
}

function onePainter(bytes: Uint8Array, header: PictureHeader, { limits }: ReaderContext): Painter {
  checkSize(header, limits)
  const paint = (): Promise<GreyPicture> =>
    header.kind === 'jpeg' ? unpackPhotograph(bytes, header) : Promise.resolve(unpackPicture(bytes))
  return { count: 1, paint }
}

function tiffPainter(bytes: Uint8Array, { limits }: ReaderContext): Painter {
  const count = countTiffPages(bytes, limits.scannedPages)
  if (count === null || count === 0) throw damaged()
  if (count > limits.scannedPages) {
    throw new Unreadable({ code: 'TOO_MANY_PAGES', params: { pages: count, limit: limits.scannedPages } })
  }
  const pages = tiffPages(bytes)
  if (pages.length === 0) throw damaged()
  for (const page of pages) checkSize(page, limits)
  return { count: pages.length, paint: (at) => Promise.resolve(pages[at]?.unpack() ?? null) }
}

// Unpacked, a dot takes four bytes.
function checkSize(
  { width, height }: { readonly width: number; readonly height: number },
  limits: ReaderContext['limits'],
): void {
  if (width === 0 || height === 0) throw damaged()
  if (width * height * 4 <= limits.inflatedBytes) return
  const limit = Math.floor(limits.inflatedBytes / 1024 / 1024)
  throw new Unreadable({ code: 'FILE_INFLATES', params: { limit } })
}
