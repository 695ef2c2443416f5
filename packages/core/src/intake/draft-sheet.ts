import type { Sheet, SheetCell, SheetColumn, SheetMerge, SheetRow } from '../kernel/sheet.ts'
import { type LedgerColumn, ledgerColumns, ledgerLooks } from '../measures/ledger-columns.ts'
import type { Draft, DraftFinding, DraftMeasure, DraftStatus } from '../reading/draft.ts'

/** A draft as the ledger that people hand in: one row for each measure, findings as merged cells. */
export function draftSheet(draft: Draft): Sheet {
  const rows: SheetRow[] = []
  const merges: SheetMerge[] = []
  draft.findings.forEach((finding, at) => {
    const first = rows.length
    const measures: readonly (DraftMeasure | null)[] = finding.measures.length > 0 ? finding.measures : [null]
    measures.forEach((measure, index) =>
      rows.push({ cells: cellsOf(finding, measure, index === 0 ? at + 1 : null) }),
    )
    const last = rows.length - 1
    if (last > first) for (const column of ofFinding) merges.push({ column, first, last })
  })
  return { name: '台账', above: { title: '整改台账', note: '' }, columns, rows, merges }
}

// Where a draft has other widths than a ledger.
const widths: Partial<Record<LedgerColumn, number>> = { number: 6, progress: 20, evidence: 12, closedOn: 12 }

// Of a draft no plan was approved, and nothing put off.
const drawn = ledgerColumns.filter((key) => key !== 'againstPlan' && key !== 'extensions')

const columns: readonly SheetColumn[] = drawn.map((key) => ({
  heading: ledgerLooks[key].heading.zh,
  width: widths[key] ?? ledgerLooks[key].sheet,
  kind: key === 'number' ? 'count' : ledgerLooks[key].kind,
}))

const ofFinding = (['number', 'category', 'finding', 'status', 'closedOn'] as const).map((key) =>
  drawn.indexOf(key),
)

const statusWords = {
  done: '已完成',
  ongoing: '推进中',
  partial: '基本完成',
  long_term: '长期坚持',
  not_started: '未启动',
  not_done: '未完成',
  planned: '未到期',
  not_included: '未纳入整改',
  open: '未完成',
  closed_implemented: '已完成',
  closed_not_implemented: '未整改销号',
  disagreed: '不认可',
  undetermined: '待定',
  feedback_open: '待整改',
  new_finding: '新发现',
} as const satisfies Record<DraftStatus, string>

function cellsOf(finding: DraftFinding, measure: DraftMeasure | null, number: number | null): SheetCell[] {
  const isFirst = number !== null
  const ofFinding = (words: string | null): string | null => (isFirst ? words : null)
  const cells: Partial<Record<LedgerColumn, SheetCell>> = {
    number,
    category: ofFinding(finding.path.join(' / ') || null),
    finding: ofFinding(finding.title ?? finding.number),
    measure: measure?.text ?? null,
    leader: measure?.leader ?? finding.leader,
    owner:
      (measure === null || measure.owners.length === 0 ? finding.owners : measure.owners).join('、') || null,
    handler: (measure?.handlers ?? finding.handlers).join('、') || null,
    dueOn: dueCell(finding, measure),
    status: ofFinding(finding.status === null ? null : statusWords[finding.status]),
  }
  return drawn.map((key) => cells[key] ?? null)
}

/** The words of the source rather than the day they were read as; the finding's only where no measure has its own. */
function dueCell(finding: DraftFinding, measure: DraftMeasure | null): SheetCell {
  if (measure?.dueRaw) return measure.dueRaw
  if (measure?.dueOn) return { day: measure.dueOn }
  const isShared = finding.measures.length <= 1 || !finding.measures.some(({ dueRaw }) => Boolean(dueRaw))
  return isShared ? finding.dueRaw : null
}
