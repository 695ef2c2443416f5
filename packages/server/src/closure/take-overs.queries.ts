import type { ListedItem, ListedItems } from '@bihuan/core/closure/take-over.decide.ts'
import type { TakeOver } from '@bihuan/core/closure/take-over.ts'
import { longestTakeOver } from '@bihuan/core/closure/take-over.ts'
import type { TakeOverRowView } from '@bihuan/core/closure/take-overs.contract.ts'
import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { ItemState } from '@bihuan/core/told/source-note.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type {
  ImportedReportId,
  MeasureId,
  PersonId,
  RectificationId,
  TakeOverId,
} from '@bihuan/core/kernel/id.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import type { Bodies } from '@bihuan/core/people/role.ts'
import { bodiesSeeing, isReached, type Near, reachedFrom } from '../kernel/bodies.queries.ts'
import { nameThen } from '../kernel/former-names.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { isSaidBySource, lastReport } from '../measures/said-done.store.ts'
import { calledNumber } from '../told/finding-number.queries.ts'
import { type TakeOverRow, takeOverOf } from './take-overs.store.ts'

const list = columnsOf('take_overs', 'list')
const rectification = columnsOf('rectifications', 'rectification')
const lister = columnsOf('persons', 'lister')
const decider = columnsOf('persons', 'decider')
const takeOvers = columnsOf('take_overs')
const said = columnsOf('imported_reports', 'said')
const entry = columnsOf('journal', 'entry')
const other = columnsOf('imported_reports', 'other')
const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const owner = columnsOf('organizations', 'owner')
const writer = columnsOf('persons', 'writer')
const told = columnsOf('said_done', 'told')
const below = columnsOf('said_done', 'below')

/** A list with the names that people read, and its rectification's. */
export type NamedTakeOver = {
  readonly list: TakeOver
  readonly rectificationName: string
  readonly listedBy: string
  readonly decidedBy: string | null
  readonly here: Bodies
}

type NamedRow = TakeOverRow & {
  readonly here: Bodies
  readonly rectification_name: string
  readonly listed_by_name: string
  readonly decided_by_name: string | null
}

/** A list, or the one of a rectification that waits, else its last. */
export async function readTakeOver(
  db: Db,
  wanted: { readonly rectificationId: RectificationId; readonly takeOverId?: TakeOverId },
): Promise<NamedTakeOver | null> {
  const { rectificationId, takeOverId } = wanted
  const isThat = takeOverId === undefined ? sql`` : sql`and ${list.id} = ${takeOverId}`
  const { rows } = await sql<NamedRow>`
    ${namedLists} where ${list.rectification_id} = ${rectificationId} ${isThat}
    order by ${list.status} = 'pending' desc, ${list.listed_at} desc, ${list.id} desc limit 1`.execute(db)
  return rows.map(named)[0] ?? null
}

/** Among so many lists that wait, the last ones, what somebody has to do is looked for. */
export const mostPending = 50

/** The lists that wait, the last ones first; one more than are looked through where there are more. */
export async function readPendingLists(db: Db, near: Near): Promise<readonly NamedTakeOver[]> {
  const { rows } = await sql<NamedRow>`
    ${namedLists} where ${list.status} = 'pending' and ${rectification.put_away} is null
      ${near === 'all' ? sql`` : sql`and ${isReached(list.rectification_id, near, { isOwn: true })}`}
    order by ${list.listed_at} desc, ${list.id} desc limit ${sql.lit(mostPending + 1)}`.execute(db)
  return rows.map(named)
}

const namedLists = sql`
  select list.*, ${rectification.name} as rectification_name, ${nameThen(lister, list.listed_at)} as listed_by_name,
    ${nameThen(decider, list.decided_at)} as decided_by_name, ${bodiesSeeing(list.rectification_id)} as here
  from ${list}
  join ${rectification} on ${rectification.id} = ${list.rectification_id}
  join ${lister} on ${lister.id} = ${list.listed_by}
  left join ${decider} on ${decider.id} = ${list.decided_by}`

function named(row: NamedRow): NamedTakeOver {
  return {
    list: takeOverOf(row),
    rectificationName: row.rectification_name,
    listedBy: row.listed_by_name,
    decidedBy: row.decided_by_name,
    here: row.here,
  }
}

/** The measures of a list: what is to be locked before it is decided. */
export async function readMeasuresOfList(
  db: Db,
  rectificationId: RectificationId,
  takeOverId: TakeOverId,
): Promise<readonly MeasureId[] | null> {
  const { rows } = await sql<{ ids: MeasureId[] }>`
    select ${takeOvers.measure_ids} as ids from ${takeOvers}
    where ${takeOvers.rectification_id} = ${rectificationId} and ${takeOvers.id} = ${takeOverId}`.execute(db)
  return rows[0]?.ids ?? null
}

