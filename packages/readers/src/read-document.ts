import { decodeText } from '@bihuan/core/reading/text/decode.ts'
import type { SourceDocument } from '@bihuan/core/reading/source-document.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { type FileForm, formOf } from './file-form.ts'
import type { Reader, ReaderContext, ReadingRefusal } from './reader.ts'

/** Turns the bytes of a file of any form into text. Runs where a crash costs nothing: see `readInProcess`. */
export async function readDocument(
  file: { readonly bytes: Uint8Array; readonly name: string; readonly form?: FileForm | undefined },
  context: ReaderContext,
): Promise<Result<SourceDocument, ReadingRefusal>> {
  if (file.bytes.length > context.limits.fileBytes) {
    const limit = Math.floor(context.limits.fileBytes / 1024 / 1024)
    return refuse({ code: 'FILE_TOO_LARGE', params: { limit } })
  }
  if (file.bytes.length === 0) return refuse({ code: 'EMPTY_TEXT' })
  context.onProgress({ phase: 'opening', done: 0, total: null })
  const form = file.form ? ok(file.form) : await formOf(file.bytes, file.name, context.limits)
  if (!form.ok) return form
  const read = await readerOf(form.value)
  return read(file.bytes, context)
}

// Each reader brings its own libraries; only the one that is needed is loaded.
async function readerOf(form: FileForm): Promise<Reader> {
  switch (form) {
    case 'docx':
      return (await import('./docx/read-docx.ts')).readDocx
    case 'xlsx':
      return (await import('./xlsx/read-xlsx.ts')).readXlsx
    case 'html':
      return (await import('./html/read-html.ts')).readHtml
    case 'csv':
      return (await import('./text/read-csv.ts')).readCsv
    case 'pdf':
      return (await import('./pdf/read-pdf.ts')).readPdf
    case 'picture':
      return (await import('./ocr/read-picture.ts')).readPicture
    case 'text':
      return readPlainText
    default:
      return form satisfies never
  }
}

const readPlainText: Reader = (bytes) => {
  const decoded = decodeText(bytes)
  return Promise.resolve(
    decoded.ok ? ok({ ...decoded.value, form: 'text', pages: null, doubts: [] }) : decoded,
  )
}
