import { type ChainId, peopleChainId } from '@bihuan/core/kernel/entry.ts'
import type { Id } from '@bihuan/core/kernel/id.ts'
import type { AnyKind, StateOf } from '@bihuan/core/kernel/kind.ts'
import type { RawBuilder } from 'kysely'
import { ready, type Written } from './ready.ts'
import type { DB } from './schema.ts'
import { columnsOf, type RowOf, sql } from './sql.ts'
import type { Db, SubjectStore } from './subject-store.ts'
import { question, writeTogether } from './together.ts'

/** A table with a row for each record, which counts its versions. */
type RecordTable = {
  [Table in keyof DB]: DB[Table] extends { id: string; version: number } ? Table : never
}[keyof DB]
type TableBelow = {
  [Table in RecordTable]: DB[Table] extends { rectification_id: string } ? Table : never
}[RecordTable]

/** Every column of a table, and whether it can change after the row was added. */
export type ColumnsToKeep<Table extends keyof DB> = {
  readonly [Column in keyof RowOf<Table>]: 'fixed' | 'changing'
}

/** How the records of a kind lie in a table. A record has one row; `toRow` and `fromRow` are each other's inverse. */
export type RowMapping<K extends AnyKind, Table extends RecordTable, Extra extends object> = {
  readonly kind: K
  readonly table: Table
  /** Whether the rows lie below a rectification and so carry its id in their key. */
  readonly isBelowRectification: Table extends TableBelow ? true : false
  readonly columns: ColumnsToKeep<Table>
  readonly toRow: (state: StateOf<K>) => RowOf<Table>
  readonly fromRow: (row: RowOf<Table> & Extra) => StateOf<K>
  /** What is selected besides the columns. */
  readonly extra?: RawBuilder<Extra>
  readonly isPutAway?: SubjectStore<K>['isPutAway']
  readonly isArchived?: SubjectStore<K>['isArchived']
  readonly planVersion?: SubjectStore<K>['planVersion']
  readonly hidesChain?: SubjectStore<K>['hidesChain']
  readonly counts?: SubjectStore<K>['counts']
  readonly follows?: SubjectStore<K>['follows']
  readonly details?: SubjectStore<K>['details']
  readonly stray?: SubjectStore<K>['stray']
}

// The names are those that all of these tables have, whichever of them is meant.
const kept = columnsOf<TableBelow>('measures', 'kept')
const given = columnsOf<TableBelow>('measures', 'given')

type Some = { readonly chainId: ChainId; readonly ids: readonly string[] }

/** What is saved: rows and versions as JSON, and how many rows there have to be. */
type Saved = {
  readonly rows: string
  readonly chainId: ChainId
  readonly versions: string
  readonly count: number
  /** Said where one is not found. */
  readonly missed: string
}

/**
 * The store of a kind of record from how it lies in its table. Any number of rows is one statement: they travel as one
 * JSON value, which PostgreSQL reads by the types of the table.
 */
