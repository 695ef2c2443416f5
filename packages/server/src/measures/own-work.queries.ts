import { isDueSoonIn, isNear } from '../templates/due-soon.queries.ts'
import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { OwnWork } from '@bihuan/core/people/own-work.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { amongReached, isReached, newestReached } from '../kernel/bodies.queries.ts'
import { isShown } from '../people/put-away.queries.ts'
import { ownedBy } from '../people/read-scope.queries.ts'
import { type MeasureInList, rowColumns, rowJoins } from './measures.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'
import { isWorkKept, keptWork } from './own-counts.queries.ts'

const measure = columnsOf('measures', 'measure')
const rectification = columnsOf('rectifications', 'rectifications')
const counted = columnsOf('measure_counts', 'counted')
const ofMeasures = columnsOf('measures')
const found = columnsOf('measures', 'found')
const measures = columnsOf('measures', 'measures')

/** How many rows the workbench shows of a list, and of rectifications, before it leads on. */
export const workbenchRows = 20

type Counts = { readonly late: number; readonly today: number; readonly open: number }

/** What a workbench shows: the first rows of each list, how many there are of each, and where the newest lie. */
export type Workbench = {
  readonly late: readonly MeasureInList[]
  readonly today: readonly MeasureInList[]
  /** Each counted up to `mostCounted`. */
  readonly counts: Counts
  readonly rectifications: readonly (Pick<Counts, 'late' | 'open'> & {
    readonly id: RectificationId
    readonly name: string
  })[]
}

/** What is a person's work now: late, and due soon or sent back. What waits for a check is late as well, but comes last. */
export async function readWorkbench(database: Database, work: OwnWork, today: PlainDay): Promise<Workbench> {
  const [rows, [counts], rectifications] = await Promise.all([
    prepared(
      database,
      sql<MeasureInList & { list: 'late' | 'today' }>`
        with listed as (${firstRows('late', work, lateIn(today))} union all ${firstRows('today', work, soonIn(today))})
        select ${rowColumns}, listed.list from listed
        join ${measure} on ${measure.rectification_id} = listed.rectification_id and ${measure.id} = listed.id
        ${rowJoins} order by ${measure.status} = 'submitted', ${measure.due_on}, ${measure.id}`,
    ),
    prepared(
      database,
      sql<Counts>`select ${numberOf(work, today)} as late, ${countOf(work, soonIn(today))} as today,
        ${numberOf(work, null)} as open`,
    ),
    readRectificationsOf(database, work, today),
  ])
  if (counts === undefined) throw new Error('nothing was counted')
  return {
    late: rows.filter(({ list }) => list === 'late'),
    today: rows.filter(({ list }) => list === 'today'),
    counts,
    rectifications,
  }
}

/** One page of all that is a person's open work, the most urgent first, with the number of all up to `mostCounted`. */
export async function openMeasuresOfMine(
  database: Database,
  page: { readonly work: OwnWork; readonly limit: number; readonly offset: number },
): Promise<{ readonly measures: readonly MeasureInList[]; readonly total: number }> {
  const rows = await prepared(
    database,
    sql<MeasureInList & { total: number }>`
      with listed as (
        select * from (${openMeasuresOf(page.work, sql`true`, { limit: sql`${page.limit}::integer + ${page.offset}::integer` })}) as mine
        order by mine.due_on, mine.id limit ${page.limit} offset ${page.offset})
      select ${rowColumns}, ${numberOf(page.work, null)} as total from listed
      join ${measure} on ${measure.rectification_id} = listed.rectification_id and ${measure.id} = listed.id
      ${rowJoins} order by ${measure.due_on}, ${measure.id}`,
  )
  return { measures: rows, total: rows[0]?.total ?? 0 }
}

/** Whether a row of `measures` is somebody's work, open or closed: the same rule as `ownWork` of core. */
export function isOwnWork(work: OwnWork, measure: Columns<'measures'>): RawBuilder<SqlBool> {
  const whole =
    work.kind === 'own' && work.bodyIds.length > 0 ? [isReached(measure.rectification_id, work.bodyIds)] : []
  const conditions = [...whole, ...conditionsOf(work, measure)].map((condition) => sql`(${condition})`)
  return sql`(${sql.join(conditions, sql` or `)})`
}

