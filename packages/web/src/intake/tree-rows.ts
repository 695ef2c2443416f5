import type { DraftFinding, DraftMeasure } from '@bihuan/core/reading/draft.ts'
import type { ItemAt } from '@bihuan/core/intake/review/draft-items.ts'
import { isAt } from './desk-state.ts'

/** A finding or a measure as a row of the tree. */
export type TreeRow = {
  readonly key: string
  readonly at: ItemAt
  readonly item: DraftFinding | DraftMeasure
  /** The headings above a finding, where they differ from those of the finding before it. */
  readonly heading: string | null
  /** Which of how many it is: among the findings, or among the measures of its finding. */
  readonly place: readonly [number, number]
  /** Whether the next row belongs to another finding. */
  readonly isLast: boolean
  /** About how high it is before it has been drawn. */
  readonly height: number
}

/** The rows of one finding, and what of the tree around it they depend on. */
type FindingRows = {
  readonly rows: readonly TreeRow[]
  readonly index: number
  readonly count: number
  readonly heading: string | null
}

/**
 * Makes the tree rows from top to bottom, again after each edit. Findings that stay as and where they are keep their rows,
 * so that these are neither made, measured nor drawn again.
 */
export function rowsKeeper(): (findings: readonly DraftFinding[]) => TreeRow[] {
  const known = new WeakMap<DraftFinding, FindingRows>()
  return (findings) =>
    findings.flatMap((finding, index) => {
      const heading = headingOf(finding, findings[index - 1])
      const count = findings.length
      const before = known.get(finding)
      if (before?.index === index && before.count === count && before.heading === heading) return before.rows
      const rows = rowsOf(finding, { index, count, heading })
      known.set(finding, { rows, index, count, heading })
      return rows
    })
}

function rowsOf(finding: DraftFinding, { index, count, heading }: Omit<FindingRows, 'rows'>): TreeRow[] {
  const { measures } = finding
  const first = measured({
    key: `finding ${finding.passage.start}`,
    at: { finding: index, measure: null },
    item: finding,
    heading,
    place: [index + 1, count],
    isLast: measures.length === 0,
  })
  const others = measures.map((measure, at) =>
    measured({
      key: `measure ${measure.passage.start}`,
      at: { finding: index, measure: at },
      item: measure,
      heading: null,
      place: [at + 1, measures.length],
      isLast: at === measures.length - 1,
    }),
  )
  return [first, ...others]
}

/** Where in the rows an item stands; -1 when it is not there. */
export function rowOf(rows: readonly TreeRow[], at: ItemAt | null): number {
  return at === null ? -1 : rows.findIndex((row) => isAt(row.at, at))
}

function measured(row: Omit<TreeRow, 'height'>): TreeRow {
  const { item, isLast, heading } = row
  const isFinding = 'title' in item
  const lines = Math.ceil(((isFinding ? item.title : item.text)?.length ?? 1) / 44)
  const isStated = item.owners.length > 0 || item.leader || item.dueOn || item.dueRaw || item.timeClass
  const details = isStated ? 20 : 0
  const height = lines * 21 + details + (isFinding ? 10 : 6) + (isLast ? 5 : 0) + (heading === null ? 0 : 19)
  return { ...row, height }
}

function headingOf(finding: DraftFinding, above: DraftFinding | undefined): string | null {
  const own = finding.path.join(' › ')
  return own === '' || own === above?.path.join(' › ') ? null : own
}
