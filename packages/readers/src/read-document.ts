import { decodeText } from '@bihuan/core/reading/text/decode.ts'
import type { SourceDocument } from '@bihuan/core/reading/source-document.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { ReadSheet } from '@bihuan/core/kernel/sheet.ts'
import { type FileForm, formOf } from './file-form.ts'
import type { Reader, ReaderContext, ReadingRefusal } from './reader.ts'

/** Turns the bytes of a file of any form into text. Runs where a crash costs nothing: see `readInProcess`. */
export async function readDocument(
  file: FileBytes,
  context: ReaderContext,
): Promise<Result<SourceDocument, ReadingRefusal>> {
  const form = await formToRead(file, context)
  if (!form.ok) return form
  const read = await readerOf(form.value)
  return read(file.bytes, context)
}

/** Turns the bytes of a table, as a spreadsheet or as text between commas or tabs, into its sheets. */
export async function readSheets(
  file: FileBytes,
  context: ReaderContext,
): Promise<Result<readonly ReadSheet[], ReadingRefusal>> {
  const form = await formToRead(file, context)
  if (!form.ok) return form
  if (form.value === 'xlsx') return (await import('./xlsx/read-xlsx.ts')).readXlsxSheets(file.bytes, context)
  if (form.value === 'csv' || form.value === 'text')
    return (await import('./text/read-csv.ts')).readCsvSheets(file.bytes, context)
  return refuse({ code: 'BINARY_FILE' })
}

type FileBytes = {
  readonly bytes: Uint8Array
  readonly name: string
  readonly form?: FileForm | undefined
}

async function formToRead(
  { bytes, name, form }: FileBytes,
  { limits, onProgress }: ReaderContext,
): Promise<Result<FileForm, ReadingRefusal>> {
  if (bytes.length > limits.fileBytes) {
    const limit = Math.floor(limits.fileBytes / 1024 / 1024)
    return refuse({ code: 'FILE_TOO_LARGE', params: { limit } })
  }
  if (bytes.length === 0) return refuse({ code: 'EMPTY_TEXT' })
  onProgress({ phase: 'opening', done: 0, total: null })
  return form ? ok(form) : formOf(bytes, name, limits)
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
