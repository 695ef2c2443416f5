import type { Named } from '../kernel/contract.ts'
import type { FindingView } from './findings.contract.ts'

/** What an assignment can leave behind on the finding above: who is set there of its own. */
export type FindingField = 'owner' | 'leader'

/** A finding that goes on naming somebody else than its measures will. */
export type LeftBehind = {
  readonly finding: Pick<FindingView, 'id' | 'version' | 'ordinal' | 'title' | 'number'>
  readonly fields: readonly { readonly field: FindingField; readonly now: Named }[]
  /** Open measures of the finding that are not assigned along: they stay with whom they have. */
  readonly others: number
  /** Whether the person may change the finding now: one that is submitted or closed stays as it was checked. */
  readonly canMove: boolean
}

type Above = LeftBehind['finding'] &
  Pick<FindingView, 'owner' | 'leader' | 'isOwn' | 'measures' | 'measuresClosed' | 'can'>

/**
 * The findings that an assignment of measures leaves behind: their own owner or leader is another than the measures’ new
 * one. A finding that follows its measures is none of them.
 */
export function findingsLeftBehind(
  findings: readonly Above[],
  chosen: readonly { readonly findingId: string }[],
  changes: { readonly ownerId?: string | null | undefined; readonly leaderId?: string | null | undefined },
): LeftBehind[] {
  const wanted = { owner: changes.ownerId, leader: changes.leaderId }
  return findings.flatMap((finding) => {
    const along = chosen.filter(({ findingId }) => findingId === finding.id).length
    if (along === 0) return []
    const fields = (['owner', 'leader'] as const).flatMap((field) => {
      const now = finding[field]
      const isLeft = finding.isOwn[field] && now !== null && wanted[field] !== undefined
      return isLeft && now.id !== wanted[field] ? [{ field, now }] : []
    })
    if (fields.length === 0) return []
    const others = Math.max(0, finding.measures - finding.measuresClosed - along)
    return [{ finding, fields, others, canMove: finding.can.includes('assign') }]
  })
}
