import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { ReadingLimits, ReadingRefusal } from './reader.ts'
import { answering } from './unreadable.ts'

/** What reads a file: the forms of sources, with pictures of pages and tables of commas as what they are. */
export type FileForm = 'text' | 'csv' | 'html' | 'docx' | 'xlsx' | 'pdf' | 'picture'

/**
 * Says what reads a file, or why nothing does.
 *
 * The content decides, and the name only where the content leaves it open: people rename a `.doc` to `.docx` and hope.
 */
export async function formOf(
  bytes: Uint8Array,
  name: string,
  limits: Pick<ReadingLimits, 'inflatedBytes'>,
): Promise<Result<FileForm, ReadingRefusal>> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return formOfContainer(bytes, { name, limits })
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return oldContainer(bytes, name)
  if (isPicture(bytes)) return ok('picture')
  // Some programs write lines of their own in front; a sentence that speaks of %PDF- is not one of them.
  if (/^%PDF-\d/m.test(latin(bytes, 1024))) return ok('pdf')
  return formOfText(bytes, name)
}

async function formOfContainer(
  bytes: Uint8Array,
  { name, limits }: { readonly name: string; readonly limits: Pick<ReadingLimits, 'inflatedBytes'> },
): Promise<Result<FileForm, ReadingRefusal>> {
  const { openContainer } = await import('./container.ts')
  const opened = await answering(() => openContainer(bytes, limits))
  // What an archive holds is not opened here, so what it may not hold as a document says nothing of it.
  if (!opened.ok) return /\.zip$/i.test(name) ? refuse({ code: 'BINARY_FILE' }) : opened
  const names = [...opened.value.names]
  if (names.includes('OFD.xml')) return refuse({ code: 'OFD_FILE' })
  if (names.includes('xl/workbook.bin')) return refuse({ code: 'OLD_EXCEL_FILE' })
  if (names.some((part) => part.startsWith('word/'))) return ok('docx')
  if (names.some((part) => part.startsWith('xl/'))) return ok('xlsx')
  return refuse({ code: 'BINARY_FILE' })
}

/** Word's and Excel's old container, which also wraps new files that are locked with a password. */
function oldContainer(bytes: Uint8Array, name: string): Result<FileForm, ReadingRefusal> {
  if (hasDirectoryEntry(bytes, 'EncryptedPackage')) return refuse({ code: 'FILE_LOCKED' })
  // Either may hold the other as an embedded object, so the name goes first.
  if (/\.(?:xlsx?|xlt|et)$/i.test(name)) return refuse({ code: 'OLD_EXCEL_FILE' })
  if (/\.(?:docx?|dot|wps)$/i.test(name)) return refuse({ code: 'OLD_WORD_FILE' })
  if (hasDirectoryEntry(bytes, 'WordDocument')) return refuse({ code: 'OLD_WORD_FILE' })
  const isWorkbook = hasDirectoryEntry(bytes, 'Workbook') || hasDirectoryEntry(bytes, 'Book')
  return refuse({ code: isWorkbook ? 'OLD_EXCEL_FILE' : 'BINARY_FILE' })
}

// A directory entry has 128 bytes, lies at a multiple of 128 and says how long its name is at byte 64 ([MS-CFB] 2.6.1).
function hasDirectoryEntry(bytes: Uint8Array, entry: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const name = Buffer.from(`${entry}\0`, 'utf16le')
  for (let at = buffer.indexOf(name); at !== -1; at = buffer.indexOf(name, at + 2)) {
    if (at % 128 === 0 && at + 66 <= buffer.length && buffer.readUInt16LE(at + 64) === name.length)
      return true
  }
  return false
}

function isPicture(bytes: Uint8Array): boolean {
  const isBitmap = startsWith(bytes, [0x42, 0x4d]) && bytes.length > 26 && bytes[6] === 0 && bytes[8] === 0
  return (
    startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) ||
    startsWith(bytes, [0xff, 0xd8, 0xff]) ||
    startsWith(bytes, [0x49, 0x49, 0x2a, 0x00]) ||
    startsWith(bytes, [0x4d, 0x4d, 0x00, 0x2a]) ||
    (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && latin(bytes, 12).endsWith('WEBP')) ||
    isBitmap
  )
}

// A comment ends at the first end of one: tried any other way, a row of comments takes a lifetime.
const htmlStart =
  /^(?:<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title|style|table|div|p|span|h[1-6]|ul|ol|section|article|main)[\s>]/i

function formOfText(bytes: Uint8Array, name: string): Result<FileForm, ReadingRefusal> {
  const head = latin(bytes, 4096)
    .replace(/^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff/, '')
    .replaceAll('\0', '')
  if (head.startsWith('{\\rtf')) return refuse({ code: 'OLD_WORD_FILE' })
  if (/<\?mso-application progid="Word\./.test(head)) return refuse({ code: 'OLD_WORD_FILE' })
  if (/<\?mso-application progid="Excel\./.test(head)) return refuse({ code: 'OLD_EXCEL_FILE' })
  if (/^(?:[\w-]+:[^\n]*\n\s*)*?content-type:\s*multipart\//i.test(head))
    return refuse({ code: 'BINARY_FILE' })
  // A drawing, whatever it is called; and what is called a picture and is none of those that are read.
  if (/^(?:<\?xml[^>]*>|\s)*<(?:!doctype\s+)?svg[\s>]/i.test(head) || isCalledPicture(name))
    return refuse({ code: 'BINARY_FILE' })
  if (htmlStart.test(head)) return ok('html')
  if (/\.(?:x|s)?html?$/i.test(name) && head.includes('<')) return ok('html')
  return ok(/\.(?:csv|tsv)$/i.test(name) ? 'csv' : 'text')
}

function isCalledPicture(name: string): boolean {
  return /\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic|svg)$/i.test(name)
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

function latin(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1')
}