export function rowStore<K extends AnyKind, Table extends RecordTable, Extra extends object = object>(
  mapping: RowMapping<K, Table, Extra>,
): SubjectStore<K> {
  const table = sql.table(mapping.table)
  const names = Object.keys(mapping.columns)
  const changing = Object.entries(mapping.columns).flatMap(([name, how]) =>
    how === 'changing' ? [name] : [],
  )
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const keptColumns = sql.join(names.map((name) => sql.ref(`kept.${name}`)))
  const changes = sql.join(changing.map((column) => sql`${sql.ref(column)} = given.${sql.ref(column)}`))
  const sameKey = mapping.isBelowRectification
    ? sql`${kept.rectification_id} = ${given.rectification_id} and ${kept.id} = ${given.id}`
    : sql`${kept.id} = ${given.id}`
  const inChain = (chainId: ChainId): RawBuilder<unknown> =>
    mapping.isBelowRectification ? sql`${kept.rectification_id} = ${chainId} and` : sql``
  const ofChain = (chainId: ChainId): RawBuilder<unknown> => {
    if (mapping.isBelowRectification) return sql`${kept.rectification_id} = ${chainId}`
    return chainId === peopleChainId ? sql`true` : sql`${kept.id} = ${chainId}`
  }
  // Not `for update`: rows that refer to these by foreign key may be added by others meanwhile.
  const locked = (chainId: ChainId, ids: readonly string[]): RawBuilder<unknown> =>
    sql`from ${table} as kept where ${inChain(chainId)} ${kept.id} = any(${[...ids]}::uuid[])
      order by ${kept.id} for no key update of kept`
  const written = (states: readonly StateOf<K>[]): string => JSON.stringify(states.map(mapping.toRow))
  const rowsOf = (rows: string): RawBuilder<unknown> =>
    sql`jsonb_populate_recordset(null::${table}, ${rows}::jsonb) as given`
  const lock = ready(({ chainId, ids }: Some) => sql`select ${locked(chainId, ids)}`)
  const load = ready(
    ({ chainId, ids }: Some) => sql`select ${keptColumns}${mapping.extra ?? sql``} ${locked(chainId, ids)}`,
  )
  const insert = ready(
    ({ rows }: { readonly rows: string }) =>
      sql`insert into ${table} (${columns}) select ${columns} from ${rowsOf(rows)}`,
  )
  // Not by `any` of the ids too: for each row the database would sort all of them anew. The rows are locked since they
  // were read, so only a mistake in the program can miss one; then the number that cannot be read ends the transaction.
  const update = ready(
    ({ rows, chainId, versions, count, missed }: Saved) => sql`
      with saved as (
        update ${table} as kept set ${changes} from ${rowsOf(rows)}
        where ${inChain(chainId)} ${sameKey}
          and ${kept.version} = (${versions}::jsonb ->> ${given.id}::text)::integer
        returning 1
      )
      select (case when count(*) = ${count}::integer then '0' else ${missed}::text || count(*) end)::integer
      from saved`,
  )

  return {
    kind: mapping.kind,
    table: mapping.table,
    ...(mapping.isPutAway && { isPutAway: mapping.isPutAway }),
    ...(mapping.isArchived && { isArchived: mapping.isArchived }),
    ...(mapping.planVersion && { planVersion: mapping.planVersion }),
    ...(mapping.hidesChain && { hidesChain: mapping.hidesChain }),
    counts: mapping.counts ?? [],
    ...(mapping.extra && {
      lock: (chainId, ids) => question(lock({ chainId, ids }), () => undefined),
    }),
    load: (chainId, ids) =>
      question<RowOf<Table> & Extra, readonly StateOf<K>[]>(load({ chainId, ids }), (rows) =>
        rows.map(mapping.fromRow),
      ),
    page: async (db, chainId, { after, limit }) => {
      const { rows } = await sql<RowOf<Table> & Extra>`
        select ${keptColumns}${mapping.extra ?? sql``} from ${table} as kept
        where ${ofChain(chainId)} and (${after}::uuid is null or ${kept.id} > ${after}::uuid)
        order by ${kept.id} limit ${limit}`.execute(db)
      return rows.map(mapping.fromRow)
    },
    insert: (states) => insert({ rows: written(states) }),
    update: (states, { chainId, versions }) =>
      update({
        rows: written(states),
        chainId,
        versions: JSON.stringify(Object.fromEntries(versions)),
        count: states.length,
        missed: `${mapping.table}: ${states.length} rows to save, found at their version: `,
      }),
    follows: mapping.follows ?? [],
    details: mapping.details ?? (() => []),
    ...(mapping.stray && { stray: mapping.stray }),
  }
}

/** A row as it is written into JSON, or comes out of it: instants are texts there. */
export type JsonOf<Row> = { readonly [Column in keyof Row]: AsJson<Row[Column]> }
type AsJson<Value> = Value extends Date ? string : Value

/** A row of its own that follows from an event, whose ids are as the journal knows them. */
export type FollowingRow<Table extends keyof DB> = {
  readonly [Column in keyof RowOf<Table>]: Followed<RowOf<Table>[Column]>
}
type Followed<Value> = Value extends Id<string> | Date ? string : Value

/** Adds rows to a table by one statement, however many there are; by none where there are no rows. */
export function insertionOf<Table extends keyof DB>(
  tableName: Table,
  rows: readonly FollowingRow<Table>[],
): Written[] {
  const [first] = rows
  if (first === undefined) return []
  const names = Object.keys(first)
  const key = [tableName, ...names].join(' ')
  const insertion = insertions.get(key) ?? insertionInto(tableName, names)
  insertions.set(key, insertion)
  return [insertion({ rows: JSON.stringify(rows) })]
}

/** By table and columns, of which there are as many as the program names. */
const insertions = new Map<string, ReturnType<typeof insertionInto>>()

function insertionInto(
  tableName: keyof DB,
  names: readonly string[],
): (asked: { readonly rows: string }) => Written {
  const table = sql.table(tableName)
  const columns = sql.join(names.map((column) => sql.ref(column)))
  return ready(
    ({ rows }: { readonly rows: string }) => sql`
    insert into ${table} (${columns}) select ${columns}
    from jsonb_populate_recordset(null::${table}, ${rows}::jsonb)`,
  )
}

/** Adds rows to a table at once. */
export async function insertRows<Table extends keyof DB>(
  db: Db,
  tableName: Table,
  rows: readonly FollowingRow<Table>[],
): Promise<void> {
  await writeTogether(db, insertionOf(tableName, rows))
}

/** An instant from the database as the ISO 8601 text that the records use. */
export function instant(value: Date): string {
  return value.toISOString()
}

/** A column that the row's status promises. A null here is a broken invariant, not a user's mistake. */
export function promised<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`${what} is missing`)
  return value
}
