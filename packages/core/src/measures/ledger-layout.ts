import type { FindingView } from '../findings/findings.contract.ts'
import type { FurtherMeasureView } from './further.contract.ts'
import type { FieldColumn, LedgerGroup } from './ledger-columns.ts'
import type { MeasureView } from './measures.contract.ts'

/** What a ledger shows of a finding. */
export type LedgerFinding = Pick<
  FindingView,
  | 'id'
  | 'category'
  | 'ordinal'
  | 'number'
  | 'title'
  | 'status'
  | 'mergedInto'
  | 'closedAt'
  | 'verdict'
  | 'effect'
  | 'owner'
  | 'leader'
  | 'measures'
  | 'measuresVoided'
  | 'measuresMerged'
  | 'measuresClosed'
  | 'measuresClosedBefore'
  | 'measuresBegun'
  | 'measuresFurther'
  | 'measuresFurtherClosed'
>

/** What a ledger shows of a measure. */
export type LedgerMeasure = Pick<
  MeasureView,
  | 'id'
  | 'findingId'
  | 'ordinal'
  | 'text'
  | FieldColumn
  | 'timeClass'
  | 'checkInFrom'
  | 'status'
  | 'closedAt'
  | 'isClosedBefore'
  | 'mergedInto'
  | 'light'
  | 'figures'
  | 'evidenceCount'
  | 'lastProgress'
  | 'lastProgressAt'
  | 'sourceState'
  | 'againstPlan'
  | 'extensions'
  | 'firstDueOn'
  | 'further'
>

/** What stands between measures when they are grouped by owner or by status. */
export type GroupKey =
  | { readonly by: 'owner'; readonly id: string | null; readonly name: string | null }
  | ({ readonly by: 'status' } & Pick<LedgerMeasure, 'status' | 'isClosedBefore' | 'mergedInto'>)

/** How many measures stand in a group; those that are voided are counted apart, and those that became parts of others. */
export type GroupCount = { readonly count: number; readonly voided: number; readonly merged: number }

/** One row of the ledger. */
export type LedgerRow<
  Finding extends LedgerFinding = LedgerFinding,
  Measure extends LedgerMeasure = LedgerMeasure,
> =
  | ({ readonly kind: 'group'; readonly key: string; readonly group: GroupKey } & GroupCount)
  | { readonly kind: 'measure'; readonly key: string; readonly finding: Finding; readonly measure: Measure }
  // A measure of another finding that answers this one too: no work of this ledger, and counted in none of its sums.
  | {
      readonly kind: 'further'
      readonly key: string
      readonly finding: Finding
      readonly further: FurtherMeasureView
    }
  | { readonly kind: 'empty'; readonly key: string; readonly finding: Finding }

/** The rows and, for each, the run of neighbouring rows of the same finding whose cells are merged. */
export type LedgerLayout<
  Finding extends LedgerFinding = LedgerFinding,
  Measure extends LedgerMeasure = LedgerMeasure,
> = {
  readonly rows: readonly LedgerRow<Finding, Measure>[]
  readonly runStart: readonly number[]
  readonly runLength: readonly number[]
}

/**
 * Lays out measures under their findings or groups. The order of measures within a group is the server's;
 * groups follow the first of their measures. Measures of other findings stand behind those of the finding that they answer
 * too; where nothing is grouped by finding, behind all.
 */
export function layOutLedger<Finding extends LedgerFinding, Measure extends LedgerMeasure>(
  ledger: {
    readonly findings: readonly Finding[]
    readonly measures: readonly Measure[]
    readonly further: readonly FurtherMeasureView[]
  },
  group: LedgerGroup,
  isOrdered: boolean,
): LedgerLayout<Finding, Measure> {
  const findings = new Map(ledger.findings.map((finding) => [finding.id, finding]))
  const rows: LedgerRow<Finding, Measure>[] = []
  const withFinding = ledger.measures.flatMap((measure) => {
    const finding = findings.get(measure.findingId)
    return finding === undefined ? [] : [{ measure, finding }]
  })
  const further = new Map(
    groupedBy(ledger.further, ({ findingId }) => findingId).map((those) => [those[0]?.findingId, those]),
  )
  const behind = (finding: Finding) => furtherRows(finding, further.get(finding.id) ?? [])
  if (group === 'finding') {
    rows.push(...byFinding(ledger.findings, { members: withFinding, behind, isOrdered }))
  } else {
    for (const members of groupedBy(withFinding, ({ measure }) => keyOf(measure, group))) {
      const first = members[0]
      if (first === undefined) continue
      const key = keyOf(first.measure, group)
      rows.push({
        kind: 'group',
        key: `group ${key}`,
        group: describe(first.measure, group),
        ...countOf(members.map(({ measure }) => measure)),
      })
      for (const member of members) rows.push({ kind: 'measure', key: member.measure.id, ...member })
    }
    for (const finding of ledger.findings) {
      const others = behind(finding)
      rows.push(...(finding.measures === 0 && others.length === 0 ? [emptyRow(finding)] : others))
    }
  }
  return { rows, ...runsOf(rows) }
}

type Member<Finding, Measure> = { readonly measure: Measure; readonly finding: Finding }

function byFinding<Finding extends LedgerFinding, Measure extends LedgerMeasure>(
  findings: readonly Finding[],
  {
    members,
    behind,
    isOrdered,
  }: {
    readonly members: readonly Member<Finding, Measure>[]
    readonly behind: (finding: Finding) => LedgerRow<Finding, never>[]
    readonly isOrdered: boolean
  },
): LedgerRow<Finding, Measure>[] {
  const groups = new Map(
    groupedBy(members, ({ finding }) => finding.id).map((group) => [group[0]?.finding.id, group]),
  )
  const inOrder = isOrdered
    ? findings.toSorted((one, other) => one.ordinal - other.ordinal)
    : [...groups.values()]
        .flatMap((group) => group[0]?.finding ?? [])
        .concat(findings.filter((finding) => !groups.has(finding.id)))
  return inOrder.flatMap((finding): LedgerRow<Finding, Measure>[] => {
    const group = groups.get(finding.id) ?? []
    const further = behind(finding)
    if (group.length === 0 && further.length === 0) return [emptyRow(finding)]
    const own = group.map((member) => ({ kind: 'measure', key: member.measure.id, ...member }) as const)
    return [...own, ...further]
  })
}

function furtherRows<Finding extends LedgerFinding>(
  finding: Finding,
  those: readonly FurtherMeasureView[],
): LedgerRow<Finding, never>[] {
  return those.map((further) => ({
    kind: 'further',
    key: `further ${finding.id} ${further.key}`,
    finding,
    further,
  }))
}

function emptyRow<Finding extends LedgerFinding>(finding: Finding): LedgerRow<Finding, never> {
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

function countOf(measures: readonly LedgerMeasure[]): GroupCount {
  const gone = measures.filter(({ status }) => status === 'voided')
  const merged = gone.filter(({ mergedInto }) => mergedInto !== null).length
  return { count: measures.length - gone.length, voided: gone.length - merged, merged }
}

function keyOf(measure: LedgerMeasure, group: 'owner' | 'status'): string {
  if (group === 'owner') return measure.owner?.id ?? ''
  if (measure.mergedInto !== null) return 'merged'
  return measure.isClosedBefore ? 'closedBefore' : measure.status
}

function describe(measure: LedgerMeasure, group: 'owner' | 'status'): GroupKey {
  const { status, isClosedBefore, mergedInto } = measure
  if (group === 'status') return { by: 'status', status, isClosedBefore, mergedInto }
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
