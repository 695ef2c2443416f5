import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import type { AnyKind, RecordState } from '@bihuan/core/kernel/kind.ts'
import type { Records } from '@bihuan/core/kernel/records.ts'
import type { RawBuilder } from 'kysely'
import { noBody } from './bodies.queries.ts'
import { type CountRow, CountSum } from './counting.ts'
import { ready, type Written } from './ready.ts'
import { columnsOf, sql } from './sql.ts'
import type { Db, Stores } from './subject-store.ts'
import { writeTogether } from './together.ts'

// The names are those that all tables of counts have, whichever of them is meant.
const kept = columnsOf('measure_counts', 'kept')
const { slot } = columnsOf('organization_counts')
const rectification = columnsOf('rectifications', 'rectification')

/** What a command changed: records before and after, and whether they were put away before. */
export type Counts = {
  readonly chainId: ChainId
  readonly loaded: Records
  readonly changed: Records
  readonly wasPutAway: boolean
}

/**
 * Adds what a command changed to the numbers. The last statement of its transaction: whoever changes the same number
 * waits from here to the end, and since all do so in one order, nobody waits for one who waits for them.
 */
export async function keepCounts(db: Db, stores: Stores, counts: Counts): Promise<void> {
  const sums = sumsOf(stores, [counts])
  if (movesWhole(stores, counts)) await addWhole(db, stores, { sums, counts })
  await writeTogether(db, additionsOf(sums))
}

/** The same as a statement, for what moves no whole chain, of as many as changed; none where no number changes. */
export function addedCounts(stores: Stores, ...counts: readonly Counts[]): Written[] {
  return additionsOf(sumsOf(stores, counts))
}

function sumsOf(stores: Stores, all: readonly Counts[]): CountSum[] {
  return stores.flatMap((store) =>
    store.counts.map((one) => {
      const sum = new CountSum(one)
      for (const counts of all)
        if (one.of === 'rectification' || !counts.wasPutAway) addTo(sum, store.kind, counts)
      return sum
    }),
  )
}

function addTo(sum: CountSum, kind: AnyKind, { loaded, changed }: Counts): void {
  const known = loaded.of(kind)
  for (const [id, after] of changed.of(kind)) {
    const before = known.get(id)
    if (before !== undefined) sum.add(before, -1)
    sum.add(after, 1)
  }
}

/** Whether the chain was put away, or shown again, by what changed in the record that it is named after. */
export function movesWhole(stores: Stores, { chainId, loaded, changed }: Counts): boolean {
  return stores.some((store) => {
    const [before, after] = [loaded.of(store.kind).get(chainId), changed.of(store.kind).get(chainId)]
    if (before === undefined || after === undefined) return false
    return store.hidesChain?.(before) !== store.hidesChain?.(after)
  })
}

/** Records are read in pages of so many. */
const pageSize = 500

/** All that lies in a chain leaves the numbers of what is shown, or comes back to them. */
async function addWhole(
  db: Db,
  stores: Stores,
  { sums, counts }: { readonly sums: readonly CountSum[]; readonly counts: Counts },
): Promise<void> {
  for (const store of stores) {
    const ofShown = sums.filter(({ of }) => of.of !== 'rectification' && store.counts.includes(of))
    if (ofShown.length === 0) continue
    for (let after: string | null = null, isRead = false; !isRead; ) {
      const page: readonly RecordState[] = await store.page(db, counts.chainId, { after, limit: pageSize })
      for (const state of page) for (const sum of ofShown) sum.add(state, counts.wasPutAway ? 1 : -1)
      after = page.at(-1)?.id ?? after
      isRead = page.length < pageSize
    }
  }
}

/** The numbers of a rectification that are not what its records add up to. */
export async function strayCounts(
  db: Db,
  chainId: ChainId,
  sums: readonly CountSum[],
): Promise<readonly string[]> {
  const stray: string[] = []
  for (const sum of sums) {
    const table = sql.table(sum.of.table)
    const { rows } = await sql<{ row: CountRow }>`
      select to_jsonb(kept) as row from ${table} as kept where ${kept.rectification_id} = ${chainId}`.execute(
      db,
    )
    for (const { row } of rows) sum.addRow(row, -1)
    stray.push(...sum.changes.map((row) => `${sum.of.table} ${JSON.stringify(row)}`))
  }
  return stray
}

