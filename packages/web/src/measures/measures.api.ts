import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, orpc } from '../api.ts'
import { putIntoLedgers } from '../commands/item-changed.ts'
import { type LedgerSearch, queryOf } from './ledger/ledger-search.ts'

/** What the ledger page shows, as the server answers it. */
export type LedgerData = Awaited<ReturnType<typeof api.rectifications.ledger>>
/** What the drawer of one measure shows. */
export type MeasureDetails = Awaited<ReturnType<typeof api.measures.get>>

/** What a command on a measure is about. */
export function measureItem({ rectificationId, id }: MeasureView): {
  rectificationId: string
  measureId: string
} {
  return { rectificationId, measureId: id }
}

/** The ledger under the filters of the address; while other filters are read, the former rows stay. */
export function useLedger(rectificationId: string, search: LedgerSearch): UseQueryResult<LedgerData, Error> {
  return useQuery({
    ...orpc.rectifications.ledger.queryOptions({ input: { rectificationId, ...queryOf(search) } }),
    placeholderData: keepPreviousData,
  })
}

/** All rows under the filters of the address, page by page where there are more than one answer holds. */
export function useWholeLedger(
  rectificationId: string,
  search: LedgerSearch,
): UseQueryResult<Pick<LedgerData, 'findings' | 'measures' | 'further'>, Error> {
  const query = queryOf(search)
  return useQuery({
    queryKey: [...orpc.rectifications.ledger.key(), 'whole', rectificationId, query],
    queryFn: async () => {
      const findings = new Map<string, LedgerData['findings'][number]>()
      const measures: LedgerData['measures'] = []
      const further = new Map<string, LedgerData['further'][number]>()
      for (;;) {
        const offset = measures.length
        const page = await api.rectifications.ledger({ rectificationId, ...query, offset })
        for (const finding of page.findings) findings.set(finding.id, finding)
        for (const one of page.further) further.set(`${one.findingId} ${one.key}`, one)
        measures.push(...page.measures)
        if (page.measures.length === 0 || measures.length >= page.total)
          return { findings: [...findings.values()], measures, further: [...further.values()] }
      }
    },
  })
}

/** Puts measures that a command answered with into every ledger at hand. */
export function useLedgerPatch(): (measures: readonly MeasureView[]) => void {
  const client = useQueryClient()
  return useCallback((measures) => putIntoLedgers(client, { measures, findings: [] }), [client])
}

/** After an assignment: the counts change, the ledger's rows are already patched. */
export function useAssignmentChanged(): () => void {
  const client = useQueryClient()
  return useCallback(() => {
    const keys = [
      orpc.rectifications.get.key(),
      orpc.rectifications.list.key(),
      orpc.measures.key(),
      orpc.findings.key(),
    ]
    for (const queryKey of keys) void client.invalidateQueries({ queryKey })
  }, [client])
}
