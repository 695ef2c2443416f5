import { expect, test } from 'vitest'
import { docxOf, docxParts, paragraph } from './docx/docx.testing.ts'
import { fileOf } from './ocr/print.testing.ts'
import type { GreyPicture } from './pages/grey-picture.ts'
import { printedPdf } from './pdf/pdf.testing.ts'
import { readDocument } from './read-document.ts'
import { readInProcess } from './read-in-process.ts'
import type { TestFile } from './reading.testing.ts'
import { readingLimits } from './reading-limits.ts'
import { type TestPart, zipOf } from './zip.testing.ts'

const megabyte = 1024 * 1024

function read(file: TestFile) {
  return readDocument(file, { limits: readingLimits, onProgress: () => undefined })
}

/** The parts of a workbook with one sheet, for tests that forge one of them. */
function xlsxParts(sheet: string): TestPart[] {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const related = (kind: string, target: string): string =>
    `<Relationships><Relationship Id="r1" Type="${office}/${kind}" Target="${target}"/></Relationships>`
  return [
    { name: '_rels/.rels', data: related('officeDocument', 'xl/workbook.xml') },
    { name: 'xl/_rels/workbook.xml.rels', data: related('worksheet', 'sheet1.xml') },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns:r="${office}"><sheets><sheet name="甲" r:id="r1"/></sheets></workbook>`,
    },
    { name: 'xl/sheet1.xml', data: `<worksheet>${sheet}</worksheet>` },
  ]
}

const cell = (place: string, words: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`

/** A, B, …, Z, AA, …: the name of a column, counted from 0. */
function columnName(at: number): string {
  return `${at < 26 ? '' : columnName(Math.floor(at / 26) - 1)}${String.fromCharCode(65 + (at % 26))}`
}

const bombs: readonly (readonly [string, string, () => TestFile])[] = [
  [
    'FILE_INFLATES',
    'a part that says it has 4 GB',
    () => ({
      name: 'a.docx',
      bytes: zipOf([...docxParts({ body: '' }), { name: 'word/a.xml', data: 'a', declared: 0xfffffff0 }]),
    }),
  ],
  [
    'FILE_INFLATES',
    'many parts that are large together',
    () => ({
      name: 'a.xlsx',
      bytes: zipOf([
        ...xlsxParts(''),
        ...Array.from({ length: 300 }, (_, at) => ({ name: `xl/${at}.xml`, data: 'a', declared: megabyte })),
      ]),
    }),
  ],
  [
    'FILE_DAMAGED',
    'a part that says it is small and is not',
    () => ({
      name: 'a.docx',
      bytes: zipOf(
        docxParts({ body: paragraph('甲'.repeat(megabyte)) }).map((part) =>
          part.name === 'word/document.xml' ? { ...part, declared: 100 } : part,
        ),
      ),
    }),
  ],
  [
    'FILE_DAMAGED',
    'entities that grow a thousandfold with each other',
    () => {
      const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`)
      const parts = docxParts({ body: paragraph('&e9;') }).map((part) =>
        part.name === 'word/document.xml'
          ? {
              ...part,
              data: String(part.data).replace(
                '<w:document',
                `<!DOCTYPE a [<!ENTITY e0 "ha">${entities.join('')}]><w:document`,
              ),
            }
          : part,
      )
      return { name: 'a.docx', bytes: zipOf(parts) }
    },
  ],
  [
    'FILE_DAMAGED',
    'elements a million deep',
    () => ({ name: 'a.docx', bytes: docxOf({ body: '<w:sdt>'.repeat(megabyte) }) }),
  ],
  [
    'FILE_DAMAGED',
    'a workbook that ends in the middle of a cell',
    () => ({ name: 'a.xlsx', bytes: zipOf(xlsxParts('<sheetData><row><c><v>1')) }),
  ],
  [
    'TOO_MANY_ROWS',
    'rows without end',
    () => ({
      name: 'a.xlsx',
      bytes: zipOf(xlsxParts(`<sheetData>${`<row>${cell('', '甲')}</row>`.repeat(30_000)}</sheetData>`)),
    }),
  ],
  [
    'TOO_MANY_ROWS',
    'a cell in a column of its own in every row',
    () => ({
      name: 'a.xlsx',
      bytes: zipOf(
        xlsxParts(
          `<sheetData>${Array.from({ length: 2_000 }, (_, at) => `<row>${cell(`${columnName(at)}${at + 1}`, '甲')}</row>`).join('')}</sheetData>`,
        ),
      ),
    }),
  ],
  [
    'TEXT_TOO_LARGE',
    'a document without end',
    () => ({ name: 'a.docx', bytes: docxOf({ body: paragraph('甲'.repeat(100_000)).repeat(60) }) }),
  ],
]

test.each(bombs)('%s: %s', async (code, _, file) => {
  expect(await read(file())).toMatchObject({ ok: false, refusal: { code } })
})

test.each([
  ['a.html', () => new TextEncoder().encode(`<table>${'<tr><td>甲<td>乙'.repeat(150_000)}</table>`)],
  [
    'a.docx',
    () =>
      docxOf({
        body: `<w:p><w:r><w:txbxContent>${paragraph('甲').repeat(150_000)}</w:txbxContent></w:r></w:p>`,
      }),
  ],
])('more lines at once than a call takes arguments: %s', async (name, bytes) => {
  const answer = await read({ name, bytes: bytes() })
  expect(answer.ok ? answer.value.text.split('\n').length : 0).toBeGreaterThanOrEqual(150_000)
})

test('blanks without end in a cell cost what they are long', async () => {
  const cells = [`甲${' '.repeat(1_000_000)}乙`, `丙${'\t'.repeat(1_000_000)}`].map(
    (words) => `<w:tc>${paragraph(words)}</w:tc>`,
  )
  const bytes = docxOf({ body: `<w:tbl><w:tr>${cells.join('')}</w:tr></w:tbl>` })
  expect(await read({ name: 'a.docx', bytes })).toMatchObject({ ok: true })
})

test('a sheet that claims ten million rows costs what it holds', async () => {
  const sheet = `<dimension ref="A1:XFD10000000"/><cols><col min="1" max="16384"/></cols><sheetData><row r="1">${cell('A1', '问题')}${cell('B1', '措施')}</row><row r="9999999">${cell('A9999999', '甲')}${cell('XFD9999999', '乙')}</row></sheetData><mergeCells><mergeCell ref="C1:XFD9999999"/></mergeCells>`
  expect(await read({ name: 'a.xlsx', bytes: zipOf(xlsxParts(sheet)) })).toMatchObject({
    ok: true,
    value: { text: '问题\t措施\n甲\t' },
  })
})

test('a file that needs more memory than is allowed ends its process', async () => {
  const strings = `<sst>${`<si><t>${'甲'.repeat(200)}</t></si>`.repeat(150_000)}</sst>`
  const parts = xlsxParts('').map((part) =>
    part.name === 'xl/_rels/workbook.xml.rels'
      ? {
          ...part,
          data: String(part.data).replace('/worksheet"', '/sharedStrings"').replace('sheet1', 'strings'),
        }
      : part,
  )
  const bytes = zipOf([...parts, { name: 'xl/strings.xml', data: strings }])
  let pid = 0
  const answer = await readInProcess(
    { name: 'a.xlsx', bytes },
    { limits: { memoryMegabytes: 130 }, onStart: (started) => void (pid = started) },
  )
  expect(answer).toEqual({ ok: false, refusal: { code: 'READING_TOO_BIG' } })
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})

test.each([
  ['a picture of specks', () => ({ name: 'a.png', bytes: fileOf(specks(1_600), 'png') })],
  [
    'a page under thousands of pictures',
    () => {
      const print = { kind: 'picture' as const, picture: { width: 2, height: 2, dots: new Uint8Array(4) } }
      const page = { prints: Array.from({ length: 4_000 }, () => print), width: 595, height: 842 }
      return { name: 'a.pdf', bytes: printedPdf([page]) }
    },
  ],
])('a page that takes as long as no page does ends the reading: %s', async (_, file) => {
  let pid = 0
  const answer = await readInProcess(file(), {
    // A quarter of what the quicker of the two takes on a machine of 2026, so that a quicker one is not through with it.
    limits: { pageSeconds: 0.5 },
    onStart: (started) => void (pid = started),
  })
  expect(answer).toEqual({ ok: false, refusal: { code: 'READING_TOO_LONG', params: { limit: 0.5 } } })
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})

test('a few scanned pages cannot take the time of many', async () => {
  const picture = specks(1_600)
  // Twenty of them take a quick machine 38 seconds, nearly five times the eight that they may.
  const pages = Array.from({ length: 20 }, () => ({
    prints: [{ kind: 'picture' as const, picture }],
    width: 595,
    height: 842,
  }))
  const limits = { seconds: 5, scanSeconds: 14, scannedPages: 60 }
  const answer = await readInProcess({ name: 'a.pdf', bytes: printedPdf(pages) }, { limits })
  expect(answer).toEqual({ ok: false, refusal: { code: 'READING_TOO_LONG', params: { limit: 8 } } })
})

/** What the recognition of characters takes longest for: dots in disorder, each as large as a stroke. */
function specks(side: number): GreyPicture {
  let state = 1
  const next = (): number => (state = (state * 48_271) % 2_147_483_647)
  const across = Math.ceil(side / 3)
  const shades = Uint8Array.from({ length: across * across }, () => (next() % 100 < 45 ? 0 : 255))
  const dots = Uint8Array.from(
    { length: side * side },
    (_, at) => shades[Math.floor(Math.floor(at / side) / 3) * across + Math.floor((at % side) / 3)] ?? 255,
  )
  return { width: side, height: side, dots }
}
