import { answersSheet } from '@bihuan/core/answers/answers-sheet.ts'
import { evidenceIndexOf } from '@bihuan/core/documents/evidence-index.ts'
import { listOf, listWith } from '@bihuan/core/documents/lists.ts'
import { sheetOf } from '@bihuan/core/documents/sheet-of.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import type { Sheet, SheetRow } from '@bihuan/core/kernel/sheet.ts'
import { zone } from '@bihuan/core/kernel/zone.ts'
import { ledgerColumns, ledgerLooks } from '@bihuan/core/measures/ledger-columns.ts'
import { ledgerSheet } from '@bihuan/core/measures/ledger-sheet.ts'
import { objectsSheet } from '@bihuan/core/objects/objects-sheet.ts'
import { listColumns } from '@bihuan/core/templates/list-columns.ts'
import { lists } from '@bihuan/core/templates/shipped/parts.ts'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { printOf, sheetPages } from './sheet-pages.ts'
import { writeSheetInPieces } from './write-sheet-in-pieces.ts'
import { writeSheet } from './write-sheet.ts'
import { partsOfZip } from './zip-parts.ts'

const columns = [
  { heading: '序号', width: 8, kind: 'label' },
  { heading: '问题', width: 30, kind: 'text' },
  { heading: '措施', width: 60, kind: 'text' },
] as const

/** Findings with so many measures each, every third with a long title. */
function aSheet(measures: readonly number[]): Sheet {
  const rows: SheetRow[] = []
  const merges: Sheet['merges'][number][] = []
  for (const [at, many] of measures.entries()) {
    const title = at % 3 === 2 ? `${at + 1} ${'题'.repeat(120)}` : `${at + 1} 台账不清`
    if (many > 1) merges.push({ column: 1, first: rows.length, last: rows.length + many - 1 })
    for (let one = 0; one < many; one += 1)
      rows.push({
        cells: [`${at + 1}-${one + 1}`, one === 0 ? title : null, '修订办法'.repeat(5 + (one % 9))],
      })
  }
  return { name: '台账', above: { title: '台账', note: '' }, columns, rows, merges }
}

type Read = {
  readonly page: ExcelJS.Worksheet /** Behind which rows a page ends. */
  readonly ends: readonly number[]
}

async function read(sheet: Sheet): Promise<Read> {
  const bytes = await writeSheet(sheet)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  const [page] = workbook.worksheets
  if (page === undefined) throw new Error('no sheet')
  // ExcelJS reads no breaks.
  const written = partsOfZip(bytes).get('xl/worksheets/sheet1.xml') ?? ''
  const ends = [...written.matchAll(/<brk id="(\d+)" max="16383" man="1"/gu)].map(([, row]) => Number(row))
  return { page, ends }
}

const rowsIn = (merge: string): readonly [number, number] => {
  const [first = 0, last = 0] = [...merge.matchAll(/[A-Z]+(\d+)/gu)].map(([, row]) => Number(row))
  return [first, last]
}

const many = aSheet([3, 1, 40, 7, 2, 12, 5, 90, 4, 1, 6, 2, 2, 30])

test('no merged cell goes over the end of a page, and the first row of each page says its finding', async () => {
  const { page, ends } = await read(many)
  expect(ends.length).toBeGreaterThan(8)
  const crossing = page.model.merges
    .map(rowsIn)
    .filter(([first, last]) => ends.some((end) => first <= end && end < last))
  expect(crossing).toEqual([])
  const begun = ends.map((end) => [page.getCell(end + 1, 1).text, page.getCell(end + 1, 2).text])
  expect(begun.filter(([number = '', title = '']) => !title.startsWith(`${number.split('-')[0]} `))).toEqual(
    [],
  )
})

test('a page is filled, and what stands on it fits: rows as high as the paper at its scale, with the heading', async () => {
  const { page, ends: broken } = await read(many)
  const ends = [1, ...broken, page.rowCount]
  const heightOf = (from: number, to: number): number =>
    Array.from({ length: to - from }, (_, at) => page.getRow(from + 1 + at).height).reduce(
      (sum, one) => sum + one,
      24,
    )
  const pages = ends.slice(1).map((end, at) => heightOf(ends[at] ?? 1, end))
  // 98 narrow characters: on A4 as they are.
  const paper = 509
  expect(pages.filter((height) => height > paper)).toEqual([])
  expect(pages.slice(0, -1).filter((height) => height < paper / 2)).toEqual([])
})

test('what is merged is as high on each page as its words need', () => {
  const laid = sheetPages({ columns })(aSheet([1, 200, 1]))
  const long = sheetPages({ columns })(aSheet([1, 1, 200]))
  expect(laid.breaks.length).toBeGreaterThan(5)
  // Of 242 narrow characters in lines of 28 there are nine.
  const parts = long.merges.map(({ first, last }) =>
    long.heights.slice(first, last + 1).reduce((sum, height) => sum + height, 0),
  )
  expect(parts.filter((height) => height < 9 * 15 + 4)).toEqual([])
})

