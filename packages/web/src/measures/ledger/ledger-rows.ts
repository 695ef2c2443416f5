import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type * as ledger from '@bihuan/core/measures/ledger-layout.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'

/** A row of the ledger on the screen, where all are equally high. */
export type LedgerRow = ledger.LedgerRow<FindingView, MeasureView>

/** The rows of the ledger on the screen. */
export type LedgerLayout = ledger.LedgerLayout<FindingView, MeasureView>

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
export function neighbour(rows: readonly Pick<LedgerRow, 'kind'>[], from: number, step: 1 | -1): number {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    if (rows[at]?.kind !== 'group') return at
  }
  return from
}
