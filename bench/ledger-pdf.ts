import { ledgerColumns, ledgerLooks } from '@bihuan/core/measures/ledger-columns.ts'
import { ledgerSheet } from '@bihuan/core/measures/ledger-sheet.ts'
import { sheetPdf } from '@bihuan/writers/pdf/sheet-pdf.ts'
import { aLedgerSight } from './ledger-sight.ts'
import { memoryOf } from './memory.ts'

/** A ledger as PDF on A3, with the columns that are shown at first or with all of them, and the most memory of this process (VmHWM). */
const count = 5_000
const mostMegabytes = 400

const isAll = process.argv[2] === 'all'
const columns = ledgerColumns.filter((key) => isAll || !('isHidden' in ledgerLooks[key]))
const sheet = ledgerSheet({ ...aLedgerSight(count), columns })
const [began, cpuBefore] = [performance.now(), process.cpuUsage()]
const pdf = await sheetPdf(sheet, { paper: 'a3', language: 'zh', at: new Date('2026-11-27T01:00:00Z') })
if (!pdf.ok) throw new Error(pdf.refusal.code)
const { user, system } = process.cpuUsage(cpuBefore)
// Where there is no /proc it is what Node was told in the end.
const most = memoryOf('self')?.most ?? process.resourceUsage().maxRSS / 1_000
process.stdout.write(
  `\nPDF, ${count} rows, A3, ${sheet.columns.length} columns: ${(performance.now() - began).toFixed(0)} ms, ${((user + system) / 1_000).toFixed(0)} ms of CPU, ` +
    `${(pdf.value.length / 1_000_000).toFixed(1)} MB; the whole process held ${most.toFixed(0)} MB at most (aim: ${mostMegabytes})\n`,
)
if (most > mostMegabytes) throw new Error('the ledger as PDF takes too much memory')