test('a group heading stands with the row below it', () => {
  const heading = { heading: '资产科（9 条）' }
  const { rows } = aSheet(Array.from({ length: 30 }, () => 1))
  const grouped = rows.flatMap((row) => [heading, row])
  const { breaks } = sheetPages({ columns })({ columns, rows: grouped, merges: [] })
  expect(breaks.length).toBeGreaterThan(1)
  expect(breaks.filter((at) => grouped[at - 1] === heading)).toEqual([])
})

test('pages go on over pieces as over a whole', () => {
  const whole = aSheet(Array.from({ length: 120 }, () => 1))
  const laid = sheetPages({ columns })
  const pieces = [whole.rows.slice(0, 50), whole.rows.slice(50, 51), whole.rows.slice(51)]
  let from = 0
  const breaks = pieces.flatMap((rows) => {
    const own = laid({ columns, rows, merges: [] }).breaks.map((at) => from + at)
    from += rows.length
    return own
  })
  expect(breaks).toEqual(sheetPages({ columns })(whole).breaks)
})

test('a sheet that is written in pieces has the same breaks and merged cells as a whole', async () => {
  const [one, other] = [aSheet([40, 3]), aSheet([2, 50])]
  const moved = other.merges.map(({ column, first, last }) => ({
    column,
    first: first + 43,
    last: last + 43,
  }))
  const whole = { ...one, rows: [...one.rows, ...other.rows], merges: [...one.merges, ...moved] }
  const inPieces = Buffer.concat(await writeSheetInPieces(one, [one, other]))
  const saidOf = (bytes: Uint8Array): readonly (string | undefined)[] => {
    const written = partsOfZip(bytes).get('xl/worksheets/sheet1.xml') ?? ''
    const merged = [...written.matchAll(/<mergeCell ref="([^"]+)"/gu)].map(([, ref]) => String(ref))
    return [
      ...merged.toSorted((one, other) => one.localeCompare(other)),
      /<rowBreaks .*<\/rowBreaks>/u.exec(written)?.[0],
    ]
  }
  const said = saidOf(inPieces)
  expect(said).toEqual(saidOf(await writeSheet(whole)))
  expect(said.at(-1)).toMatch(/^<rowBreaks count="\d+" manualBreakCount="\d+"><brk id="/)
})

test('Excel takes 1,026 breaks: behind a thousand pages it breaks them itself', () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => ({ cells: [String(at), null, '补'.repeat(100)] }))
  expect(sheetPages({ columns })({ columns, rows, merges: [] }).breaks).toHaveLength(1_000)
})

const moment = { today: day('2026-11-26'), entry: 7 }
const words = { language: 'zh', zone: zone('Asia/Shanghai') } as const
const nothing = { findings: [], measures: [], further: [] }
const ledgerOf = (shown: typeof ledgerColumns): Sheet =>
  ledgerSheet({
    ...moment,
    ...nothing,
    name: '巡察',
    columns: shown,
    group: 'finding',
    isOrdered: true,
    words,
  })
const [facts, index] = [
  { ...moment, ...nothing, rectification: { name: '巡察', lists }, words },
  { ...moment, ...words, rectificationName: '巡察', finding: null, files: [] },
]
const objects = { list: { name: '井', unit: '口' }, items: [], ...moment, ...words }
const written: readonly (readonly [string, Pick<Sheet, 'columns'>, ReturnType<typeof printOf>])[] = [
  [
    'the ledger as it is shown at first',
    ledgerOf(ledgerColumns.filter((key) => !('isHidden' in ledgerLooks[key]))),
    { paper: 'a4', scale: 60 },
  ],
  ['the ledger with all columns', ledgerOf(ledgerColumns), { paper: 'a3', scale: 63 }],
  ['the list of measures', sheetOf(listOf('measures', facts)), { paper: 'a4', scale: 90 }],
  [
    'a list of all columns',
    sheetOf(listWith({ name: '清单', codes: listColumns }, facts)),
    { paper: 'a3', scale: 60 },
  ],
  ['the index of evidence', sheetOf(evidenceIndexOf(index)), { paper: 'a4', scale: 78 }],
  ['a list of objects', objectsSheet(objects), { paper: 'a4', scale: 60 }],
  [
    'who answers for what',
    answersSheet('person', [], { language: 'zh', today: moment.today }),
    { paper: 'a3', scale: 60 },
  ],
]

test.each(written)(
  '%s is printed in 6.6 points at least, on A3 where it would not be on A4',
  (_, sheet, print) => {
    expect(printOf(sheet)).toEqual(print)
    expect(11 * print.scale).toBeGreaterThanOrEqual(660)
  },
)
