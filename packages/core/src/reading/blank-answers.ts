import { ofCount } from '../kernel/counted-words.ts'
import type { DraftFinding, DraftMeasure, DraftWarning } from './draft.ts'
import { isOwnTable } from './tables/own-ledger.ts'
import type { ColumnRole } from './tables/column-roles.ts'
import type { Table } from './tables/table.ts'

const answering = [
  { role: 'leader', names: ({ leader }: DraftMeasure) => leader !== null },
  { role: 'owner', names: ({ owners }: DraftMeasure) => owners.length > 0 },
  { role: 'handler', names: ({ handlers }: DraftMeasure) => handlers.length > 0 },
] as const satisfies readonly { role: ColumnRole; names: (measure: DraftMeasure) => boolean }[]

/**
 * Cells of who answers that are blank where a measure of the same finding above names somebody. Only a merged cell goes on below: nobody
 * becomes answerable whom the ledger does not name, and who reads it in is told where to look.
 */
export function blankAnswers(findings: readonly DraftFinding[], tables: readonly Table[]): DraftWarning[] {
  if (tables.length === 0 || tables.some(isOwnTable)) return []
  const found = answering.flatMap(({ role, names }) => {
    const measures = findings.flatMap((finding) => blankBelow(finding, names))
    return measures.length === 0 ? [] : [{ heading: headingOf(tables, role), measures }]
  })
  const [first] = found.flatMap(({ measures }) => measures)
  if (first === undefined) return []
  const count = new Set(found.flatMap(({ measures }) => measures)).size
  const zh = found.map(({ heading, measures }) => `“${heading}”${measures.length}条`).join('、')
  const en = found.map(({ heading, measures }) => `“${heading}” of ${measures.length}`).join(', ')
  return [
    {
      code: 'ANSWER_BLANK',
      message: `有${count}条措施没有写明由谁负责，同一问题的上一条写有：${zh}。这些单元格没有合并，未沿用上一条；确由同一单位、同一人负责的，请补填。`,
      messageEn: `${count} ${ofCount(count, 'measure names', 'measures name')} nobody where the one above of the same finding does: ${en}. These cells are not merged, so nothing was taken over; fill in whoever does answer.`,
      params: { measures: count, words: zh, start: first.passage.start, end: first.passage.end },
    },
  ]
}

function blankBelow(
  { measures }: DraftFinding,
  names: (measure: DraftMeasure) => boolean,
): readonly DraftMeasure[] {
  const first = measures.findIndex(names)
  return first < 0 ? [] : measures.slice(first + 1).filter((measure) => !names(measure))
}

function headingOf(tables: readonly Table[], role: ColumnRole): string {
  const headings = tables.flatMap((table) => table.headings.filter((_, at) => table.roles[at] === role))
  return headings[0] ?? ''
}
