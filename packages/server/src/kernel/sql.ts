import { type OperationNodeSource, type RawBuilder, sql as kyselySql } from 'kysely'
import type { ComputedColumns, DB } from './schema.ts'

/** A row as it is written: without what the database computes. */
export type RowOf<Table extends keyof DB> = Omit<
  DB[Table],
  Table extends keyof ComputedColumns ? ComputedColumns[Table] : never
>

/** A table as SQL that is written by hand names it: itself after `from` and `join`, and each of its columns. */
export type Columns<Table extends keyof DB> = OperationNodeSource & {
  readonly [Column in keyof DB[Table] & string]: RawBuilder<DB[Table][Column]>
}

/** Names as they stand in a statement: the program's own, so that nothing has to be quoted. */
const texts = new WeakMap<object, string>()

/**
 * Names a table and its columns in SQL that is written by hand, so that a name that is not there does not compile.
 * Without an alias columns stand alone, as `insert` and `set` want them.
 *
 * @example const measure = columnsOf('measures', 'measure'); sql`select ${measure.id} from ${measure}`
 */
export function columnsOf<Table extends keyof DB>(table: Table, alias?: string): Columns<Table>
export function columnsOf(table: string, alias?: string): object {
  const itself = named(alias === undefined || alias === table ? table : `${table} as ${alias}`)
  // A column is made when it is first asked for, and then lies on the table itself, where it is found at once.
  const making: object = new Proxy(
    { toOperationNode: () => itself.toOperationNode() },
    {
      get: (known, name, columns) => {
        if (typeof name === 'symbol' || name in known) return Reflect.get(known, name)
        const column = named(alias === undefined ? name : `${alias}.${name}`)
        Object.defineProperty(columns, name, { value: column })
        return column
      },
    },
  )
  const columns: object = Object.create(making)
  texts.set(columns, texts.get(itself) ?? '')
  return columns
}

/** Every column that rows are kept in, with commas between: `columns` is that of the store, from which none is missing. */
export function everyOf<Table extends keyof DB>(
  row: Columns<Table>,
  columns: { readonly [Column in keyof RowOf<Table>]: unknown },
): RawBuilder<RowOf<Table>> {
  const names = Object.keys(columns).map((name) => texts.get(Reflect.get(row, name)))
  return named(names.join(', '))
}

/**
 * The same as one JSON value: made of these columns alone, as those that the database computes for its indexes are long.
 * Null where an outer join found no row. It is written as it goes out: `jsonb` would be built first, and then written.
 */
export function jsonOf<Table extends keyof DB>(
  row: Columns<Table> & { readonly id: RawBuilder<unknown> },
  columns: { readonly [Column in keyof RowOf<Table>]: unknown },
): RawBuilder<unknown> {
  const pairs = Object.keys(columns).map((name) => `'${name}', ${texts.get(Reflect.get(row, name)) ?? ''}`)
  return named(
    `case when ${texts.get(row.id) ?? ''} is not null then json_build_object(${pairs.join(', ')}) end`,
  )
}

/**
 * A list in JSON of what a selection of one column gives, in its order. An aggregate over the same has to be made ready at each
 * execution, whether anything is found or not.
 */
export function listOf<Item>(selection: RawBuilder<unknown>): RawBuilder<Item[]> {
  return sql`to_json(array(${selection}))`
}

function named<Value>(text: string): RawBuilder<Value> {
  const name = kyselySql.raw<Value>(text)
  texts.set(name, text)
  return name
}

/** The `sql` of Kysely; names of tables and columns become part of the text at once, and cost a query nothing. */
export const sql: typeof kyselySql = Object.assign(merging, kyselySql)

function merging<T>(fragments: TemplateStringsArray, ...parameters: readonly unknown[]): RawBuilder<T> {
  const merged: string[] = []
  const values: unknown[] = []
  let open = fragments[0] ?? ''
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index]
    const text = typeof parameter === 'object' && parameter !== null ? texts.get(parameter) : undefined
    const next = fragments[index + 1] ?? ''
    if (text !== undefined) open += text + next
    else {
      merged.push(open)
      values.push(parameter)
      open = next
    }
  }
  merged.push(open)
  return kyselySql<T>(Object.assign(merged, { raw: merged }), ...values)
}
