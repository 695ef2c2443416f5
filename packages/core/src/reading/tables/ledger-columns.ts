import { headingKey, isKnown, type KnownColumns } from './columns.ts'
import type { DraftColumn } from '../draft.ts'
import type { Flow } from '../text/lines.ts'
import { wordsOf } from '../text/strip.ts'
import type { Table } from './table.ts'

/** The columns of the tables of a text, and the headings of those that hold something and that nobody can name. */
export type LedgerColumns = { readonly columns: DraftColumn[]; readonly unknown: string[] }

/** Lists the columns in their order, each heading once however many tables have it. */
export function columnsOf(flow: Flow, tables: readonly Table[], known: KnownColumns): LedgerColumns {
  const byKey = new Map<string, DraftColumn>()
  const unknown = new Map<string, string>()
  for (const table of tables) {
    for (const [at, heading] of table.headings.entries()) {
      const role = table.roles[at] ?? null
      const key = headingKey(heading)
      const isEmpty = role === null && !hasContent(flow, table, at)
      if (key === '' || (isEmpty && heading === `第${at + 1}列`)) continue
      if (byKey.get(key)?.role === undefined || byKey.get(key)?.role === null)
        byKey.set(key, { heading, role })
      if (role === null && !isEmpty && !isKnown(heading, known)) unknown.set(key, heading)
    }
  }
  return { columns: [...byKey.values()], unknown: [...unknown.values()] }
}

function hasContent(flow: Flow, table: Table, at: number): boolean {
  return table.rows.some((cells) => {
    const cell = cells[at]
    return cell !== undefined && wordsOf(flow.strip, cell) !== ''
  })
}