/** The first rows of a list: its parts follow each other, and none is begun when those before it fill the list. */
function firstRows(
  list: 'late' | 'today',
  work: OwnWork,
  parts: readonly RawBuilder<SqlBool>[],
): RawBuilder<unknown> {
  const rows = parts.map(
    (part) => sql`(select * from (
    ${openMeasuresOf(work, part, { limit: sql.lit(workbenchRows) })}) as mine order by mine.due_on, mine.id limit ${sql.lit(workbenchRows)})`,
  )
  return sql`(select parts.rectification_id, parts.id, ${sql.lit(list)} as list from (
    ${sql.join(rows, sql` union all `)}) as parts limit ${sql.lit(workbenchRows)})`
}

/** How many are open of a person's work, or late on a day: as they are kept, or else counted. */
function numberOf(work: OwnWork, lateOn: PlainDay | null): RawBuilder<number> {
  if (isWorkKept(work)) return keptWork(work, lateOn)
  return countOf(work, [lateOn === null ? sql`true` : isLate(lateOn)])
}

/** How many open measures of a person's work there are in some parts that share none: up to one more than is counted. */
function countOf(work: OwnWork, parts: readonly RawBuilder<SqlBool>[]): RawBuilder<number> {
  const most = sql.lit(mostCounted + 1)
  const rows = parts.map(
    (part) => sql`select from (${openMeasuresOf(work, part, { limit: most, isCounted: true })}) as mine`,
  )
  return sql`(select count(*) from (${sql.join(rows, sql` union all `)} limit ${most}) as counted)`
}

/**
 * Open measures of a person's work that fulfil a condition too, the most urgent first. One part for each reason why they
 * are theirs, so that each finds its index, and each no longer than all may be.
 */
function openMeasuresOf(
  work: OwnWork,
  condition: RawBuilder<SqlBool>,
  { limit, isCounted = false }: { readonly limit: RawBuilder<unknown>; readonly isCounted?: boolean },
): RawBuilder<unknown> {
  const open = (isTheirs: RawBuilder<SqlBool>): RawBuilder<unknown> => sql`(
    select ${ofMeasures.rectification_id}, ${ofMeasures.id}, ${ofMeasures.due_on} from ${measures}
    where ${isStillOpen(ofMeasures)} and ${isShown(measures.rectification_id)} and ${isTheirs} and ${condition}
    order by ${ofMeasures.due_on}, ${ofMeasures.id} limit ${limit})`
  const whole = work.kind === 'own' ? amongReached(work.bodyIds, measures.rectification_id, open) : []
  // Of many owners each along its own index: together they would be sorted as a whole. What is only counted needs no order.
  const order = isCounted ? sql`` : sql`order by ${found.due_on}, ${found.id}`
  const elsewhere = coordinatedOf(work).map(
    (owners) => sql`(select found.* from ${owners}
      cross join lateral ${open(sql`${measures.owner_id} = its.id`)} as found ${order} limit ${limit})`,
  )
  const others = conditionsOf(withoutCoordinated(work), measures).map(open)
  return sql.join([...whole, ...elsewhere, ...others], sql` union `)
}

/** The organizations that somebody coordinates, as rows of `its`; nothing where there are none. */
function coordinatedOf(work: OwnWork): readonly RawBuilder<unknown>[] {
  if (work.kind !== 'own' || work.coordinated.length === 0) return []
  return [sql`unnest(${[...work.coordinated]}::uuid[]) as its (id)`]
}

function withoutCoordinated(work: OwnWork): OwnWork {
  return work.kind === 'own' ? { ...work, coordinated: [] } : work
}

// The newest in which something of theirs is open, with exact numbers: a rectification is no larger in a large house.
async function readRectificationsOf(
  database: Database,
  work: OwnWork,
  today: PlainDay,
): Promise<Workbench['rectifications']> {
  const theirs = isOwnWork(work, measures)
  return prepared(
    database,
    sql<Workbench['rectifications'][number]>`
      select ${rectification.id}, ${rectification.name}, work.late, work.open
      from (${newestOf(work)}) as newest
      join ${rectification} on ${rectification.id} = newest.id
      cross join lateral (
        select count(*) as open, count(*) filter (where ${isLate(today)}) as late from ${measures}
        where ${measures.rectification_id} = newest.id and ${isStillOpen(ofMeasures)} and ${theirs}
      ) as work
      order by ${rectification.id} desc`,
  )
}

