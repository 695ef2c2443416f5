import { day } from '@bihuan/core/kernel/day.ts'
import { plainCell, type Sheet } from '@bihuan/core/kernel/sheet.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import { sheetPdf } from '@bihuan/writers/pdf/sheet-pdf.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import { expect, test } from 'vitest'
import { cellsByExcelJs } from '../testing/independent-readers.ts'

const at = new Date('2026-11-27T01:00:00Z')
const columns: Sheet['columns'] = [
  { heading: '序号', width: 10, kind: 'label' },
  { heading: '问题', width: 30, kind: 'text' },
  { heading: '措施', width: 50, kind: 'text' },
  { heading: '时限', width: 14, kind: 'day' },
]

const hostile = [
  '玥珺喆堃䶮𠮷六位同志',
  '#let x = $a$ *b* _c_ <d> @e `f` \\g //h ~i [j] {k}',
  '=HYPERLINK("x")+cmd|1',
]

/** So many rows, of which each seven belong to one finding. */
function aSheet(count: number): Sheet {
  const rows = Array.from({ length: count }, (_, index) => ({
    cells: [
      `${Math.floor(index / 7) + 1}-${(index % 7) + 1}`,
      index % 7 === 0 ? titleOf(index) : null,
      hostile[index % 11] ?? `第${index}条措施：修订制度，逐项核对${'并登记'.repeat(index % 13)}`,
      { day: day('2026-12-31') },
    ],
  }))
  const merges = Array.from({ length: Math.floor(count / 7) }, (_, finding) => ({
    column: 1,
    first: finding * 7,
    last: finding * 7 + 6,
  }))
  return {
    name: '台账',
    above: { title: '整改台账', note: '数据截至 2026-11-27，日志第9条' },
    columns,
    rows,
    merges,
  }
}

function titleOf(index: number): string {
  return `问题${Math.floor(index / 7) + 1}管理不严`
}

type Printed = {
  readonly foot: string
  readonly rows: readonly (readonly string[])[]
  /** What stands in no table that the reader found. */
  readonly lines: readonly string[]
}

/** Each page: what stands at its foot, and the rows of its table. Where a long word may break stands a space without width. */
async function printed(sheet: Sheet): Promise<readonly Printed[]> {
  const pdf = await sheetPdf(sheet, { paper: 'a4', language: 'zh', at })
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const file = await openPdf(pdf.value)
  if (!file.ok) throw new Error(file.refusal.code)
  const pages = Array.from({ length: file.value.pages }, (_, index) => {
    const read = file.value.readPage(index)
    if (read.kind === 'picture') throw new Error('the page has no text')
    const { segments, tables } = read.page
    return {
      foot: segments
        .filter(({ top }) => top > 500)
        .toSorted((one, other) => one.left - other.left)
        .map(({ text }) => text)
        .join(' '),
      lines: segments
        .toSorted((one, other) => one.top - other.top || one.left - other.left)
        .map(({ text }) => bare(text)),
      rows: tables.flatMap(({ rows }) => rows.map(({ text }) => text.split('\t').map(bare))),
    }
  })
  file.value.close()
  return pages
}

const bare = (text: string): string => text.replaceAll(/[\s\u200b]/gu, '')

test('a sheet of many pages says each cell once, to the character, and what is merged once on every page that it reaches', async () => {
  const pages = await printed(aSheet(231))
  expect(pages.length).toBeGreaterThan(5)
  const body = pages.flatMap(({ rows }) => {
    const [heading = [], ...others] = rows
    expect(heading).toEqual(['序号', '问题', '措施', '时限'])
    // The first row of a page says to what its measures belong, even in the middle of a finding.
    expect(others[0]?.[1]).not.toBe('')
    return others
  })
  const sheet = aSheet(231)
  const cellsOf = (column: number): unknown[] =>
    sheet.rows.map((row) => ('cells' in row ? bare(String(plainCell(row.cells[column] ?? null))) : null))
  expect(body.map(([number]) => number)).toEqual(cellsOf(0))
  expect(body.map(([, , measure]) => measure)).toEqual(cellsOf(2))
  expect(body.every(([, , , dueOn]) => dueOn === '2026-12-31')).toBe(true)
  for (const [at, [, title]] of body.entries()) expect(['', titleOf(at)]).toContain(title)
})

test('its pages are numbered through, each with the day and the entry of the journal', async () => {
  const pages = await printed(aSheet(231))
  expect(pages.map(({ foot }) => foot)).toEqual(
    pages.map((_, index) => `数据截至 2026-11-27，日志第9条 — ${index + 1} —`),
  )
})

test('a text longer than a page goes on over the next ones, and loses nothing', async () => {
  const long = Array.from({ length: 900 }, (_, index) => `第${index}句已办。`).join('')
  const cells = ['1-1', '问题一', long, null]
  const sheet = { ...aSheet(0), rows: [{ cells }, { cells: ['1-2', null, '短', null] }] }
  const pages = await printed({ ...sheet, merges: [{ column: 1, first: 0, last: 1 }] })
  expect(pages.length).toBeGreaterThan(2)
  // A page that is one row is no table to its reader: its lines are looked at.
  const others = ['整改台账', '序号', '措施', '时限', '问题', '1-1', '1-2', '短']
  const said = pages.map(({ lines, rows }) =>
    [...lines, ...rows.flat()].filter((line) => !others.includes(line)),
  )
  expect(said.flat().filter((line) => line === '问题一')).toHaveLength(pages.length)
  const text = said.flat().filter((line) => line !== '问题一' && !/日志第|^—\d+—$/.test(line))
  expect(text.join('')).toBe(long)
})

