import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { ledgerColumns } from '@bihuan/core/measures/ledger-columns.ts'
import type { LedgerFinding, LedgerMeasure } from '@bihuan/core/measures/ledger-layout.ts'
import { ledgerSheet, type LedgerSight } from '@bihuan/core/measures/ledger-sheet.ts'
import { sheetPages } from '@bihuan/writers/xlsx/sheet-pages.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import { afterAll, expect, test } from 'vitest'
import { printedPages } from '../journeys/printed.ts'
import { aLedgerSight } from '../../bench/ledger-sight.ts'

const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-spreadsheet-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const statusWords = {
  planned: '未开始',
  underway: '整改中',
  submitted: '待销号审核',
  returned: '已退回',
  closed: '已销号',
  reopened: '重新整改',
  voided: '已作废',
}
const lightWords = {
  grey: '未开始',
  green: '正常',
  yellow: '临期或退回',
  red: '逾期',
  blue: '已销号',
  none: '已作废',
}

/** What LibreOffice reads of a workbook, as the cells of its first sheet. Needs `apt-get install libreoffice-calc-nogui`. */
async function asLibreOfficeReads(bytes: Uint8Array): Promise<string[][]> {
  const file = path.join(folder, 'ledger.xlsx')
  await writeFile(file, bytes)
  // Commas, quotes, UTF-8, from the first row, as shown, every text in quotes.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false'
  await converted(file, filter)
  return cellsOf(await readFile(path.join(folder, 'ledger.csv'), 'utf8'))
}

async function converted(file: string, to: string, font = 'FandolHei'): Promise<void> {
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`
  const fonts = path.join(folder, 'fonts.conf')
  await writeFile(fonts, fontsOf(font))
  const words = [profile, '--headless', '--convert-to', to, '--outdir', folder, file]
  await promisify(execFile)('soffice', words, { env: { ...process.env, FONTCONFIG_FILE: fonts } })
}

/** Columns are as wide as the figures of the usual font: those of FandolHei are as wide as in offices, those of FandolKai a tenth wider. */
const fontsOf = (font: string): string => `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${path.resolve(import.meta.dirname, '../../packages/writers/fonts')}</dir>
<cachedir>${path.join(folder, 'fonts')}</cachedir><match target="pattern"><edit name="family" mode="assign" binding="strong">
<string>${font}</string></edit></match></fontconfig>`

function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

function findingOf({ findings }: LedgerSight, { findingId }: LedgerMeasure): LedgerFinding {
  const found = findings.find(({ id }) => id === findingId)
  if (found === undefined) throw new Error('a measure stands under no finding')
  return found
}

const notAsked: ReadonlySet<string> = new Set(['supporters', 'againstPlan', 'extensions', 'figures'])

test('LibreOffice reads 5,000 rows of the ledger cell for cell', async () => {
  const sight = aLedgerSight(5_000)
  const measures = sight.measures.map((measure, at) =>
    at === 7 ? { ...measure, text: '=1+1，含“引号"”、逗号,\n和换行' } : measure,
  )
  const columns = ledgerColumns.filter((column) => !notAsked.has(column))
  const sheet = ledgerSheet({ ...sight, measures, columns })
  const begun = new Set(sheetPages(sheet)(sheet).breaks)
  const isAtTop = (row: number): boolean => begun.has(row)
  const [heading, ...rows] = await asLibreOfficeReads(await writeSheet(sheet))
  expect(heading?.slice(0, 5)).toEqual(['序号', '类别', '问题', '问题状态', '措施'])
  const rowsOfMeasures = measures.map((measure) => ({ measure, finding: findingOf(sight, measure) }))
  expect(rows).toHaveLength(5_000)
  expect(rows).toEqual(
    rowsOfMeasures.map(({ measure, finding }, at) => {
      // A merged cell says what it says in its first row, and in the first of each page.
      const ofFinding = (words: string): string => (measure.ordinal === 1 || isAtTop(at) ? words : '')
      return [
        `${finding.ordinal}-${measure.ordinal}`,
        ofFinding(finding.category?.name ?? ''),
        ofFinding(`${finding.ordinal} ${finding.title}`),
        ofFinding('整改中 · 0/3'),
        measure.status === 'voided' ? `〔作废〕${measure.text}` : measure.text,
        '形成长效机制',
        measure.leader?.name,
        measure.owner?.name,
        measure.handler?.name,
        measure.dueOn,
        measure.lastProgress,
        measure.evidenceCount === 0 ? '' : String(measure.evidenceCount),
        statusWords[measure.status],
        lightWords[measure.light],
        measure.status === 'closed' ? '2026-10-01' : '',
      ]
    }),
  )
})

const someColumns = ['number', 'finding', 'measure', 'owner', 'dueOn', 'status'] as const

test.each([
  { of: 'some columns', columns: someColumns, font: 'FandolHei', width: 842 },
  { of: 'all columns', columns: ledgerColumns, font: 'FandolHei', width: 1191 },
  { of: 'all columns, in a wider font', columns: ledgerColumns, font: 'FandolKai', width: 1191 },
])(
  'printed by LibreOffice, each page of $of says the findings of its measures, with all headings, and no text is cut',
  async ({ columns, font, width }) => {
    const sight = aLedgerSight(300)
    const [first] = sight.findings
    if (first === undefined) throw new Error('no finding')
    const long = { ...first, title: `开头${'题'.repeat(150)}结尾` }
    const measures = sight.measures.map((measure, at) =>
      at < 60 ? { ...measure, findingId: first.id, ordinal: at + 1 } : measure,
    )
    const findings = [long, ...sight.findings.slice(20)]
    const sheet = ledgerSheet({ ...sight, findings, measures, columns })
    const file = path.join(folder, 'printed.xlsx')
    await writeFile(file, await writeSheet(sheet))
    await converted(file, 'pdf', font)
    const pages = await printedPages(await readFile(path.join(folder, 'printed.pdf')))
    const begins = [0, ...sheetPages(sheet)(sheet).breaks]
    expect(pages).toHaveLength(begins.length)
    const headings = sheet.columns.map(({ heading }) => heading)
    for (const [at, { text, ...page }] of pages.entries()) {
      expect(Math.round(page.width)).toBe(width)
      expect(headings.filter((heading) => !text.includes(heading))).toEqual([])
      const on = measures.slice(begins[at], begins[at + 1])
      const said = new Set(on.map(({ findingId }) => findings.find(({ id }) => id === findingId)?.title))
      expect([...said].filter((title) => !text.includes((title ?? '').replaceAll(/\s/gu, '')))).toEqual([])
      expect(on.filter((measure) => !text.includes(measure.text.replaceAll(/\s/gu, '')))).toEqual([])
    }
  },
)
