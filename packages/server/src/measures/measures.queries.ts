import type { FindingStatus } from '@bihuan/core/findings/finding.ts'
import type { FindingId, MeasureId, OrganizationId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { Named } from '@bihuan/core/kernel/contract.ts'
import type { CrossedOff } from '@bihuan/core/measures/figure.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { namesOf, nameThen } from '../kernel/former-names.ts'
import { columnsOf, everyOf, sql } from '../kernel/sql.ts'
import { supportersOf } from '../claims/claims.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'
import type { ClosureRequestJson } from '../claims/closure-requests.store.ts'
import { amongReached, bodiesSeeing, ownBodiesReached } from '../kernel/bodies.queries.ts'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { isArchived, isShown } from '../people/put-away.queries.ts'
import { measureInScope, reasonsIn } from '../people/read-scope.queries.ts'
import { dueSoonDaysOf } from '../templates/due-soon.queries.ts'
import { furtherStatusesOf } from './further-statuses.queries.ts'
import { measureColumns, type MeasureRow } from './measures.store.ts'
import { ready } from '../kernel/ready.ts'
import { ask, type Question, question } from '../kernel/together.ts'

/** What a list of measures is made of: see `listedJoins`. */
export const measure = columnsOf('measures', 'measure')
const objectList = columnsOf('object_lists', 'object_list')
export const leader = columnsOf('persons', 'leader')
const preparer = columnsOf('persons', 'preparer')
export const owner = columnsOf('organizations', 'owner')
export const handler = columnsOf('persons', 'handler')
export const finding = columnsOf('findings', 'finding')
const request = columnsOf('closure_requests', 'request')
const owned = columnsOf('measures', 'owned')
const measures = columnsOf('measures')
const counts = columnsOf('organization_counts', 'counts')
const kept = columnsOf('measure_counts', 'kept')
const ofBody = columnsOf('body_counts', 'of_body')
const found = columnsOf('body_counts', 'found')

/** A measure with what its row shows in lists beyond one rectification, and what rights follow from. */
export type MeasureInList = MeasureRow & {
  /** Of one of which more time is asked for; else it may be null. */
  leader_name: string | null
  owner_name: string | null
  handler_name: string | null
  further_statuses: FindingStatus[]
  finding_status: FindingStatus
  finding_title: string | null
  is_archived: boolean
  /** Of its list of objects; null where it has none. */
  objects_left: { readonly open: number; readonly said: number } | null
  due_soon_days: number
  /** The pending claim; null when none is. */
  request: ClosureRequestJson | null
  /** From where its rectification is looked at. */
  here: Bodies
}

/** The same with what the ledger and its own page show besides. */
export type ListedMeasure = MeasureInList & {
  /** Who prepared the decision on its extension. */
  preparer_name: string | null
  supporters: Named[]
  /** Of its list of objects, where a figure counts it. */
  crossed_off: CrossedOff | null
}

/** What of its list of objects is crossed off: looked up for those alone that count one. */
export const crossedOff: RawBuilder<CrossedOff | null> = sql`case when ${measure.figures} @> '[{"counting": "objects"}]' then (
  select jsonb_build_object('done', (${objectList.counts} ->> 'done')::integer, 'counted', (
    select sum(many::integer) from jsonb_each_text(${objectList.counts} - 'voided') as each (status, many)))
  from ${objectList} where ${objectList.rectification_id} = ${measure.rectification_id}
    and ${objectList.measure_id} = ${measure.id}) end`

const objectsLeft: RawBuilder<ListedMeasure['objects_left']> = sql`(
  select jsonb_build_object('said', (${objectList.counts} ->> 'said')::integer,
    'open', (${objectList.counts} ->> 'open')::integer + (${objectList.counts} ->> 'returned')::integer)
  from ${objectList} where ${objectList.rectification_id} = ${measure.rectification_id}
    and ${objectList.measure_id} = ${measure.id})`

// Looked up for those alone of which a decision is prepared.
const preparerName: RawBuilder<string | null> = sql`(
  select ${nameThen(preparer, sql`(${measure.extension} -> 'prepared' ->> 'at')::timestamptz`)} from ${preparer}
  where ${preparer.id} = (${measure.extension} -> 'prepared' ->> 'by')::uuid)`

// All but the search tokens, which nobody reads.
const columnsOfMeasure = everyOf(measure, measureColumns)

/** What the page of a measure and the ledger show besides. */
export const besidesRow: RawBuilder<unknown> = sql`${preparerName} as preparer_name, ${supportersOf(measure)} as supporters,
  ${crossedOff} as crossed_off`

/** What is selected of `measure`, `finding`, `leader`, `owner`, `handler` and `request` for a list. */
export const listedColumns: RawBuilder<unknown> = columnsSeenFrom(measure.rectification_id, owner.name)

/** The same of one rectification, of which it is asked once from where it is looked at. */
export function listedColumnsIn(rectificationId: RectificationId): RawBuilder<unknown> {
  return columnsSeenFrom(sql`${rectificationId}::uuid`, owner.name)
}

function columnsSeenFrom(
  rectificationId: RawBuilder<unknown>,
  ownerName: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`${columnsOfRow({ rectificationId, leaderName: leader.name, ownerName })}, ${besidesRow}`
}

type RowParts = Readonly<Record<'rectificationId' | 'leaderName' | 'ownerName', RawBuilder<unknown>>>

function columnsOfRow({ rectificationId, leaderName, ownerName }: RowParts): RawBuilder<unknown> {
  return sql`${columnsUnjoined(rectificationId)},
    ${leaderName} as leader_name, ${ownerName} as owner_name, ${handler.name} as handler_name,
    ${finding.status} as finding_status, ${finding.title} as finding_title, to_jsonb(request) as request`
}

/** What is selected of `measure` alone, without what a list joins it with. */
export function columnsUnjoined(rectificationId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${columnsOfMeasure}, ${furtherStatusesOf(measure)} as further_statuses,
    ${bodiesSeeing(rectificationId)} as here, ${objectsLeft} as objects_left,
    ${isArchived(measure.rectification_id)} as is_archived, ${dueSoonDaysOf(measure.rectification_id)} as due_soon_days`
}

// Hardly any asks for more time.
const leaderAsked = sql`case when ${measure.extension} is not null then (
  select ${leader.name} from ${leader} where ${leader.id} = ${measure.leader_id}) end`

/** What is selected of `measure`, `finding`, `owner`, `handler` and `request` for a row of lists beyond one rectification. */
export const rowColumns: RawBuilder<unknown> = columnsOfRow({
  rectificationId: measure.rectification_id,
  leaderName: leaderAsked,
  ownerName: owner.name,
})

/** The same of one organization, whose name is looked up once and not for each row. */
function rowColumnsOf(ownerId: OrganizationId): RawBuilder<unknown> {
  const ownerName = sql`(select ${owner.name} from ${owner} where ${owner.id} = ${ownerId})`
  return columnsOfRow({ rectificationId: measure.rectification_id, leaderName: leaderAsked, ownerName })
}

const owners = namesOf(owner, measure.owner_id, sql`owner`)

/** Everything that a list of `measure` is joined with. */
export const listedJoins: RawBuilder<unknown> = joinsWith(
  sql`${namesOf(leader, measure.leader_id, sql`leader`)} ${owners}`,
)

/** Everything that its row is joined with. */
export const rowJoins: RawBuilder<unknown> = joinsWith(owners)

function joinsWith(names: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
  join ${finding}
    on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
  ${names}
  ${namesOf(handler, measure.handler_id, sql`handler`)}
  left join ${request}
    on ${request.rectification_id} = ${measure.rectification_id} and ${request.id} = ${measure.closure_request_id}`
}

/** Measures by id, in the order of their ids. */
export function listedMeasures(
  { rectificationId, ids }: { readonly rectificationId: RectificationId; readonly ids: readonly MeasureId[] },
  scope: ReadScope,
): Question<readonly ListedMeasure[]> {
  return question(
    sql<ListedMeasure>`
    select ${listedColumnsIn(rectificationId)} from ${measure} ${listedJoins}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = any(${[...ids]}::uuid[])
      and ${measureInScope(scope, measure)}
    order by ${measure.id}`,
    (rows) => rows,
  )
}

type PageOfOwner = { readonly ownerId: OrganizationId; readonly limit: number; readonly offset: number }

/** One page of a department's open measures across all rectifications, the most urgent first, with their number up to `mostCounted`. */
export async function openMeasuresOfOwner(
  { kysely }: Pick<Database, 'kysely'>,
  { ownerId, limit, offset = 0 }: Omit<PageOfOwner, 'offset'> & { readonly offset?: number },
  scope: ReadScope,
): Promise<{ readonly measures: readonly MeasureInList[]; readonly total: number }> {
  const page = { ownerId, limit, offset }
  const statement = isReadWhole(ownerId, scope)
    ? wholePage(page)
    : sql<RowOfPage>`${pageOfOwner(page, (most) => openOfOwner(ownerId, scope, most))}`
  return ask(
    kysely,
    question<RowOfPage, { measures: readonly MeasureInList[]; total: number }>(statement, (rows) => ({
      measures: rows,
      total: rows[0]?.total ?? 0,
    })),
  )
}

type RowOfPage = MeasureInList & { total: number }

/** Whether somebody reads all measures of an organization, in whatever rectification: what it owns, or one that is coordinated. */
function isReadWhole(ownerId: OrganizationId, scope: ReadScope): boolean {
  if (scope.kind !== 'own') return scope.kind === 'all'
  return [...scope.organizationIds, ...scope.coordinated].includes(ownerId)
}

const wholePage = ready((page: PageOfOwner) =>
  pageOfOwner(page, (most) => openWhere(page.ownerId, sql`true`, most)),
)

function pageOfOwner(
  { ownerId, limit, offset }: PageOfOwner,
  open: (most: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
      with page as materialized (
        select * from (${open(sql`${limit}::integer + ${offset}::integer`)}) as found
        order by found.due_on, found.id limit ${limit} offset ${offset}
      )
      select ${rowColumnsOf(ownerId)}, (
        select count(*) from (
          select * from (${open(sql.lit(mostCounted + 1))}) as found
          limit ${sql.lit(mostCounted + 1)}) as first_ones
      ) as total
      from page join ${measure} on ${measure.rectification_id} = page.rectification_id and ${measure.id} = page.id
      ${joinsWith(sql``)} order by ${measure.due_on}, ${measure.id}`
}

/** Open measures of a department that somebody reads for some reason, each once: a part for each, in order and no longer than all may be. */
function openOfOwner(
  ownerId: OrganizationId,
  scope: ReadScope,
  limit: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const open = (isRead: RawBuilder<SqlBool>): RawBuilder<unknown> => openWhere(ownerId, isRead, limit)
  if (scope.kind !== 'own') return open(sql`false`)
  const given = scope.rectificationIds.map((id) => open(sql`${owned.rectification_id} = ${id}::uuid`))
  const parts = [
    ...amongReached(scope.bodyIds, owned.rectification_id, open),
    ...given,
    ...reasonsIn(scope, owned).map(open),
  ]
  return sql.join(parts, sql` union `)
}

function openWhere(
  ownerId: OrganizationId,
  isRead: RawBuilder<SqlBool>,
  limit: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(
    select ${owned.rectification_id}, ${owned.id}, ${owned.due_on} from ${owned}
    where ${owned.owner_id} = ${ownerId} and ${isStillOpen(owned)} and ${isShown(owned.rectification_id)} and ${isRead}
    order by ${owned.due_on}, ${owned.id} limit ${limit})`
}

/** How many measures each organization has in each status: of those organizations that somebody reads. */
export async function countByStatusAndOwner(
  database: Database,
  scope: ReadScope,
): Promise<
  readonly {
    owner_id: OrganizationId
    owner_name: string
    status: MeasureRow['status']
    measures: number
    closed_before: number
    /** Of all that the organization owns. */
    merged: number
  }[]
> {
  return prepared(
    database,
    sql`
      select summed.*, ${owner.name} as owner_name, coalesce(parts.merged, 0) as merged
      from (
        select ${counts.owner_id}, ${counts.status}, sum(${counts.measures}) as measures,
          sum(${counts.closed_before}) as closed_before
        from (${countsInScope(scope)}) as counts
        group by ${counts.owner_id}, ${counts.status} having sum(${counts.measures}) > 0
      ) as summed join ${owner} on ${owner.id} = summed.owner_id
      left join (${mergedInScope(scope)}) as parts on parts.owner_id = summed.owner_id
      order by summed.owner_id, summed.status`,
  )
}

/** How many measures of each organization became parts of others: they are few, and found along an index of their own. */
function mergedInScope(scope: ReadScope): RawBuilder<unknown> {
  return sql`select ${measures.owner_id}, count(*)::integer as merged from ${measures}
    where ${measures.status} = 'voided' and ${measures.voided} ->> 'mergedInto' is not null
      and ${measureInScope(scope, measures)} group by ${measures.owner_id}`
}

/**
 * The kept counts that somebody reads: of organizations whose measures they read in whatever rectification, or of all; and of
 * the others those of the rectifications of their bodies, as they are kept of each body.
 */
function countsInScope(scope: ReadScope): RawBuilder<unknown> {
  if (scope.kind !== 'own')
    return sql`select * from ${counts} where ${scope.kind === 'all' ? sql`true` : sql`false`}`
  const everywhere = [...scope.organizationIds, ...scope.coordinated]
  const ofOrganizations = sql`select ${counts.owner_id}, ${counts.status}, ${counts.measures}, ${counts.closed_before}
    from ${counts} where ${counts.owner_id} = any(${everywhere}::uuid[])`
  // The organizations are rows, and no array, so that they are hashed.
  const isOther = (ownerId: RawBuilder<unknown>): RawBuilder<SqlBool> =>
    sql`${ownerId} not in (select unnest(${everywhere}::uuid[]))`
  const { bodyIds, rectificationIds } = scope
  if (rectificationIds.length > 0)
    return sql`${ofOrganizations} union all
      select ${kept.owner_id}, ${kept.status}, ${kept.measures}, ${kept.closed_before} from ${kept}
      where ${kept.rectification_id} = any(${[...rectificationIds]}::uuid[]) and ${isShown(kept.rectification_id)}
        and ${isOther(kept.owner_id)}`
  if (bodyIds.length === 0) return ofOrganizations
  return sql`${ofOrganizations} union all
    select found.* from (${ownBodiesReached(bodyIds)}) as near cross join lateral (
      select ${ofBody.owner_id}, ${ofBody.status}, ${ofBody.measures}, ${ofBody.closed_before} from ${ofBody}
      where ${ofBody.body_id} = near.body_id offset 0) as found
    where ${isOther(found.owner_id)}`
}

/** What a new measure under a finding comes after. */
export function lastOrdinal(rectificationId: RectificationId, findingId: FindingId): Question<number> {
  return question(
    sql<{ last: number }>`
    select coalesce(max(${measures.ordinal}), 0) as last from ${measures}
    where ${measures.rectification_id} = ${rectificationId} and ${measures.finding_id} = ${findingId}`,
    ([row]) => row?.last ?? 0,
  )
}

/** The finding above a measure, and how those stand that it answers too. */
export type FindingAbove = {
  readonly id: FindingId
  readonly status: FindingStatus
  readonly furtherStatuses: readonly FindingStatus[]
}

/** The finding above a measure, as it stands; null when there is no such measure. */
export function findingAbove(
  rectificationId: RectificationId,
  measureId: MeasureId,
): Question<FindingAbove | null> {
  return question<FindingAbove, FindingAbove | null>(
    above({ rectificationId, measureId }),
    ([row]) => row ?? null,
  )
}

type OneMeasure = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }

const above = ready(
  ({ rectificationId, measureId }: OneMeasure) => sql`
    select ${finding.id}, ${finding.status}, ${furtherStatusesOf(measure)} as "furtherStatuses" from ${measure}
    join ${finding}
      on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}`,
)

/** The grade of the finding that a measure stands under; null where nobody has graded it. */
export function gradeAbove(rectificationId: RectificationId, measureId: MeasureId): Question<string | null> {
  return question(
    sql<{ grade: string | null }>`
    select ${finding.grade} ->> 'code' as grade from ${measure}
    join ${finding}
      on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}`,
    ([above]) => above?.grade ?? null,
  )
}
