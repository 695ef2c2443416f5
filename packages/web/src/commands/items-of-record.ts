import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../api.ts'

/** All findings and measures of a rectification, to choose among; none while they are on their way. */
export function useItemsOfRecord(rectificationId: string): {
  readonly findings: readonly FindingView[]
  readonly measures: readonly MeasureView[]
} {
  const { data } = useQuery(orpc.rectifications.ledger.queryOptions({ input: { rectificationId } }))
  return data ?? { findings: [], measures: [] }
}

/** How a finding is told from others in a list. */
export function findingLabel({ ordinal, number, title }: FindingView): string {
  return `${ordinal} ${title ?? number}`
}

/** How a measure is told from others in a list: with its number, as the ledger shows it. */
export function measureLabel(measure: MeasureView, findings: readonly FindingView[]): string {
  const above = findings.find(({ id }) => id === measure.findingId)
  return `${above?.ordinal ?? ''}-${measure.ordinal} ${measure.text}`
}
