import type { DraftStatus } from '../draft.ts'
import { isStatusPhrase, statusOf } from '../findings/statuses.ts'
import type { ColumnRole } from './column-roles.ts'
import { legendKey } from './legend.ts'
import { type Columns, tickedState } from './row-said.ts'
import type { Cell } from './rows.ts'

/** How a row says that its finding stands. */
export function statusIn(
  cells: readonly Cell[],
  columns: Columns,
): { status: DraftStatus; raw: string } | null {
  const wordsAt = (role: ColumnRole): string =>
    cells.find(({ column }) => columns.roles[column] === role)?.words ?? ''
  const [progress, included] = [wordsAt('progress'), wordsAt('included')]
  const written = wordsAt('status') || wordsAt('rate')
  const raw =
    tickedState(cells, columns) ??
    ((columns.legend.get(legendKey(written)) ?? written) || (isStatusPhrase(progress, 16) ? progress : ''))
  const refused = statusOf(included) === 'disagreed' ? 'disagreed' : null
  // Acceptance is tracked apart from implementation: what was not accepted will not be implemented.
  const status = /^(?:否|不|未|暂不|暂未)/.test(included) ? 'not_included' : (refused ?? statusOf(raw))
  if (status === null) return null
  return { status, raw: status === refused || raw === '' ? included : raw }
}

/** What is said of every row is said of the finding; the words of one measure are no words about it. */
export function sharedWords(statuses: readonly { readonly raw: string }[]): string | null {
  const [first] = new Set(statuses.map(({ raw }) => raw))
  return first !== undefined && statuses.every(({ raw }) => raw === first) ? first : null
}

/** The status of a finding whose measures stand differently: done only when all are. */
export function jointStatus(statuses: readonly DraftStatus[]): DraftStatus | null {
  const [first] = statuses
  if (first === undefined) return null
  if (statuses.every((status) => status === first)) return first
  if (statuses.every((status) => status === 'done' || status === 'long_term')) return 'long_term'
  return 'ongoing'
}
