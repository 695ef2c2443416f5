import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { LedgerFinding, LedgerMeasure } from '@bihuan/core/measures/ledger-layout.ts'
import { ledgerSheet, type LedgerSight } from '@bihuan/core/measures/ledger-sheet.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import { afterAll, expect, test } from 'vitest'
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
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`
  await promisify(execFile)('soffice', [
    profile,
    '--headless',
    '--convert-to',
    filter,
    '--outdir',
    folder,
    file,
  ])
  return cellsOf(await readFile(path.join(folder, 'ledger.csv'), 'utf8'))
}

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

test('LibreOffice reads 5,000 rows of the ledger cell for cell', async () => {
  const sight = aLedgerSight(5_000)
  const measures = sight.measures.map((measure, at) =>
    at === 7 ? { ...measure, text: '=1+1，含“引号"”、逗号,\n和换行' } : measure,
  )
  const [heading, ...rows] = await asLibreOfficeReads(await writeSheet(ledgerSheet({ ...sight, measures })))
  expect(heading?.slice(0, 5)).toEqual(['序号', '类别', '问题', '问题状态', '措施'])
  const rowsOfMeasures = measures.map((measure) => ({ measure, finding: findingOf(sight, measure) }))
  expect(rows).toHaveLength(5_000)
  expect(rows).toEqual(
    rowsOfMeasures.map(({ measure, finding }) => {
      // A merged cell says what it says in its first row.
      const ofFinding = (words: string): string => (measure.ordinal === 1 ? words : '')
      return [
        `${finding.ordinal}-${measure.ordinal}`,
        ofFinding(finding.category?.name ?? ''),
        ofFinding(`${finding.ordinal} ${finding.title}`),
        ofFinding('整改中 · 0/3'),
        measure.text,
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
