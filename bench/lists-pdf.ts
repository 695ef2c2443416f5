import { type ListFacts, listOf } from '@bihuan/core/documents/lists.ts'
import { usualListColumns } from '@bihuan/core/templates/list-columns.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { aLedgerSight } from './ledger-sight.ts'
import { memoryOf } from './memory.ts'

/** The three lists as they are attached to a plan, in one PDF of 3,034 rows, and the most memory of this process (VmHWM). */
const measureCount = 1_300
const mostMegabytes = 400

const { name, today, entry, findings, measures, words } = aLedgerSight(measureCount)
const facts: ListFacts = {
  rectification: { name, lists: plainTemplate.template.lists, listColumns: usualListColumns },
  today,
  entry,
  findings: findings.map((one) => ({ ...one, grade: null, sumConcerned: '', basis: '', cause: '' })),
  measures: measures.map((one) => ({ ...one, kind: 'routine' })),
  further: [],
  words,
}
const lists = (['findings', 'measures', 'duties'] as const).map((list) => listOf(list, facts))
const blocks = lists.flatMap((list) => list.blocks)
const rows = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0)
const [began, cpuBefore] = [performance.now(), process.cpuUsage()]
const pdf = await officialPdf({ title: name, blocks }, { at: new Date('2026-11-27T01:00:00Z') })
if (!pdf.ok) throw new Error(pdf.refusal.code)
const { user, system } = process.cpuUsage(cpuBefore)
// Where there is no /proc it is what Node was told in the end.
const most = memoryOf('self')?.most ?? process.resourceUsage().maxRSS / 1_000
process.stdout.write(
  `\nPDF, three lists of ${rows} rows together, A4: ${(performance.now() - began).toFixed(0)} ms, ${((user + system) / 1_000).toFixed(0)} ms of CPU, ` +
    `${(pdf.value.length / 1_000_000).toFixed(1)} MB; the whole process held ${most.toFixed(0)} MB at most (aim: ${mostMegabytes})\n`,
)
if (most > mostMegabytes) throw new Error('three lists as PDF take too much memory')