/** The day, in the zone of the installation, on which the measure under this alias was entered. */
function enteredOn(measure: Columns<'measures'>, zone: string): RawBuilder<PlainDay> {
  return sql`(
    select (${entry.at} at time zone ${zone})::date from ${entry}
    where ${entry.chain_id} = ${measure.rectification_id} and ${entry.subject_id} = ${measure.id}
      and ${entry.version} = 1)`
}

function isDoneSince(measure: Columns<'measures'>, zone: string): RawBuilder<SqlBool> {
  return sql`coalesce(${said.done_on} > ${enteredOn(measure, zone)}, false)`
}

// A document says in words that something is done; who answers for a measure here only says that it is.
const isWrittenHere = sql`(${said.state} = 'done' and ${said.state_raw} is null)`

/** What was said last of a measure, by whom it came in, and when the measure did. */
export type LastReport = {
  readonly id: ImportedReportId
  readonly state: ItemState | null
  readonly broughtBy: PersonId | null
  readonly isDoneSince: boolean
}

/** What a source said last of each measure, and on which day each was entered here. */
export async function readLastReports(
  db: Db,
  wanted: {
    readonly rectificationId: RectificationId
    readonly ids: readonly MeasureId[]
    readonly zone: string
  },
): Promise<{
  readonly reports: ReadonlyMap<string, LastReport>
  readonly entered: ReadonlyMap<string, PlainDay>
}> {
  const { rectificationId, ids, zone } = wanted
  const { rows } = await sql<{ measure: MeasureId; enteredOn: PlainDay; said: LastReport | null }>`
    select ${measure.id} as measure, ${enteredOn(measure, zone)} as "enteredOn",
      case when ${said.id} is not null then jsonb_build_object('id', ${said.id}, 'state', ${said.state},
        'broughtBy', ${said.imported_by}, 'isDoneSince', ${isDoneSince(measure, zone)}) end as said
    from ${measure}
    left join lateral ${lastReport(measure)} as said on true
    where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return {
    reports: new Map(rows.flatMap(({ measure, said }) => (said === null ? [] : [[measure, said]]))),
    entered: new Map(rows.map(({ measure, enteredOn }) => [measure, enteredOn])),
  }
}

/** The measures of lists as they are now. */
export async function readListed(db: Db, lists: readonly TakeOver[]): Promise<ListedItems> {
  const wanted = lists.flatMap(({ rectificationId, items }) =>
    items.map(({ measureId }) => ({ rectification_id: rectificationId, id: measureId })),
  )
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<ListedItem['measure'] & Omit<ListedItem, 'measure' | 'isDoneSince'>>`
    select ${measure.id}, ${measure.rectification_id} as "rectificationId", ${measure.status},
      ${measure.evidence_count} as "evidenceCount", ${measure.doers}, ${said.id} as "lastReportId",
      ${said.imported_by} as "saidHereBy"
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as item (rectification_id uuid, id uuid)
    join ${measure} on ${measure.rectification_id} = item.rectification_id and ${measure.id} = item.id
    left join lateral ${lastReport(measure)} as said on true`.execute(db)
  // A list is only ever made of what was done before.
  return new Map(
    rows.map(({ lastReportId, saidHereBy, ...measure }) => [
      measure.id,
      { measure, lastReportId, saidHereBy, isDoneSince: false },
    ]),
  )
}

/** So many rows are shown at most: what can be listed at once, and what is listed. */
const mostRows = 2 * longestTakeOver

/** Measures that nobody has begun, and those on the list that waits, in the order of the ledger. */
export async function readTakeOverRows(
  db: Db,
  wanted: {
    readonly rectificationId: RectificationId
    readonly list: TakeOver | null
    readonly zone: string
  },
): Promise<readonly Omit<TakeOverRowView, 'isOutdated'>[]> {
  const { rectificationId, list, zone } = wanted
  const items = JSON.stringify(list?.status === 'pending' ? list.items : [])
  const { rows } = await sql<Omit<TakeOverRowView, 'isOutdated'>>`
    select ${measure.id} as "measureId", ${finding.ordinal} as "findingOrdinal",
      ${calledNumber(finding)} as "findingNumber", ${finding.title} as "findingTitle",
      ${measure.ordinal}, ${measure.text}, item."measureId" is not null as "isListed",
      coalesce(${said.state} = 'done' and (item."measureId" is not null or ${isSaidBySource}), false) as "isSaidDone",
      ${isDoneSince(measure, zone)} as "isDoneSince",
      case when ${isWrittenHere} then ${nameThen(writer, said.imported_at)} end as "writtenBy",
      case when ${isWrittenHere} then (
        select jsonb_build_object('document', ${other.source_name}, 'text', ${other.text}) from ${other}
        where ${other.rectification_id} = ${measure.rectification_id} and ${other.measure_id} = ${measure.id}
          and ${other.place} < ${said.place} and (${other.state} is null or ${other.state} <> 'done'
            or ${other.state_raw} is not null)
        order by ${other.place} desc limit 1) end as "documentSays",
      case when ${owner.id} is not null then jsonb_build_object('id', ${owner.id}, 'name',
        ${owner.name}) end as owner,
      case when ${said.id} is not null then jsonb_build_object('document', ${said.source_name}, 'text', ${said.text},
        'saidBy', ${said.said_by}, 'doneOn', ${said.done_on}, 'doneRaw', ${said.done_raw}) end as report
    from ${measure}
    join ${finding}
      on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    left join ${owner} on ${owner.id} = ${measure.owner_id}
    left join jsonb_to_recordset(${items}::jsonb) as item ("measureId" uuid) on item."measureId" = ${measure.id}
    left join lateral ${lastReport(measure)} as said on true
    left join ${writer} on ${writer.id} = ${said.imported_by}
    where ${measure.rectification_id} = ${rectificationId}
      and (${measure.status} = 'planned' or item."measureId" is not null)
    order by ${finding.ordinal}, ${measure.ordinal} limit ${mostRows}`.execute(db)
  return rows
}

/** Of so many rectifications is told at once what waits in them. */
export const mostPlaces = 20

/** A rectification with how many measures a source calls done there, up to `mostCounted`, that nobody has begun or listed. */
export type Candidates = {
  readonly id: RectificationId
  readonly name: string
  readonly candidates: number
}

/** The newest rectifications with such measures; one more than are shown where there are more. */
export async function newestCandidates(db: Db, zone: string, near: Near): Promise<readonly Candidates[]> {
  const { rows } = await sql<Candidates>`
    with recursive told_in as (${near === 'all' ? toldInAll : toldNear(near)})
    select * from (
      select ${rectification.id}, ${rectification.name}, counted.candidates from told_in
      join ${rectification} on ${rectification.id} = told_in.chain and ${rectification.put_away} is null
      cross join lateral (${candidatesIn(sql`told_in.chain`, zone)}) as counted
      where counted.candidates > 0 limit ${sql.lit(mostPlaces + 1)}
    ) as newest order by newest.id desc`.execute(db)
  return rows
}

const toldInAll = sql`
  (select ${told.rectification_id} as chain from ${told} order by ${told.rectification_id} desc limit 1)
  union all
  select (select ${told.rectification_id} from ${told} where ${told.rectification_id} < told_in.chain
    order by ${told.rectification_id} desc limit 1)
  from told_in where told_in.chain is not null`

function toldNear(bodyIds: Bodies): RawBuilder<unknown> {
  return sql`
    select near.rectification_id as chain from (${reachedFrom(bodyIds, { isOwn: true })}) as near
    where exists (select from ${told} where ${told.rectification_id} = near.rectification_id)
    order by near.rectification_id desc`
}

/** How many such measures there are in each of these rectifications. */
export async function countCandidates(
  db: Db,
  ids: readonly RectificationId[],
  zone: string,
): Promise<ReadonlyMap<RectificationId, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: RectificationId; candidates: number }>`
    select told_in.chain as id, counted.candidates from unnest(${[...ids]}::uuid[]) as told_in (chain)
    cross join lateral (${candidatesIn(sql`told_in.chain`, zone)}) as counted`.execute(db)
  return new Map(rows.map(({ id, candidates }) => [id, candidates]))
}

function candidatesIn(rectificationId: RawBuilder<unknown>, zone: string): RawBuilder<unknown> {
  return sql`
    select count(*) as candidates from (
      select from ${below} where ${below.rectification_id} = ${rectificationId}
        and not coalesce(${below.done_on} > (${below.entered_at} at time zone ${zone})::date, false)
        and not exists (
          select from ${list} where ${list.rectification_id} = ${below.rectification_id}
            and ${list.status} = 'pending' and ${below.measure_id} = any (${list.measure_ids}))
      limit ${sql.lit(mostCounted + 1)}
    ) as counting`
}
