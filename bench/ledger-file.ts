import type { SheetTable } from '@bihuan/core/kernel/sheet.ts'
import { ledgerSheet, ledgerTable } from '@bihuan/core/measures/ledger-sheet.ts'
import { writeCsv } from '@bihuan/writers/csv/write-csv.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import { writeSheetInPieces } from '@bihuan/writers/xlsx/write-sheet-in-pieces.ts'
import { writeCsv as libraryCsv } from 'hucre/csv'
import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx'
import { aLedgerSight } from './ledger-sight.ts'

/** The ledger as files, and the library alone on the same rows, in turns: a slow minute hits both. */
const count = Number(process.env['BIHUAN_BENCH_ROWS'] ?? 10_000)
const rounds = Number(process.env['BIHUAN_BENCH_ROUNDS'] ?? 9)

const sight = aLedgerSight(count)
const sheet = ledgerSheet(sight)
const rows = bareRows(sheet)
const thin = { style: 'thin' } as const
const look: CellStyle = {
  border: { top: thin, bottom: thin, left: thin, right: thin },
  numFmt: '@',
  alignment: { vertical: 'center', horizontal: 'left', wrapText: true },
}
const columns = sheet.columns.map(({ width }) => ({ width, style: look }))
const table = [...bareRows(ledgerTable(sight))]
const sides = {
  XLSX: () => writeSheet(ledgerSheet(sight)),
  'XLSX, the library alone with the same looks': () =>
    writeXlsx({ sheets: [{ name: '台账', rows, columns }] }),
  'XLSX, the library alone without looks': () => writeXlsx({ sheets: [{ name: '台账', rows }] }),
  CSV: () => [...writeCsv(ledgerTable(sight))].join(''),
  'CSV, the library alone': () => libraryCsv(table),
} as const
const names = [
  'XLSX, the library alone without looks',
  'XLSX, the library alone with the same looks',
  'XLSX',
  'CSV, the library alone',
  'CSV',
] as const
type Name = (typeof names)[number]
type Taken = { readonly milliseconds: number; readonly cpu: number; readonly bytes: number }
const taken = new Map<Name, Taken[]>(names.map((name) => [name, []]))
for (let round = 0; round <= rounds; round += 1) {
  for (const name of round % 2 === 0 ? names : names.toReversed()) {
    const [began, cpuBefore] = [performance.now(), process.cpuUsage()]
    const file = await sides[name]()
    const { user, system } = process.cpuUsage(cpuBefore)
    const one = {
      milliseconds: performance.now() - began,
      cpu: (user + system) / 1_000,
      bytes: Buffer.byteLength(file),
    }
    // The first round also loads and warms up.
    if (round > 0) taken.get(name)?.push(one)
  }
}
process.stdout.write(`
| ${count} rows, in the middle of ${rounds} rounds | ms | CPU ms | KB | ours takes × as long | × CPU |
| --- | --- | --- | --- | --- | --- |
${names.map(lineOf).join('\n')}
`)

// As the server writes it: 500 rows at a time, each piece laid out when its turn has come.
for (const many of [10_000, 100_000]) {
  const some = aLedgerSight(500)
  const { columns: heads, name, above } = ledgerSheet(some)
  let highest = process.memoryUsage().rss
  const idle = highest
  const pieces = function* () {
    for (let at = 0; at < many; at += 500) {
      yield ledgerSheet(some)
      highest = Math.max(highest, process.memoryUsage().rss)
    }
  }
  const [started, cpuThen] = [performance.now(), process.cpuUsage()]
  const parts = await writeSheetInPieces({ columns: heads, name, above }, pieces())
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const used = process.cpuUsage(cpuThen)
  process.stdout.write(
    `\nXLSX in pieces, ${many} rows: ${(performance.now() - started).toFixed(0)} ms, ${((used.user + used.system) / 1_000).toFixed(0)} ms of CPU, ` +
      `${(length / 1_000_000).toFixed(1)} MB; the process held ${(idle / 1_000_000).toFixed(0)} MB before and ${(highest / 1_000_000).toFixed(0)} MB at most\n`,
  )
}

function lineOf(name: Name): string {
  const ours = name.startsWith('XLSX') ? 'XLSX' : 'CSV'
  const [time, cpu] = [middleOf(name, 'milliseconds'), middleOf(name, 'cpu')]
  const ratios =
    name === ours
      ? [' ', ' ']
      : [middleOf(ours, 'milliseconds') / time, middleOf(ours, 'cpu') / cpu].map((ratio) => ratio.toFixed(2))
  return `| ${[name, time.toFixed(0), cpu.toFixed(0), (middleOf(name, 'bytes') / 1_024).toFixed(0), ...ratios].join(' | ')} |`
}

function bareRows({ columns, rows }: SheetTable): CellValue[][] {
  const body = [...rows].map((row): CellValue[] =>
    'heading' in row
      ? [row.heading]
      : row.cells.map((cell) =>
          typeof cell === 'object' && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell,
        ),
  )
  return [columns.map(({ heading }) => heading), ...body]
}

function middleOf(name: Name, what: keyof Taken): number {
  const sorted = (taken.get(name) ?? []).map((one) => one[what]).toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
