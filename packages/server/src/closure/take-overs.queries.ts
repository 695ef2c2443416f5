import type { ListedItem, ListedItems } from '@bihuan/core/closure/take-over.decide.ts'
import type { TakeOver } from '@bihuan/core/closure/take-over.ts'
import { longestTakeOver, type TakeOverRowView } from '@bihuan/core/closure/take-overs.contract.ts'
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
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
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
const later = columnsOf('imported_reports', 'later')

/** A list with the names that people read, and its rectification's. */
export type NamedTakeOver = {
  readonly list: TakeOver
  readonly rectificationName: string
  readonly listedBy: string
  readonly decidedBy: string | null
}

/** Lists: one, the one of a rectification that waits, else its last, or all that wait. The last ones first. */
export async function readTakeOvers(
  db: Db,
  wanted: { readonly rectificationId?: RectificationId; readonly takeOverId?: TakeOverId },
): Promise<readonly NamedTakeOver[]> {
  const { rectificationId, takeOverId } = wanted
  const isWanted: RawBuilder<SqlBool> =
    takeOverId !== undefined
      ? sql`${list.rectification_id} = ${rectificationId} and ${list.id} = ${takeOverId}`
      : rectificationId !== undefined
        ? sql`${list.rectification_id} = ${rectificationId}`
        : sql`${list.status} = 'pending' and ${rectification.put_away} is null`
  const limit = rectificationId === undefined ? 500 : 1
  const { rows } = await sql<
    TakeOverRow & { rectification_name: string; listed_by_name: string; decided_by_name: string | null }
  >`
    select list.*, ${rectification.name} as rectification_name, ${lister.name} as listed_by_name,
      ${decider.name} as decided_by_name
    from ${list}
    join ${rectification} on ${rectification.id} = ${list.rectification_id}
    join ${lister} on ${lister.id} = ${list.listed_by}
    left join ${decider} on ${decider.id} = ${list.decided_by}
    where ${isWanted} order by ${list.status} = 'pending' desc, ${list.listed_at} desc, ${list.id} desc
      limit ${limit}`.execute(db)
  return rows.map((row) => ({
    list: takeOverOf(row),
    rectificationName: row.rectification_name,
    listedBy: row.listed_by_name,
    decidedBy: row.decided_by_name,
  }))
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

/** The last words of a source about a measure under this alias. */
function lastReport(measure: Columns<'measures'>): RawBuilder<unknown> {
  return sql`(
    select said.* from ${said}
    where ${said.rectification_id} = ${measure.rectification_id} and ${said.measure_id} = ${measure.id}
    order by ${said.place} desc limit 1)`
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

// Words that were written here stand for a source only where no document says anything else.
const isSaidBySource = sql`(${said.state_raw} is not null or not exists (
  select from ${other}
  where ${other.rectification_id} = ${said.rectification_id} and ${other.measure_id} = ${said.measure_id}
    and ${other.place} < ${said.place} and ${other.state} is distinct from 'done'))`

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

/** The measures of a list as they are now. */
export async function readListed(db: Db, waiting: TakeOver): Promise<ListedItems> {
  const { rows } = await sql<ListedItem['measure'] & Omit<ListedItem, 'measure' | 'isDoneSince'>>`
    select ${measure.id}, ${measure.rectification_id} as "rectificationId", ${measure.status},
      ${measure.evidence_count} as "evidenceCount", ${measure.doers}, ${said.id} as "lastReportId",
      ${said.imported_by} as "saidHereBy"
    from ${measure} left join lateral ${lastReport(measure)} as said on true
    where ${measure.rectification_id} = ${waiting.rectificationId}
      and ${measure.id} = any(${waiting.items.map(({ measureId }) => measureId)}::uuid[])`.execute(db)
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
      ${finding.number} as "findingNumber", ${finding.title} as "findingTitle",
      ${measure.ordinal}, ${measure.text}, item."measureId" is not null as "isListed",
      coalesce(${said.state} = 'done' and (item."measureId" is not null or ${isSaidBySource}), false) as "isSaidDone",
      ${isDoneSince(measure, zone)} as "isDoneSince",
      case when ${isWrittenHere} then ${writer.name} end as "writtenBy",
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

/** How many measures of each rectification a source calls done that nobody has begun or listed. */
export async function countCandidates(
  db: Db,
  zone: string,
): Promise<readonly { readonly id: RectificationId; readonly name: string; readonly candidates: number }[]> {
  const { rows } = await sql<{ id: RectificationId; name: string; candidates: number }>`
    select ${rectification.id}, ${rectification.name}, count(*) as candidates
    from ${said}
    join ${measure}
      on ${measure.rectification_id} = ${said.rectification_id} and ${measure.id} = ${said.measure_id}
    join ${rectification} on ${rectification.id} = ${said.rectification_id}
    where ${said.state} = 'done' and ${measure.status} = 'planned' and ${rectification.put_away} is null
      and ${isSaidBySource} and not ${isDoneSince(measure, zone)}
      and not exists (
        select from ${later}
        where ${later.rectification_id} = ${said.rectification_id} and ${later.measure_id} = ${said.measure_id}
          and ${later.place} > ${said.place})
      and not exists (
        select from ${list} where ${list.rectification_id} = ${said.rectification_id}
          and ${list.status} = 'pending' and ${said.measure_id} = any (${list.measure_ids}))
    group by ${rectification.id}, ${rectification.name} order by ${rectification.id} desc`.execute(db)
  return rows
}
