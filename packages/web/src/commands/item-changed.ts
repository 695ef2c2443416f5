import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { matchQuery, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type api, orpc } from '../api.ts'
import { changeAtHand, patched } from './ledger-patch.ts'

/** What a command was about. */
export type ChangedItem = { readonly rectificationId: string } & (
  | { readonly measureId: string }
  | { readonly findingId: string }
)

/** The id of what a command was about. */
export function idOf(item: ChangedItem): string {
  return 'findingId' in item ? item.findingId : item.measureId
}

type LedgerData = Awaited<ReturnType<typeof api.rectifications.ledger>>
type ChangedRows = { readonly measures: readonly MeasureView[]; readonly findings: readonly FindingView[] }

const ledgers = orpc.rectifications.ledger.key()

/** Puts rows that a command changed into the ledgers at hand, so that 5,000 of them are not read again. */
export function putIntoLedgers(
  client: QueryClient,
  rows: ChangedRows,
  which: { type?: 'active' } = {},
): void {
  changeAtHand<LedgerData>(client, { queryKey: ledgers, ...which }, (ledger) => patched(ledger, rows))
}

/**
 * After a command on one measure or finding: it and the finding above it are put into the ledger that is shown, and whatever
 * else it can show in is read again.
 */
export function useItemChanged(): (item: ChangedItem) => void {
  const client = useQueryClient()
  return useCallback(
    (item) => {
      const isShown = client.getQueryCache().findAll({ queryKey: ledgers, type: 'active' }).length > 0
      const keys = [orpc.rectifications.key(), orpc.measures.key(), orpc.findings.key(), orpc.closure.key()]
      for (const queryKey of keys) {
        void client.invalidateQueries({
          queryKey,
          predicate: (query) => !(query.isActive() && matchQuery({ queryKey: ledgers }, query)),
        })
      }
      if (!isShown) return
      // Where it cannot be read any more, the ledger is read for what is left.
      readRows(client, item).then(
        (rows) => putIntoLedgers(client, rows, { type: 'active' }),
        () => void client.invalidateQueries({ queryKey: ledgers }),
      )
    },
    [client],
  )
}

async function readRows(client: QueryClient, item: ChangedItem): Promise<ChangedRows> {
  const { rectificationId } = item
  const readFinding = async (findingId: string) =>
    (await client.fetchQuery(orpc.findings.get.queryOptions({ input: { rectificationId, findingId } })))
      .finding
  if ('findingId' in item) return { measures: [], findings: [await readFinding(item.findingId)] }
  const { measureId } = item
  const { measure } = await client.fetchQuery(
    orpc.measures.get.queryOptions({ input: { rectificationId, measureId } }),
  )
  return { measures: [measure], findings: [await readFinding(measure.findingId)] }
}