function newestOf(work: OwnWork): RawBuilder<unknown> {
  const limit = sql.lit(workbenchRows + 1)
  if (work.kind === 'all')
    return sql`
      select ${rectification.id} from ${rectification} where ${isShown(rectification.id)} and exists (
        select from ${measures} where ${measures.rectification_id} = ${rectification.id} and ${isStillOpen(ofMeasures)})
      order by ${rectification.id} desc limit ${limit}`
  if (work.kind === 'none') return sql`select ${rectification.id} from ${rectification} where false`
  const newest = (id: RawBuilder<unknown>, rows: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(select distinct ${id} as id ${rows} and ${isShown(id)} order by 1 desc limit ${limit})`
  // An owner's are found where they are counted, the others along the index of each reason.
  const ofOwner = (ownerId: RawBuilder<unknown>): RawBuilder<unknown> =>
    newest(
      counted.rectification_id,
      sql`from ${counted} where ${counted.owner_id} = ${ownerId} and ${isStillOpen(counted)}
        and ${counted.measures} > 0`,
    )
  const ofHeads = work.heads.map((ownerId) => ofOwner(sql`${ownerId}::uuid`))
  const elsewhere = coordinatedOf(work).map(
    (owners) => sql`(select ${found.id} from ${owners} cross join lateral ${ofOwner(sql`its.id`)} as found)`,
  )
  const others = conditionsOf({ ...work, heads: [], coordinated: [] }, measures).map((isTheirs) =>
    newest(measures.rectification_id, sql`from ${measures} where ${isStillOpen(ofMeasures)} and ${isTheirs}`),
  )
  const isOpenIn = (id: RawBuilder<unknown>): RawBuilder<SqlBool> => sql`${isShown(id)} and exists (
    select from ${measures} where ${measures.rectification_id} = ${id} and ${isStillOpen(ofMeasures)})`
  const ofBodies =
    work.bodyIds.length === 0
      ? []
      : [
          sql`(select newest.rectification_id as id from (${newestReached(work.bodyIds, { where: isOpenIn, limit: workbenchRows + 1 })}) as newest)`,
        ]
  const parts = sql.join([...ofHeads, ...elsewhere, ...others, ...ofBodies], sql` union `)
  return sql`select part.id from (${parts}) as part order by part.id desc limit ${limit}`
}

function conditionsOf(work: OwnWork, measure: Columns<'measures'>): RawBuilder<SqlBool>[] {
  if (work.kind !== 'own') return [work.kind === 'all' ? sql`true` : sql`false`]
  return [
    sql`${measure.handler_id} = ${work.personId}::uuid`,
    sql`${measure.leader_id} = ${work.personId}::uuid`,
    ...work.heads.map((ownerId) => sql<SqlBool>`${measure.owner_id} = ${ownerId}::uuid`),
    ...ownedBy(work.coordinated, measure.owner_id),
    ...work.handles.map(
      (ownerId) => sql<SqlBool>`${measure.owner_id} = ${ownerId}::uuid and ${measure.handler_id} is null`,
    ),
  ]
}

function isLate(today: PlainDay): RawBuilder<SqlBool> {
  return sql`${ofMeasures.due_on} < ${today}`
}

// Late, and behind it late and waiting for a check.
function lateIn(today: PlainDay): readonly RawBuilder<SqlBool>[] {
  return [
    sql`${isLate(today)} and ${ofMeasures.status} <> 'submitted'`,
    sql`${isLate(today)} and ${ofMeasures.status} = 'submitted'`,
  ]
}

// Due soon, and behind it what was sent back or is to be done at once, by a day that is far off or none.
function soonIn(today: PlainDay): readonly RawBuilder<SqlBool>[] {
  const lying = { today, rectificationId: measures.rectification_id }
  const isSoon = isDueSoonIn(ofMeasures.due_on, lying)
  return [
    sql`${isNear(ofMeasures.due_on, lying)} and ${ofMeasures.status} <> 'submitted'`,
    sql`${isPressing} and ${ofMeasures.due_on} > ${today} and not ${isSoon}`,
    sql`${isPressing} and ${ofMeasures.due_on} is null`,
  ]
}

// As the indexes of pressing measures have it.
const isPressing: RawBuilder<SqlBool> = sql`(${ofMeasures.status} in ('returned', 'reopened')
  or (${ofMeasures.time_class} = 'immediate' and ${ofMeasures.status} in ('planned', 'underway')))`
