import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import ExcelJS from 'exceljs'
import mammoth from 'mammoth'
import { fromBufferPromise } from 'yauzl'

/** How many characters a file says, or cells in its sheets, or lines and tables on its pages, or files in it, as a reader of others opens it; throws where it opens in none. */
export async function saidIn(path: string): Promise<number> {
  const bytes = await readFile(path)
  switch (extname(path)) {
    case '.docx':
      return (await mammoth.extractRawText({ buffer: bytes })).value.trim().length
    case '.xlsx':
      return inSheets(new Uint8Array(bytes))
    case '.pdf':
      return onPages(new Uint8Array(bytes))
    case '.csv':
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes).length
    case '.zip':
      return filesIn(bytes)
    default:
      throw new Error(`nothing opens ${path}`)
  }
}

async function onPages(bytes: Uint8Array): Promise<number> {
  const opened = await openPdf(bytes)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const { pages, readPage, close } = opened.value
  let said = 0
  for (let at = 0; at < pages; at += 1) {
    const read = readPage(at)
    if (read.kind === 'text') said += read.page.segments.length + read.page.tables.length
  }
  close()
  return said
}

async function inSheets(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer)
  let said = 0
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => row.eachCell(({ value }) => void (said += value === null ? 0 : 1)))
  return said
}

async function filesIn(bytes: Buffer): Promise<number> {
  const zip = await fromBufferPromise(bytes)
  let files = 0
  for await (const entry of zip.eachEntry()) if (!entry.fileName.endsWith('/')) files += 1
  return files
}
