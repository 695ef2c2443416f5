import type { RecordState } from '@bihuan/core/kernel/kind.ts'
import type { DB } from './schema.ts'
import type { RowOf } from './sql.ts'

/**
 * What of the records of a kind is counted: a table with a row for each key and numbers in it. A number of the house, or
 * of the body of a rectification, is of what is shown, one of a rectification of all that lies in it.
 */
export type Counting<State> = {
  readonly table: string
  readonly of: 'rectification' | 'body' | 'house'
  /** Whether a number lies in several rows, as many commands at once change it. */
  readonly isInSlots: boolean
  readonly key: readonly string[]
  readonly numbers: readonly string[]
  /** The rows to which a record adds, of a body with the rectification by which it is found; none where it is not counted. A method, so that a list can hold those of any kind. */
  rowsOf(state: State): readonly CountRow[]
}

/** A key with numbers. */
export type CountRow = Readonly<Record<string, string | number>>

/** A row of a table of numbers. In which slot a number lies is nobody's concern. */
type Counted<Table extends keyof DB> = Omit<RowOf<Table>, 'slot' | 'body_id'> &
  ('body_id' extends keyof RowOf<Table> ? { rectification_id: string } : unknown)

/** What is counted, with every column of its table. */
export function counting<State, Table extends keyof DB>(what: {
  readonly table: Table
  readonly of: Counting<State>['of']
  readonly isInSlots: 'slot' extends keyof RowOf<Table> ? true : false
  readonly columns: { readonly [Column in keyof Counted<Table>]: 'key' | 'number' }
  readonly rowsOf: (
    state: State,
  ) => readonly (Counted<Table> & { readonly [Column in keyof Counted<Table>]: string | number })[]
}): Counting<State> {
  const { table, of, isInSlots, rowsOf } = what
  const named = (role: string): string[] =>
    Object.entries(what.columns).flatMap(([column, its]) => (its === role ? [column] : []))
  return { table, of, isInSlots, key: named('key'), numbers: named('number'), rowsOf }
}

/** What records add to numbers. */
export class CountSum {
  readonly of: Counting<RecordState>
  private readonly rows: Map<string, Record<string, string | number>> = new Map()

  constructor(of: Counting<RecordState>) {
    this.of = of
  }

  /** Adds a record so many times. */
  add(state: RecordState, times: 1 | -1): void {
    for (const row of this.of.rowsOf(state)) this.addRow(row, times)
  }

  /** Adds numbers so many times. */
  addRow(row: CountRow, times: 1 | -1): void {
    const key = this.of.key.map((column) => row[column]).join(' ')
    const sum = this.rows.get(key) ?? {
      ...row,
      ...Object.fromEntries(this.of.numbers.map((number) => [number, 0])),
    }
    this.rows.set(key, sum)
    for (const number of this.of.numbers) sum[number] = Number(sum[number]) + times * Number(row[number])
  }

  /** What is not nothing. */
  get changes(): readonly CountRow[] {
    return [...this.rows.values()].filter((row) => this.of.numbers.some((number) => row[number] !== 0))
  }
}
