import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../api.ts'

type Items = { readonly findings: readonly FindingView[]; readonly measures: readonly MeasureView[] }

/** All findings and measures of a rectification, to choose among; none while they are on their way. */
export function useItemsOfRecord(rectificationId: string): Items {
  return useItems({ rectificationId })
}

/** A finding with its measures alone: of a large rectification a thousandth. */
export function useItemsOfFinding({
  rectificationId,
  id,
}: Pick<FindingView, 'rectificationId' | 'id'>): Items {
  return useItems({ rectificationId, findingId: id })
}

function useItems(input: { readonly rectificationId: string; readonly findingId?: string }): Items {
  const { data } = useQuery(orpc.rectifications.ledger.queryOptions({ input }))
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
