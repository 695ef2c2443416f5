import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { docxOf, paragraph } from './docx/docx.testing.ts'
import { formOf as formWithin } from './file-form.ts'
import { readingLimits } from './reading-limits.ts'
import { zipOf } from './zip.testing.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const formOf = (bytes: Uint8Array, name: string): ReturnType<typeof formWithin> =>
  formWithin(bytes, name, readingLimits)
const docx = docxOf({ body: paragraph('甲') })

async function xlsx(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('甲').addRow(['乙'])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** The old container with one entry in its directory. */
function oldContainer(entry: string): Uint8Array {
  const bytes = Buffer.alloc(2_048)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
  const name = Buffer.from(`${entry}\0`, 'utf16le')
  name.copy(bytes, 1_024)
  bytes.writeUInt16LE(name.length, 1_024 + 64)
  return bytes
}

test.each([
  ['docx', docx, 'a.docx'],
  ['docx', docx, 'a.doc'],
  ['docx', docx, 'a'],
  ['pdf', bytesOf('%PDF-1.7\n'), 'a.pdf'],
  ['pdf', bytesOf('\n\n%PDF-1.4\n'), 'a.txt'],
  ['picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'a.png'],
  ['picture', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'a.docx'],
  ['picture', bytesOf('RIFF....WEBPVP8 '), 'a.webp'],
  ['picture', Uint8Array.from([0x49, 0x49, 0x2a, 0]), 'a.tif'],
  ['html', bytesOf('<!DOCTYPE html><html>'), 'a.txt'],
  ['html', bytesOf('\ufeff\n<!-- saved -->\n<HTML>'), 'a.doc'],
  ['html', bytesOf('<table><tr><td>'), 'a.xls'],
  ['html', bytesOf('文字 <b>粗</b>'), 'a.html'],
  ['html', Buffer.from('\ufeff<html><p>甲', 'utf16le'), 'a.htm'],
  ['csv', bytesOf('a,b'), 'a.CSV'],
  ['csv', bytesOf('a\tb'), 'a.tsv'],
  ['text', bytesOf('关于整改情况的通报'), 'a.txt'],
  ['text', bytesOf('关于整改情况的通报'), 'a.docx'],
  ['text', bytesOf('BM 的缩写'), 'a.txt'],
  ['text', bytesOf('<甲>不是网页'), 'a.txt'],
  ['text', bytesOf('附件以%PDF-1.7开头'), 'a.txt'],
  ['html', bytesOf('<!----><!-- - -->\n<p>甲'), 'a.txt'],
  // As many ways to part it into comments as there are grains of sand.
  ['text', bytesOf('<!---->'.repeat(400)), 'a.txt'],
])('%s', async (form, bytes, name) => {
  expect(await formOf(bytes, name)).toEqual({ ok: true, value: form })
})

test('a container of more parts than any document has says how much would be too much', async () => {
  const parts = Array.from({ length: 20_001 }, (_, at) => ({ name: `word/${at}`, data: '' }))
  expect(await formOf(zipOf(parts), 'a.docx')).toEqual({
    ok: false,
    refusal: { code: 'FILE_INFLATES', params: { limit: 200 } },
  })
})

test('a workbook', async () => {
  expect(await formOf(await xlsx(), 'a.docx')).toEqual({ ok: true, value: 'xlsx' })
})

test.each([
  ['OLD_WORD_FILE', oldContainer('WordDocument'), 'a'],
  ['OLD_WORD_FILE', oldContainer('Workbook'), 'a.doc'],
  ['OLD_WORD_FILE', oldContainer('WordDocument'), 'a.docx'],
  ['OLD_WORD_FILE', bytesOf('{\\rtf1\\ansi'), 'a.doc'],
  ['OLD_WORD_FILE', bytesOf('<?xml version="1.0"?><?mso-application progid="Word.Document"?>'), 'a.xml'],
  ['OLD_EXCEL_FILE', oldContainer('Workbook'), 'a'],
  ['OLD_EXCEL_FILE', oldContainer('Book'), 'a'],
  ['OLD_EXCEL_FILE', oldContainer('WordDocument'), 'a.et'],
  ['OLD_EXCEL_FILE', zipOf([{ name: 'xl/workbook.bin', data: 'x' }]), 'a.xlsb'],
  ['OLD_EXCEL_FILE', bytesOf('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'), 'a.xml'],
  ['FILE_LOCKED', oldContainer('EncryptedPackage'), 'a.docx'],
  ['OFD_FILE', zipOf([{ name: 'OFD.xml', data: 'x' }]), 'a.ofd'],
  ['BINARY_FILE', zipOf([{ name: 'ppt/presentation.xml', data: 'x' }]), 'a.pptx'],
  ['BINARY_FILE', zipOf([{ name: 'a.docx', data: docx }]), 'a.zip'],
  [
    'BINARY_FILE',
    zipOf([
      { name: '甲.txt', data: 'x' },
      { name: '../乙.txt', data: 'x' },
    ]),
    'a.zip',
  ],
  ['BINARY_FILE', bytesOf('MZ, and nothing that is a picture'), '照片.jpg'],
  ['BINARY_FILE', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><text>问题</text></svg>'), '图'],
  ['BINARY_FILE', bytesOf('<?xml version="1.0"?>\n<svg><text>问题</text></svg>'), 'a.svg'],
  ['BINARY_FILE', oldContainer('PowerPoint Document'), 'a.ppt'],
  ['BINARY_FILE', bytesOf('MIME-Version: 1.0\nContent-Type: multipart/related'), 'a.mht'],
  ['FILE_DAMAGED', docx.subarray(0, docx.length - 30), 'a.docx'],
  ['FILE_DAMAGED', docx.subarray(0, 100), 'a.docx'],
])('%s', async (code, bytes, name) => {
  expect(await formOf(bytes, name)).toMatchObject({ ok: false, refusal: { code } })
})