const longWords = [
  'Supercalifragilistic'.repeat(250),
  `=${'HYPERLINK'.repeat(555)}(1)`,
  `#${'let*_$@<d>`\\g'.repeat(360)}`,
  '𠮷'.repeat(2_500),
  '整改'.repeat(2_500),
]

test.each([1, 2])(
  'words of 5,000 characters stand in a ledger as they are, printed and in a spreadsheet: column %i',
  async (wide) => {
    const cellsOf = (word: string, at: number) =>
      columns.map((_, column) => (column === wide ? word : column === 0 ? `${at + 1}-1` : null))
    const sheet = {
      ...aSheet(0),
      rows: longWords.map((word, at) => ({ cells: cellsOf(word, at) })),
      merges: [],
    }
    const pages = await printed(sheet)
    expect(pages.length).toBeGreaterThan(longWords.length)
    // A page that is one row is no table to its reader: its lines are looked at, behind the rows that end above it.
    const said = pages.flatMap(({ lines, rows }) => [...rows.flat(), ...lines])
    const others = /^(?:整改台账|序号|问题|措施|时限|\d-1|—\d+—|.*日志第.*)$/u
    expect(said.filter((line) => !others.test(line)).join('')).toBe(longWords.join(''))

    const [, ...cells] = await cellsByExcelJs(await writeSheet(sheet))
    expect(cells.map((row) => [row[0], row[wide]])).toEqual(
      longWords.map((word, at) => [`${at + 1}-1`, word]),
    )
  },
)

test('a heading goes over all columns, and a sheet without rows has its headings', async () => {
  const grouped = { ...aSheet(2), rows: [{ heading: '资产科（2 条）' }, ...aSheet(2).rows], merges: [] }
  const [page] = await printed(grouped)
  expect(page?.rows[1]?.join('')).toBe('资产科（2条）')
  const [empty] = await printed({ ...aSheet(0), merges: [] })
  expect(empty?.rows).toEqual([['序号', '问题', '措施', '时限']])
})

/** What stands at the objects of a file, found by its table of references alone. */
function objectsOf(pdf: Uint8Array): {
  readonly trailer: string
  readonly of: (number: string | undefined) => string
} {
  const file = Buffer.from(pdf).toString('latin1')
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1])
  const [, ...lines] = file.slice(table).split('\n')
  return {
    trailer: file.slice(file.indexOf('trailer', table)),
    of: (number) => {
      const offset = Number(lines[1 + Number(number)]?.slice(0, 10))
      expect(file.slice(offset).startsWith(`${number} 0 obj\n`)).toBe(true)
      return file.slice(offset, file.indexOf('endobj', offset))
    },
  }
}

test('its pieces are one PDF/A-2b: by what it says of itself, its colours, its sign and the number of its pages', async () => {
  const pdf = await sheetPdf(aSheet(231), { paper: 'a4', language: 'zh', at })
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const { trailer, of } = objectsOf(pdf.value)
  expect(Buffer.from(pdf.value.subarray(0, 9)).toString('latin1')).toBe('%PDF-1.7\n')
  // Four bytes above 127, by which programs know that it is no text.
  expect([...pdf.value.subarray(10, 18)].filter((byte) => byte > 127)).toHaveLength(4)
  expect(trailer).toMatch(/\/ID \[<([0-9a-f]{32})> <\1>\]/)
  const numberOf = (name: string, text: string): string | undefined =>
    new RegExp(`/${name}\\s+\\[?\\s*(\\d+) 0 R`).exec(text)?.[1]
  const catalog = of(numberOf('Root', trailer))
  const said = of(numberOf('Metadata', catalog))
  expect(said).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>')
  const pages = (await printed(aSheet(231))).length
  expect(said).toContain(`<xmpTPg:NPages>${pages}</xmpTPg:NPages>`)
  // As it is read before anything else is understood, it is not packed, and its length is true.
  expect(said).not.toContain('/Filter')
  const stream = /stream\n(.*)\nendstream/s.exec(said)?.[1]
  expect(/\/Length (\d+)/.exec(said)?.[1]).toBe(String(stream?.length))
  const intent = of(numberOf('OutputIntents', catalog))
  expect(intent.includes('GTS_PDFA1') ? intent : of(/(\d+) 0 R/.exec(intent)?.[1])).toContain('/GTS_PDFA1')
  expect(of(numberOf('Info', trailer))).toContain('/CreationDate (D:20261127010000')
})

test('a character that no font has is refused with its name, and with what its row begins with', async () => {
  const rows = [{ cells: ['1', '已办结👍', '', null] }]
  const answer = await sheetPdf({ ...aSheet(0), rows, merges: [] }, { paper: 'a4', language: 'zh', at })
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'CHARACTERS_WITHOUT_FONT', params: { places: '序号 1 “已办结👍”' } },
  })
})
