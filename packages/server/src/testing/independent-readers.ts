import ExcelJS from 'exceljs'
import mammoth from 'mammoth'

/** What a DOCX says to mammoth, which shares nothing with what writes it: the text of its pages without blanks. Throws on what it finds wrong. */
export async function textByMammoth(bytes: Uint8Array): Promise<string> {
  const { value, messages } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  if (messages.length > 0) throw new Error(messages.map(({ message }) => message).join('\n'))
  return value.replaceAll(/[\s\u200b]/gu, '')
}

/** The cells of the first sheet of an XLSX as ExcelJS reads them: days as days, moments with their time, and nothing where a merged cell covers another. */
export async function cellsByExcelJs(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  const [page] = book.worksheets
  if (page === undefined) throw new Error('no sheet')
  return Array.from({ length: page.rowCount }, (_, row) =>
    Array.from({ length: page.columnCount }, (__, column) => {
      const cell = page.getCell(row + 1, column + 1)
      if (cell.isMerged && cell.master.address !== cell.address) return ''
      return cell.value instanceof Date ? shownAt(cell.value) : cell.text
    }),
  )
}

function shownAt(read: Date): string {
  return read
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')
    .replace(/ 00:00$/u, '')
}
