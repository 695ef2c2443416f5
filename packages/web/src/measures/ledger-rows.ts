import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { MeasureStatus } from '@bihuan/core/measures/measure.ts'
import type { LedgerGroup } from './ledger-search.ts'

/** What stands between measures when they are grouped by owner or by status. */
export type GroupKey =
  | { readonly by: 'owner'; readonly id: string | null; readonly name: string | null }
  | { readonly by: 'status'; readonly status: MeasureStatus }

/** One row of the ledger. All rows are equally high. */
export type LedgerRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: GroupKey; readonly count: number }
  | {
      readonly kind: 'measure'
      readonly key: string
      readonly finding: FindingView
      readonly measure: MeasureView
    }
  | { readonly kind: 'empty'; readonly key: string; readonly finding: FindingView }

/** The rows and, for each, the run of neighbouring rows of the same finding whose cells are merged. */
export type LedgerLayout = {
  readonly rows: readonly LedgerRow[]
  readonly runStart: readonly number[]
  readonly runLength: readonly number[]
}

/**
 * Lays out measures under their findings or groups. The order of measures within a group is the server's;
 * groups follow the first of their measures.
 */
export function layOutLedger(
  ledger: { readonly findings: readonly FindingView[]; readonly measures: readonly MeasureView[] },
  group: LedgerGroup,
  isOrdered: boolean,
): LedgerLayout {
  const findings = new Map(ledger.findings.map((finding) => [finding.id, finding]))
  const rows: LedgerRow[] = []
  const withFinding = ledger.measures.flatMap((measure) => {
    const finding = findings.get(measure.findingId)
    return finding === undefined ? [] : [{ measure, finding }]
  })
  if (group === 'finding') {
    rows.push(...byFinding(ledger.findings, withFinding, isOrdered))
  } else {
    for (const members of groupedBy(withFinding, ({ measure }) => keyOf(measure, group))) {
      const first = members[0]
      if (first === undefined) continue
      const key = keyOf(first.measure, group)
      rows.push({
        kind: 'group',
        key: `group ${key}`,
        group: describe(first.measure, group),
        count: members.length,
      })
      for (const member of members) rows.push({ kind: 'measure', key: member.measure.id, ...member })
    }
    for (const finding of ledger.findings) if (finding.measures === 0) rows.push(emptyRow(finding))
  }
  return { rows, ...runsOf(rows) }
}

/** Which rows have to be drawn for a stretch of the scrolled height. */
export function windowOf(view: {
  readonly scrollTop: number
  readonly height: number
  readonly rowHeight: number
  readonly count: number
}): { readonly from: number; readonly to: number } {
  const beyond = 4
  const from = Math.max(0, Math.floor(view.scrollTop / view.rowHeight) - beyond)
  const to = Math.min(view.count, Math.ceil((view.scrollTop + view.height) / view.rowHeight) + beyond)
  return { from: Math.min(from, to), to }
}

/** The next row below (1) or above (-1) that holds a measure or an empty finding. */
export function neighbour(rows: readonly LedgerRow[], from: number, step: 1 | -1): number {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    if (rows[at]?.kind !== 'group') return at
  }
  return from
}

type Member = { readonly measure: MeasureView; readonly finding: FindingView }

function byFinding(
  findings: readonly FindingView[],
  members: readonly Member[],
  isOrdered: boolean,
): LedgerRow[] {
  const groups = new Map(
    groupedBy(members, ({ finding }) => finding.id).map((group) => [group[0]?.finding.id, group]),
  )
  const inOrder = isOrdered
    ? findings.toSorted((one, other) => one.ordinal - other.ordinal)
    : [...groups.values()]
        .flatMap((group) => group[0]?.finding ?? [])
        .concat(findings.filter((finding) => !groups.has(finding.id)))
  return inOrder.flatMap((finding): LedgerRow[] => {
    const group = groups.get(finding.id)
    if (group === undefined) return [emptyRow(finding)]
    return group.map((member) => ({ kind: 'measure', key: member.measure.id, ...member }))
  })
}

function emptyRow(finding: FindingView): LedgerRow {
  return { kind: 'empty', key: `empty ${finding.id}`, finding }
}

function groupedBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return [...groups.values()]
}

function keyOf(measure: MeasureView, group: 'owner' | 'status'): string {
  return group === 'owner' ? (measure.owner?.id ?? '') : measure.status
}

function describe(measure: MeasureView, group: 'owner' | 'status'): GroupKey {
  if (group === 'status') return { by: 'status', status: measure.status }
  return { by: 'owner', id: measure.owner?.id ?? null, name: measure.owner?.name ?? null }
}

function runsOf(rows: readonly LedgerRow[]): { runStart: number[]; runLength: number[] } {
  const runStart: number[] = []
  const runLength: number[] = []
  rows.forEach((row, at) => {
    const before = rows[at - 1]
    const isContinued =
      row.kind !== 'group' &&
      before !== undefined &&
      before.kind !== 'group' &&
      before.finding.id === row.finding.id
    runStart.push(isContinued ? (runStart[at - 1] ?? at) : at)
  })
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const start = runStart[at] ?? at
    runLength[at] = runStart[at + 1] === start ? (runLength[at + 1] ?? 0) : at - start + 1
  }
  return { runStart, runLength }
}
