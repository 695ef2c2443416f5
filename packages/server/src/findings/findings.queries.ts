import type { Named } from '@bihuan/core/kernel/contract.ts'
import type { FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { FormerName } from '@bihuan/core/people/people.events.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { FromSourceView } from '@bihuan/core/told/timeline.contract.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { bodiesSeeing } from '../kernel/bodies.queries.ts'
import type { Called } from '../kernel/former-names.ts'
import { columnsOf, everyOf, sql } from '../kernel/sql.ts'
import type { ClosureRequestJson } from '../claims/closure-requests.store.ts'
import {
  latestClaim,
  type NamedClaim,
  type PartOfFinding,
  partsOf,
  partsWithin,
  supportersOf,
  organizationsAsked,
} from '../claims/claims.queries.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type ClaimPerson, claimPeople, standInsOf } from '../people/claim-people.queries.ts'
import { isArchived } from '../people/put-away.queries.ts'
import { findingInScope } from '../people/read-scope.queries.ts'
import {
  calledOf,
  entriesOf,
  quotesOf,
  type SourceQuote,
  saidOf,
  timelineOf,
} from '../told/timeline.queries.ts'
import { calledAmong, type TimelineRow, toldAmong, type WrittenEntry } from '../told/told-entries.ts'
import { findingColumns, type FindingRow } from './findings.store.ts'
import { ready } from '../kernel/ready.ts'
import { ask, askTogether, type Question, question } from '../kernel/together.ts'

const finding = columnsOf('findings', 'finding')
const category = columnsOf('categories', 'category')
const owner = columnsOf('organizations', 'owner')
const leader = columnsOf('persons', 'leader')
const request = columnsOf('closure_requests', 'request')
const part = columnsOf('measures', 'part')
const findings = columnsOf('findings')
const categories = columnsOf('categories')

/** A finding with what a list shows and what rights follow from. */
export type ListedFinding = FindingRow & {
  category_name: string | null
  owner_name: string | null
  leader_name: string | null
  supporters: Named[]
  parts: PartOfFinding[]
  is_archived: boolean
  /** The pending claim; null when none is. */
  request: ClosureRequestJson | null
  /** From where its rectification is looked at. */
  here: Bodies
}

/** A finding with what is told of it, but not what can be done with it. */
export type ToldFinding = Omit<ListedFinding, 'is_archived' | 'request'>

const columnsAlone = (rectificationId: RectificationId) => sql`${everyOf(finding, findingColumns)},
  ${category.name} as category_name, ${supportersOf(finding)} as supporters, ${bodiesSeeing(sql`${rectificationId}::uuid`)} as here`

const listedColumns = (rectificationId: RectificationId) => sql`${columnsAlone(rectificationId)},
  ${owner.name} as owner_name, ${leader.name} as leader_name, to_jsonb(request) as request,
  ${isArchived(finding.rectification_id)} as is_archived`

const withCategory = sql`
  left join ${category}
    on ${category.rectification_id} = ${finding.rectification_id} and ${category.id} = ${finding.category_id}`

const listedJoins = sql`${withCategory}
  left join ${owner} on ${owner.id} = ${finding.owner_id}
  left join ${leader} on ${leader.id} = ${finding.leader_id}
  left join ${request}
    on ${request.rectification_id} = ${finding.rectification_id} and ${request.id} = ${finding.closure_request_id}`

/** The findings of a rectification that a person may read, in their order; all of them or those with these ids. */
export function listedFindings(
  wanted: { readonly rectificationId: RectificationId; readonly ids: readonly FindingId[] | null },
  scope: ReadScope,
): Question<readonly ListedFinding[]> {
  const isWanted: RawBuilder<SqlBool> =
    wanted.ids === null ? sql`true` : sql`${finding.id} = any(${[...wanted.ids]}::uuid[])`
  return question(
    sql<ListedFinding>`
    select ${listedColumns(wanted.rectificationId)}, coalesce(told.those, '[]') as parts from ${finding} ${listedJoins}
    left join ${partsWithin(wanted)} as told on told.whole = ${finding.id}
    where ${finding.rectification_id} = ${wanted.rectificationId} and ${isWanted}
      and ${findingInScope(scope, finding)}
    order by ${finding.ordinal}`,
    (rows) => rows,
  )
}

/** Some of those findings without the names of who answers for them, and of their parts with those from below others alone. */
export function findingsAlone(
  wanted: { readonly rectificationId: RectificationId; readonly ids: readonly FindingId[] },
  scope: ReadScope,
): Question<readonly Omit<ToldFinding, 'leader_name' | 'owner_name'>[]> {
  return question(
    sql<Omit<ToldFinding, 'leader_name' | 'owner_name'>>`
    select ${columnsAlone(wanted.rectificationId)}, coalesce(told.those, '[]') as parts from ${finding} ${withCategory}
    left join ${partsWithin({ ...wanted, only: 'further' })} as told on told.whole = ${finding.id}
    where ${finding.rectification_id} = ${wanted.rectificationId} and ${finding.id} = any(${[...wanted.ids]}::uuid[])
      and ${findingInScope(scope, finding)}
    order by ${finding.ordinal}`,
    (rows) => rows,
  )
}

// Of a finding that leaves it open, whoever all its measures share answers for it, so they are taken all.
const ofParts = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select ${column} from ${part}
  where ${part.rectification_id} = ${finding.rectification_id} and ${part.finding_id} = ${finding.id}`
const aroundClaim = {
  rectificationIds: sql`array[${finding.rectification_id}]`,
  persons: sql`select ${finding.leader_id} union all ${ofParts(part.leader_id)} union all ${standInsOf}`,
  headsOf: sql`select ${finding.owner_id} union all ${ofParts(part.owner_id)} union all ${organizationsAsked(finding)}`,
}

/** What the page of every finding shows. */
type FindingAlone = ListedFinding & {
  entries: WrittenEntry[]
  claim: NamedClaim | null
  sources: SourceQuote[]
  said: FromSourceView[]
  leader_former: readonly FormerName[] | null
  owner_former: readonly FormerName[] | null
}

/** A finding with all that its page shows. */
export type FindingDetail = FindingAlone & {
  timeline: readonly TimelineRow[]
  /** Who could sign or name a stand-in; null where nothing waits. */
  people: ClaimPerson[] | null
}

type OfFinding = { readonly rectificationId: RectificationId; readonly findingId: FindingId }

/** A finding with its timeline, claim and source; null when there is none to read. */
export async function readFindingDetail(
  db: Db,
  wanted: OfFinding,
  scope: ReadScope,
): Promise<FindingDetail | null> {
  const found = await ask(db, findingAlone(wanted, scope))
  if (found === null) return null
  const told = toldAmong(found.entries, calledIn(found))
  const telling = told === null ? timeline(wanted, scope) : null
  const names = told === null || told.missing.length === 0 ? null : calledOf(told.missing)
  const people = found.status === 'submitted' ? peopleAround(wanted) : null
  await askTogether(
    db,
    [telling, names, people].filter((one) => one !== null),
  )
  return {
    ...found,
    timeline: telling?.answer ?? told?.tell(names?.answer ?? new Map()) ?? [],
    people: people?.answer ?? null,
  }
}

function calledIn(found: FindingAlone): ReadonlyMap<string, Called> {
  return calledAmong([
    { id: found.leader_id, name: found.leader_name, former: found.leader_former },
    { id: found.owner_id, name: found.owner_name, former: found.owner_former },
  ])
}

function findingAlone(of: OfFinding, scope: ReadScope): Question<FindingAlone | null> {
  return question<FindingAlone, FindingAlone | null>(alone({ ...of, scope }), ([row]) => row ?? null)
}

const alone = ready(
  ({ rectificationId, findingId, scope }: OfFinding & { readonly scope: ReadScope }) => sql`
    select ${listedColumns(rectificationId)}, ${partsOf(finding)} as parts, ${entriesOf(finding)} as entries, ${latestClaim(finding)} as claim,
      ${quotesOf(finding)} as sources, ${saidOf('finding', finding)} as said,
      ${owner.former_names} as owner_former, ${leader.former_names} as leader_former
    from ${finding} ${listedJoins}
    where ${finding.rectification_id} = ${rectificationId} and ${finding.id} = ${findingId}
      and ${findingInScope(scope, finding)}`,
)

function timeline(of: OfFinding, scope: ReadScope): Question<readonly TimelineRow[]> {
  return question(
    told({ ...of, scope }),
    ([row]: readonly { readonly timeline: TimelineRow[] }[]) => row?.timeline ?? [],
  )
}

const told = ready(
  ({ rectificationId, findingId, scope }: OfFinding & { readonly scope: ReadScope }) => sql`
    select ${timelineOf(finding, scope)} as timeline from ${finding}
    where ${finding.rectification_id} = ${rectificationId} and ${finding.id} = ${findingId}`,
)

function peopleAround({ rectificationId, findingId }: OfFinding): Question<ClaimPerson[] | null> {
  return question(
    sql<{ people: ClaimPerson[] }>`
      select ${claimPeople(aroundClaim)} as people from ${finding}
      left join ${request} on ${request.rectification_id} = ${finding.rectification_id}
        and ${request.id} = ${finding.closure_request_id}
      where ${finding.rectification_id} = ${rectificationId} and ${finding.id} = ${findingId}`,
    ([row]) => row?.people ?? null,
  )
}

/** What a new finding of a rectification comes after, and the category of that name if there is one. */
export function placeForFinding(
  rectificationId: RectificationId,
  categoryName: string | null,
): Question<PlaceForFinding> {
  return question(
    sql<PlaceForFinding>`
    select
      (select coalesce(max(${findings.ordinal}), 0) from ${findings}
        where ${findings.rectification_id} = ${rectificationId}) as "lastOrdinal",
      (select ${categories.id} from ${categories} where ${categories.rectification_id} = ${rectificationId}
        and ${categories.name} = ${categoryName}
        order by ${categories.ordinal} limit 1) as "categoryId",
      (select coalesce(max(${categories.ordinal}), 0) from ${categories}
        where ${categories.rectification_id} = ${rectificationId}) as "lastCategory"
  `,
    ([place]) => place ?? { lastOrdinal: 0, categoryId: null, lastCategory: 0 },
  )
}

type PlaceForFinding = {
  readonly lastOrdinal: number
  readonly categoryId: FindingRow['category_id']
  readonly lastCategory: number
}
