import type { LedgerFormat } from '@bihuan/core/measures/ledger-query.schema.ts'
import { longFrom } from '@bihuan/core/outputs/long-from.ts'
import { api } from '../../api.ts'
import { orderFile } from '../../outputs/order-file.ts'
import type { Language } from '../../ui/language.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { shownColumns } from './ledger-columns.ts'
import { type LedgerSearch, queryOf } from './ledger-search.ts'

/** A ledger as it is shown, and how many rows it has. */
export type ShownLedger = {
  readonly rectificationId: string
  readonly search: LedgerSearch
  readonly total: number
  readonly language: Language
}

/** So many columns are read on A4 across; more on A3. */
const mostOnA4 = 13

/** Downloads the ledger as it is shown, or orders it. Throws what is refused instead of saving it as a file. */
export async function takeLedger(shown: ShownLedger, format: LedgerFormat): Promise<void> {
  const { rectificationId, total } = shown
  const of = shownOf(shown)
  const paper = of.columns.length > mostOnA4 ? ('a3' as const) : ('a4' as const)
  const query = { ...of, paper }
  if (total >= longFrom[format])
    return orderFile({ rectificationId, file: { kind: 'ledger', format, query } })
  const file = await api.rectifications.ledgerFile({ rectificationId, ...query, format })
  saveFile(file, file.name)
}

/** Downloads or orders the papers of a meeting, with the ledger as it is shown behind the brief. */
export async function takeMeeting(shown: ShownLedger): Promise<void> {
  const { rectificationId, total } = shown
  const query = { ...shownOf(shown), paper: 'a3' as const }
  if (total >= longFrom.pdf) return orderFile({ rectificationId, file: { kind: 'meeting', query } })
  const file = await api.documents.meeting({ rectificationId, ...query })
  saveFile(file, file.name)
}

function shownOf({ search, language }: ShownLedger) {
  const { group = 'finding' } = search
  return { ...queryOf(search), columns: shownColumns(), group, language }
}
