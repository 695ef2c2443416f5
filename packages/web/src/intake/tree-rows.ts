import type { DraftFinding, DraftMeasure } from '@bihuan/core/intake/draft.ts'
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
}

/** The tree as rows from top to bottom. */
export function treeRows(findings: readonly DraftFinding[]): TreeRow[] {
  return findings.flatMap((finding, index) => {
    const { measures } = finding
    const first: TreeRow = {
      key: `finding ${finding.passage.start}`,
      at: { finding: index, measure: null },
      item: finding,
      heading: headingOf(finding, findings[index - 1]),
      place: [index + 1, findings.length],
      isLast: measures.length === 0,
    }
    const others = measures.map(
      (measure, at): TreeRow => ({
        key: `measure ${measure.passage.start}`,
        at: { finding: index, measure: at },
        item: measure,
        heading: null,
        place: [at + 1, measures.length],
        isLast: at === measures.length - 1,
      }),
    )
    return [first, ...others]
  })
}

/** Where in the rows an item stands; -1 when it is not there. */
export function rowOf(rows: readonly TreeRow[], at: ItemAt | null): number {
  return at === null ? -1 : rows.findIndex((row) => isAt(row.at, at))
}

/** About how high a row is before it has been drawn. */
export function heightOf({ item, isLast, heading }: TreeRow): number {
  const isFinding = 'title' in item
  const lines = Math.ceil(((isFinding ? item.title : item.text)?.length ?? 1) / 44)
  const isStated = item.owners.length > 0 || item.leader || item.dueOn || item.dueRaw || item.timeClass
  const details = isStated ? 20 : 0
  return lines * 21 + details + (isFinding ? 10 : 6) + (isLast ? 5 : 0) + (heading === null ? 0 : 19)
}

function headingOf(finding: DraftFinding, above: DraftFinding | undefined): string | null {
  const own = finding.path.join(' › ')
  return own === '' || own === above?.path.join(' › ') ? null : own
}
