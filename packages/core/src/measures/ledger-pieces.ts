import type { FindingId } from '../kernel/id.ts'

/** A finding of the ledger, and how many of its measures stand there. */
export type LedgerPlace = { readonly id: FindingId; readonly measures: number }

/** So many rows of a ledger are read and written at a time: between two pieces others are answered. */
const rowsOfPiece = 500

/** The findings of a ledger in pieces, in their order; only a finding that is longer makes a longer one. */
export function* piecesOfLedger(places: readonly LedgerPlace[]): Generator<readonly FindingId[]> {
  let [findingIds, rows]: [FindingId[], number] = [[], 0]
  for (const place of places) {
    // A finding without measures has a row too.
    const own = Math.max(1, place.measures)
    if (rows > 0 && rows + own > rowsOfPiece) {
      yield findingIds
      ;[findingIds, rows] = [[], 0]
    }
    findingIds.push(place.id)
    rows += own
  }
  if (rows > 0) yield findingIds
}