/** So many rows share a number of the house or of a body, so that commands of so many connections need not wait for each other. */
const slots = 4

function additionsOf(sums: readonly CountSum[]): Written[] {
  const changing = sums.filter(({ changes }) => changes.length > 0)
  if (changing.length === 0) return []
  const key = changing.map(({ of }) => of.table).join(' ')
  const addition = additions.get(key) ?? additionTo(changing.map(({ of }) => of))
  additions.set(key, addition)
  return [addition({ sent: changing.map(sentOf) })]
}

/** By the tables that are added to. */
const additions = new Map<string, ReturnType<typeof additionTo>>()

function additionTo(
  all: readonly CountSum['of'][],
): (asked: { readonly sent: readonly string[] }) => Written {
  return ready(({ sent }: { readonly sent: readonly string[] }) => {
    const parts = all.map((of, at) => sql`${sql.id(`added_${at}`)} as (${additionOf(of, sent[at] ?? '[]')})`)
    return sql`with ${sql.join(parts)} select`
  })
}

/** What changed of numbers, as JSON: of those of bodies with the rectification in the place of its body. */
function sentOf({ of, changes }: CountSum): string {
  if (of.of !== 'body') return JSON.stringify(changes)
  const rows = changes.map(({ [byRectification]: rectificationId, ...row }) => ({
    ...row,
    body_id: rectificationId,
  }))
  return JSON.stringify(rows)
}

function additionOf(of: CountSum['of'], sent: string): RawBuilder<unknown> {
  const table = sql.table(of.table)
  const names = (columns: readonly string[]): RawBuilder<unknown> =>
    sql.join(columns.map((column) => sql.ref(column)))
  const [inSlot, ownSlot] = of.isInSlots
    ? [sql`, ${slot}`, sql`, pg_backend_pid() % ${sql.lit(slots)}`]
    : [sql``, sql``]
  const key =
    of.of === 'body' ? of.key.map((column) => (column === byRectification ? 'body_id' : column)) : of.key
  const rows =
    of.of === 'body'
      ? inBodies(of, sent)
      : sql`select ${names([...of.key, ...of.numbers])} from jsonb_populate_recordset(null::${table}, ${sent}::jsonb)`
  const added = of.numbers.map(
    (number) => sql`${sql.ref(number)} = known.${sql.ref(number)} + excluded.${sql.ref(number)}`,
  )
  return sql`
    insert into ${table} as known (${names([...key, ...of.numbers])}${inSlot})
    select ${names([...key, ...of.numbers])}${ownSlot} from (${rows}) as changed order by ${names(key)}
    on conflict (${names(key)}${inSlot}) do update set ${sql.join(added)}`
}

const byRectification = 'rectification_id'

/** Numbers of rectifications as those of their bodies. */
function inBodies(of: CountSum['of'], sent: string): RawBuilder<unknown> {
  const others = of.key.filter((column) => column !== byRectification)
  const keys = sql.join(others.map((column) => sql`changed.${sql.ref(column)}`))
  const sums = of.numbers.map((number) => sql`sum(changed.${sql.ref(number)})::integer as ${sql.ref(number)}`)
  // Found by its key for each: how few numbers come the database does not know, and would read all rectifications to join them.
  const body = sql`(select ${rectification.body_id} from ${rectification} where ${rectification.id} = changed.body_id)`
  return sql`select its.body_id, ${keys}, ${sql.join(sums)}
    from jsonb_populate_recordset(null::${sql.table(of.table)}, ${sent}::jsonb) as changed
    cross join lateral (select coalesce(${body}, ${sql.lit(noBody)}) as body_id offset 0) as its
    group by its.body_id, ${keys}`
}
