import type { Sheet } from '@bihuan/core/kernel/sheet.ts'
import { ledgerSheet } from '@bihuan/core/measures/ledger-sheet.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx'
import { aLedgerSight } from './ledger-sight.ts'

/** The ledger as XLSX, and its library alone on the same rows, in turns: a slow minute hits both. */
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
const sides = {
  whole: () => writeSheet(ledgerSheet(sight)),
  alone: () => writeXlsx({ sheets: [{ name: '台账', rows, columns }] }),
  bare: () => writeXlsx({ sheets: [{ name: '台账', rows }] }),
}
const taken: Record<keyof typeof sides, number[]> = { whole: [], alone: [], bare: [] }
let size = 0
for (let round = 0; round <= rounds; round += 1) {
  for (const side of ['bare', 'alone', 'whole'] as const) {
    const began = performance.now()
    const { length } = await sides[side]()
    // The first round also loads and warms up.
    if (round > 0) taken[side].push(performance.now() - began)
    if (side === 'whole') size = length
  }
}
const [whole, alone, bare] = [middleOf(taken.whole), middleOf(taken.alone), middleOf(taken.bare)]
process.stdout.write(`${count} rows, ${(size / 1024).toFixed(0)} KB, ms in the middle of ${rounds} rounds: ${whole.toFixed(0)}
the library alone with the same rows and looks: ${alone.toFixed(0)}, ratio ${(whole / alone).toFixed(2)}
the library alone without looks: ${bare.toFixed(0)}, ratio ${(whole / bare).toFixed(2)}\n`)

function bareRows({ columns, rows }: Sheet): CellValue[][] {
  const body = rows.map((row): CellValue[] =>
    'heading' in row
      ? [row.heading]
      : row.cells.map((cell) =>
          typeof cell === 'object' && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell,
        ),
  )
  return [columns.map(({ heading }) => heading), ...body]
}

function middleOf(times: number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN
}
