import type { QueryClient, QueryFilters } from '@tanstack/react-query'

/** A ledger with the rows that changed in the place of what they were; it gains and loses none. */
export function patched<
  Measure extends Identified,
  Finding extends Identified,
  Ledger extends Rows<Measure, Finding>,
>(
  ledger: Ledger & Rows<Measure, Finding>,
  changed: { readonly measures: readonly Measure[]; readonly findings: readonly Finding[] },
): Ledger {
  return {
    ...ledger,
    measures: withChanged(ledger.measures, changed.measures),
    findings: withChanged(ledger.findings, changed.findings),
  }
}

type Identified = { readonly id: string }
type Rows<Measure, Finding> = { measures: Measure[]; findings: Finding[] }

function withChanged<Row extends Identified>(rows: readonly Row[], changed: readonly Row[]): Row[] {
  const now = new Map(changed.map((row) => [row.id, row]))
  return rows.map((row) => now.get(row.id) ?? row)
}

/**
 * Changes what is at hand and reads none of it again, except what is being read at this moment: that may have been gathered
 * before the change, and its answer would put the old rows back.
 */
export function changeAtHand<Data>(
  client: QueryClient,
  which: QueryFilters,
  change: (data: Data) => Data,
): void {
  client.setQueriesData<Data>(which, (data) => (data === undefined ? data : change(data)))
  const underWay = client.getQueryCache().findAll({ ...which, fetchStatus: 'fetching' })
  const isUnderWay = (query: (typeof underWay)[number]): boolean => underWay.includes(query)
  void client
    .cancelQueries({ predicate: isUnderWay })
    .then(() => client.refetchQueries({ predicate: isUnderWay, type: 'active' }))
}
