import { daysNamed, type DocumentDay } from './dates.ts'
import type { ColumnRole } from '../tables/columns.ts'
import type { Flow } from '../text/lines.ts'
import type { Table } from '../tables/table.ts'

const dayColumns: ReadonlySet<ColumnRole | null> = new Set<ColumnRole>([
  'due',
  'newDue',
  'firstDue',
  'doneOn',
])

/**
 * The year that the rows of a ledger lend to days that name none, in its columns of days: the one year that all its days
 * name, and that of the document where it states one. A ledger is kept up, so that a day before the document is one
 * that has passed. Null where the days are of two years: a person says which one is meant.
 */
export function ledgerDayOf(
  flow: Flow,
  { tables, written }: { readonly tables: readonly Table[]; readonly written: DocumentDay | null },
): DocumentDay | null {
  const years = new Set<number>()
  for (const { roles, rows } of tables) {
    const columns = roles.flatMap((role, column) => (dayColumns.has(role) ? [column] : []))
    for (const cells of rows) {
      for (const column of columns) {
        const cell = cells[column]
        if (cell === undefined) continue
        for (const { on, isRelative } of daysNamed(flow.strip.text.slice(cell.start, cell.end)))
          if (on !== null && !isRelative) years.add(Number(on.slice(0, 4)))
      }
    }
  }
  const stated = written ?? yearAbove(flow, tables)
  if (stated !== null) years.add(stated.year)
  const [year] = years
  if (years.size === 1 && year !== undefined) return { year, on: null }
  return stated
}

/** The one year that the lines above the ledgers name: （2026年第二季度）, 填报日期：2026年7月10日; not that of a 年度. */
function yearAbove(flow: Flow, tables: readonly Table[]): DocumentDay | null {
  const lines = tables.flatMap(({ above }) =>
    above.map(({ start, end }) => flow.strip.text.slice(start, end)),
  )
  const words = lines.filter((line) => !/审计|预算|决算/.test(line) || /截[至止]|日期/.test(line)).join('\n')
  const years = new Set(
    [...words.matchAll(/(?<!\d)(20\d\d)(?:年(?!度)|[-./]\d)/g)].map((match) => Number(match[1])),
  )
  const [year] = years
  return years.size === 1 && year !== undefined ? { year, on: null } : null
}
