import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { StandingCounts } from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { Template } from '@bihuan/core/templates/template.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { bodiesSeeing, noBody } from '../kernel/bodies.queries.ts'
import { nameThen } from '../kernel/former-names.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type Question, question } from '../kernel/together.ts'
import { isArchived, isShown, isVoided } from '../people/put-away.queries.ts'
import {
  findingInScope,
  isWholeInScope,
  measureInScope,
  type OwnScope,
  ownedBy,
  partlyTheirs,
  supportedBy,
} from '../people/read-scope.queries.ts'
import { isCounted, isStillOpen, isUndecided } from '../people/still-open.queries.ts'
import { isDueSoon } from '../templates/due-soon.queries.ts'
import { ownNames } from '../templates/templates.queries.ts'
import type { RectificationRow } from './rectifications.store.ts'

const rectification = columnsOf('rectifications', 'rectification')
const given = columnsOf('rectifications', 'given')
const ofRectifications = columnsOf('rectifications', 'rectifications')
const finding = columnsOf('findings', 'finding')
const categories = columnsOf('categories')
const seal = columnsOf('seals', 'seal')
const persons = columnsOf('persons', 'persons')
const measure = columnsOf('measures', 'measure')
const gone = columnsOf('measures', 'gone')
const reached = columnsOf('rectification_bodies', 'reached')
const measureCount = columnsOf('measure_counts', 'measure_counts')

/** A rectification with its counts: those of what the person may read, and those that its standing follows from. */
export type RectificationCard = RectificationRow & {
  counts: RectificationView['counts']
  whole: StandingCounts
  seals_waiting: number
  next_due_on: PlainDay | null
  here: Bodies
  /** What its template is called, where that is one of a body’s own. */
  own_template: Pick<Template, 'name' | 'source'> | null
  /** Who asked for it to be voided and who did, with whoever’s place they acted in; null where nobody has. */
  voiding_names: Readonly<Record<'asker' | 'askedFor' | 'decider' | 'decidedFor', string | null>> | null
}

/** Which rectifications are wanted of very many. */
export type RectificationsPage = {
  /** Words in the name. */
  readonly q?: string | undefined
  readonly archived?: boolean | undefined
  readonly voided?: boolean | undefined
  readonly before?: RectificationId | undefined
  readonly limit: number
  readonly today: PlainDay
}

/** A page of the rectifications in which a person may read something, the newest first. */
export async function listRectifications(
  db: Db,
  page: RectificationsPage,
  scope: ReadScope,
): Promise<readonly RectificationCard[]> {
  if (scope.kind === 'none') return []
  const isOpenTo = (bound: number | null): RawBuilder<SqlBool> => isReadable(scope, page, bound)
  const isCandidate = sql`${liesApart(page)}
    and ${isBefore(ofRectifications.id, page)}`
  const newest = (bound: number): RawBuilder<unknown> => sql`
    select * from ${ofRectifications} where ${isCandidate} and ${isOpenTo(bound)}
    order by ${ofRectifications.id} desc limit ${bound}`
  const read = (among: RawBuilder<unknown>, isWanted: RawBuilder<SqlBool>) =>
    readPage(db, page, { scope, among, isWanted })
  if (!page.q) return read(newest(page.limit), sql`true`)
  // Words that many names hold are soon found among the newest, others by the index of words: `offset` leaves no other way.
  const isHeld = holdsAll(page.q)
  // A few of them tell whether it is worth looking through more.
  const few = await read(newest(lookedAtFirst), isHeld)
  if (few.length === page.limit) return few
  if (few.length >= lookedAtFirst * (page.limit / lookedThrough)) {
    const first = await read(newest(lookedThrough), isHeld)
    if (first.length === page.limit) return first
  }
  const holding = sql`select * from ${ofRectifications}
    where ${isCandidate} and search_tokens(${ofRectifications.name}) @@ (select search_query(${page.q})) and ${isHeld} offset 0`
  return read(holding, isOpenTo(null))
}

function liesApart({ archived, voided }: RectificationsPage): RawBuilder<SqlBool> {
  if (voided === true) return sql`${ofRectifications.voiding} ->> 'status' = 'voided'`
  const isThere = archived === true ? sql`is not null` : sql`is null`
  return sql`${ofRectifications.put_away} is null and ${ofRectifications.archived_at} ${isThere}`
}

/** So many of the newest are looked through for a name: these first, and the others where as many of these hold it as fill a page. */
const [lookedAtFirst, lookedThrough] = [60, 500]

type Wanted = {
  readonly scope: ReadScope
  readonly among: RawBuilder<unknown>
  readonly isWanted: RawBuilder<SqlBool>
}

async function readPage(
  db: Db,
  page: RectificationsPage,
  { scope, among, isWanted }: Wanted,
): Promise<readonly RectificationCard[]> {
  const { rows } = await sql<RectificationCard>`
    with page as materialized (
      select ${ofRectifications.id} from (${among}) as rectifications
      where ${isWanted} order by ${ofRectifications.id} desc limit ${page.limit}
    )
    select ${cardColumns} from page
    join ${rectification} on ${rectification.id} = page.id
    ${cardCounts(scope, page.today)} order by ${rectification.id} desc`.execute(db)
  return rows
}

/** One rectification as it is wanted: to whom, and as of which day. */
export type WantedCard = {
  readonly id: RectificationId
  readonly today: PlainDay
  readonly scope: ReadScope
  /** Also where it was voided, for whoever reads all of it. */
  readonly isVoidedToo?: boolean
}

/** One rectification; null where a person may read nothing in it. */
export function cardOf(wanted: WantedCard): Question<RectificationCard | null> {
  const { today, scope } = wanted
  return question(
    sql<RectificationCard>`
    select ${cardColumns} from ${rectification} ${cardCounts(scope, today)}
    where ${isThere(wanted)} and ${isTheirs(scope)}`,
    (rows) => rows[0] ?? null,
  )
}

/** A rectification as it is asked for before anything in it is told: without counts, which cost what there is to be counted. */
export type RectificationRead = RectificationRow & Pick<RectificationCard, 'here'>

/** The same without its counts. */
export function readOf(wanted: WantedCard): Question<RectificationRead | null> {
  return question(
    sql<RectificationRead>`
    select rectification.*, ${bodiesSeeing(rectification.id)} as here from ${rectification}
    where ${isThere(wanted)} and ${isAnyTheirs(wanted.scope)}`,
    (rows) => rows[0] ?? null,
  )
}

function isThere({ id, scope, isVoidedToo = false }: WantedCard): RawBuilder<SqlBool> {
  // Reviewers from outside are given what is there, and are told nothing of what was voided.
  const within = scope.kind === 'own' ? { ...scope, rectificationIds: [] } : scope
  const isTold = sql`${isVoided(rectification.id)} and ${isWholeInScope(within, rectification.id)}`
  const orVoided = isVoidedToo ? sql` or (${isTold})` : sql``
  return sql`${rectification.id} = ${id} and (${rectification.put_away} is null${orVoided})`
}

function isTheirs(scope: ReadScope): RawBuilder<SqlBool> {
  const { kind } = scope
  if (kind === 'own') return sql`(${isWhole} or below.findings > 0 or measured.measures > 0)`
  return kind === 'all' ? sql`true` : sql`false`
}

/** The same, of what is not counted: the first finding or measure that is read tells it. */
function isAnyTheirs(scope: ReadScope): RawBuilder<SqlBool> {
  const isWholly = isWholeInScope(scope, rectification.id)
  if (scope.kind !== 'own') return isWholly
  const apart = { ...scope, bodyIds: [], rectificationIds: [] }
  const isBelow = (row: Columns<'findings'> | Columns<'measures'>): RawBuilder<SqlBool> =>
    sql`${row.rectification_id} = ${rectification.id} and ${isCounted(row)}`
  return sql`(${isWholly}
    or exists (select from ${measure} where ${isBelow(measure)} and ${measureInScope(apart, measure)})
    or exists (select from ${finding} where ${isBelow(finding)} and ${findingInScope(apart, finding)}))`
}

function isBefore(id: RawBuilder<unknown>, { before }: RectificationsPage): RawBuilder<SqlBool> {
  return before === undefined ? sql`true` : sql`${id} < ${before}`
}

// What the index of words finds by pairs of characters holds every word: nothing else is to be looked for in a name.
function holdsAll(words: string): RawBuilder<SqlBool> {
  const held = words
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map(
      (word) => sql`strpos(search_fold(${ofRectifications.name}), (select search_fold(${word}::text))) > 0`,
    )
  return held.length === 0 ? sql`false` : sql`(${sql.join(held, sql` and `)})`
}

// Each part is a short walk along an index, whatever else there is; only names have to be looked for among all.
function isReadable(scope: ReadScope, page: RectificationsPage, bound: number | null): RawBuilder<SqlBool> {
  if (scope.kind !== 'own') return sql`true`
  const isVoidedWanted = page.voided === true
  const isThere = (id: RawBuilder<unknown>): RawBuilder<SqlBool> =>
    isVoidedWanted
      ? isVoided(id)
      : sql`${isShown(id)} and ${isArchived(id)} = ${page.archived === true}::boolean`
  // What was voided is told of to those who read all of it.
  const among = isVoidedWanted ? wholeOnes(scope.bodyIds) : partsInScope(scope)
  if (among.length === 0) return sql`false`
  const parts = among.map(
    ({ id, rows }) => sql`(
      select distinct ${id} as id ${rows} and ${isBefore(id, page)} and ${isThere(id)}
      ${bound === null ? sql`` : sql`order by 1 desc limit ${bound}`})`,
  )
  return sql`${ofRectifications.id} in (${sql.join(parts, sql` union all `)})`
}

type Part = { readonly id: RawBuilder<RectificationId>; readonly rows: RawBuilder<unknown> }

/** Where the rectifications of a scope are found: the rule of `measureInScope` and `findingInScope`, a part for each index. */
function partsInScope(scope: OwnScope): readonly Part[] {
  const items = sql`any(${[...scope.itemIds]}::uuid[])`
  const ofMeasures = (condition: RawBuilder<SqlBool>): Part => ({
    id: measure.rectification_id,
    rows: sql`from ${measure} where ${condition}`,
  })
  const ofFindings = (condition: RawBuilder<SqlBool>): Part => ({
    id: finding.rectification_id,
    rows: sql`from ${finding} where ${condition}`,
  })
  const byOwner = scope.organizationIds.flatMap((ownerId): Part[] => [
    {
      id: measureCount.rectification_id,
      rows: sql`from ${measureCount} where ${measureCount.owner_id} = ${ownerId} and ${measureCount.measures} > 0`,
    },
    ofFindings(sql`${finding.owner_id} = ${ownerId}`),
  ])
  const elsewhere = (
    owner: RawBuilder<unknown>,
    rows: (isOwned: RawBuilder<SqlBool>) => Part,
  ): readonly Part[] => ownedBy(scope.coordinated, owner).map(rows)
  const byItem = [ofMeasures(sql`${measure.id} = ${items}`), ofFindings(sql`${finding.id} = ${items}`)]
  const belowItem = [ofMeasures(sql`${measure.finding_id} = ${items}`)]
  return [
    ...wholeOnes(scope.bodyIds),
    ...(scope.rectificationIds.length === 0 ? [] : [givenOnes(scope.rectificationIds)]),
    ...byOwner,
    ...supportedBy(scope, measure).map(ofMeasures),
    ...partlyTheirs(scope, measure).map(ofMeasures),
    ...supportedBy(scope, finding).map(ofFindings),
    ...elsewhere(measureCount.owner_id, (isOwned) => ({
      id: measureCount.rectification_id,
      rows: sql`from ${measureCount} where ${isOwned} and ${measureCount.measures} > 0`,
    })),
    ...elsewhere(finding.owner_id, ofFindings),
    ofMeasures(sql`${measure.handler_id} = ${scope.personId}::uuid`),
    ofMeasures(sql`${measure.leader_id} = ${scope.personId}::uuid`),
    ofFindings(sql`${finding.leader_id} = ${scope.personId}::uuid`),
    // Only stand-ins have items, and a key begins with the rectification.
    ...(scope.itemIds.length > 0 ? [...byItem, ...belowItem] : []),
  ]
}

// Body by body, so that the index of each is the order of its rectifications.
function wholeOnes(bodyIds: Bodies): readonly Part[] {
  if (bodyIds.length === 0) return []
  return [noBody, ...bodyIds].map((bodyId) => ({
    id: reached.rectification_id,
    rows: sql`from ${reached} where ${reached.body_id} = ${bodyId}::uuid`,
  }))
}

function givenOnes(rectificationIds: OwnScope['rectificationIds']): Part {
  return {
    id: given.id,
    rows: sql`from ${given} where ${given.id} = any(${[...rectificationIds]}::uuid[])`,
  }
}

const nameOf = (key: string, at: 'askedAt' | 'decidedAt'): RawBuilder<unknown> => sql`(
  select ${nameThen(persons, sql`(${rectification.voiding} ->> ${sql.lit(at)})::timestamptz`)} from ${persons}
  where ${persons.id} = (${rectification.voiding} ->> ${sql.lit(key)})::uuid)`
const voidingNames = sql`case when ${rectification.voiding} is not null then jsonb_build_object(
  'asker', ${nameOf('askedBy', 'askedAt')}, 'askedFor', ${nameOf('askedFor', 'askedAt')},
  'decider', ${nameOf('decidedBy', 'decidedAt')}, 'decidedFor', ${nameOf('decidedFor', 'decidedAt')}) end`

const cardColumns: RawBuilder<RectificationCard> = sql`
  rectification.*, ${ownNames(rectification)} as own_template, ${voidingNames} as voiding_names, due.next_due_on, ${bodiesSeeing(rectification.id)} as here, (select count(*) from ${seal}
    where ${seal.rectification_id} = ${rectification.id} and ${isUndecided(seal)}) as seals_waiting,
  jsonb_build_object('categories', below.categories, 'findings', below.findings,
    'findingsClosed', below.findings_closed, 'measures', measured.measures,
    'findingsVoided', below.voided, 'findingsMerged', below.merged, 'measuresVoided', measured.voided - measured.merged, 'measuresMerged', measured.merged,
    'measuresClosed', measured.closed, 'measuresClosedBefore', measured.before, 'measuresSubmitted',
      measured.submitted,
    'measuresUnassigned', measured.unassigned, 'late', due.late, 'dueSoon', due.yellow) as counts,
  jsonb_build_object('findings', whole.findings, 'findingsClosed', whole.findings_closed,
    'measures', whole.measures, 'measuresClosed', whole.closed,
    'measuresUnassigned', whole.unassigned) as whole`

/** Whether all of a card’s rectification is read. */
const isWhole = sql<SqlBool>`reach.is_whole`

// Asked once for a card, and not of each of its records: `offset` keeps it from being asked where it is used.
function cardCounts(scope: ReadScope, today: PlainDay): RawBuilder<unknown> {
  return sql`
    cross join lateral (select ${isWholeInScope(scope, rectification.id)} as is_whole offset 0) as reach
    cross join lateral (${findingCounts(scope)}) as below
    cross join lateral (${measureCounts(scope)}) as measured
    cross join lateral (${wholeCounts}) as whole
    cross join lateral (${dueCounts(scope, today)}) as due`
}

/** Whether a record of a card’s rectification is read: by what is asked of the card, or by the rule for what is not read whole. */
function inCard<Row extends { readonly rectification_id: RawBuilder<unknown> }>(
  scope: ReadScope,
  row: Row,
  isRead: (scope: ReadScope, row: Row) => RawBuilder<SqlBool>,
): RawBuilder<SqlBool> {
  if (scope.kind !== 'own') return isRead(scope, row)
  const others = isRead({ ...scope, bodyIds: [], rectificationIds: [] }, row)
  return sql`(${isWhole} and ${isShown(row.rectification_id)} or ${others})`
}

const isMerged = sql<SqlBool>`${finding.voided} ->> 'mergedInto' is not null`

// As the index of those says it: they are few, and beside the numbers of all others counted by themselves.
const isMergedMeasure = (row: Columns<'measures'>): RawBuilder<SqlBool> =>
  sql`(${row.status} = 'voided' and ${row.voided} ->> 'mergedInto' is not null)`

function findingCounts(scope: ReadScope): RawBuilder<unknown> {
  return sql`
    select count(*) filter (where ${isCounted(finding)}) as findings,
      count(*) filter (where ${finding.status} = 'closed') as findings_closed,
      count(*) filter (where ${finding.status} = 'voided' and not ${isMerged}) as voided,
      count(*) filter (where ${finding.status} = 'voided' and ${isMerged}) as merged,
      case when ${isWhole}
        then (select count(*) from ${categories} where ${categories.rectification_id} = ${rectification.id})
        else count(distinct ${finding.category_id}) end as categories
    from ${finding}
    where ${finding.rectification_id} = ${rectification.id} and ${inCard(scope, finding, findingInScope)}`
}

function measureCounts(scope: ReadScope): RawBuilder<unknown> {
  if (scope.kind === 'all') return keptCounts
  return sql`
    select * from (${keptCounts}) as all_of_it where ${isWhole}
    union all
    select * from (${countsIn(scope)}) as part_of_it where not ${isWhole}`
}

// In the order of `keptCounts`, which stand in for it where all is read.
function countsIn(scope: ReadScope): RawBuilder<unknown> {
  return sql`
    select count(*) filter (where ${isCounted(measure)}) as measures,
      count(*) filter (where ${measure.status} = 'voided') as voided,
      count(*) filter (where ${isMergedMeasure(measure)}) as merged,
      count(*) filter (where ${measure.status} = 'closed') as closed,
      count(${measure.take_over_id}) as before,
      count(*) filter (where ${measure.status} = 'submitted') as submitted,
      count(*) filter (where ${measure.owner_id} is null and ${isCounted(measure)}) as unassigned
    from ${measure}
    where ${measure.rectification_id} = ${rectification.id} and ${inCard(scope, measure, measureInScope)}`
}

const keptCounts = sql`
  select coalesce(sum(${measureCount.measures}) filter (where ${isCounted(measureCount)}), 0)::bigint as measures,
    coalesce(sum(${measureCount.measures}) filter (where ${measureCount.status} = 'voided'), 0)::bigint as voided,
    (select count(*) from ${gone} where ${gone.rectification_id} = ${rectification.id} and ${isMergedMeasure(gone)}) as merged,
    coalesce(sum(${measureCount.measures}) filter (where ${measureCount.status} = 'closed'), 0)::bigint as closed,
    coalesce(sum(${measureCount.closed_before}), 0)::bigint as before,
    coalesce(sum(${measureCount.measures}) filter (where ${measureCount.status} = 'submitted'),
      0)::bigint as submitted,
    coalesce(sum(${measureCount.measures}) filter (where ${measureCount.owner_id} = '00000000-0000-0000-0000-000000000000'
      and ${isCounted(measureCount)}), 0)::bigint as unassigned
  from ${measureCount} where ${measureCount.rectification_id} = ${rectification.id}`

const wholeCounts = sql`
  select kept.*, found.* from (${keptCounts}) as kept, (
    select count(*) filter (where ${isCounted(finding)}) as findings,
      count(*) filter (where ${finding.status} = 'closed') as findings_closed
    from ${finding} where ${finding.rectification_id} = ${rectification.id}
  ) as found`

// What is yellow is due soon or was returned, as in `lightOf` of core.
function dueCounts(scope: ReadScope, today: PlainDay): RawBuilder<unknown> {
  const open = sql`${measure.rectification_id} = ${rectification.id} and ${isStillOpen(measure)}
    and ${inCard(scope, measure, measureInScope)}`
  const isSoon = isDueSoon(measure.due_on, { today, dueSoonDays: rectification.due_soon_days })
  return sql`
    select count(*) filter (where ${measure.due_on} < ${today}) as late,
      count(*) filter (where ${measure.due_on} >= ${today}) + (select count(*) from ${measure}
        where ${open} and ${measure.status} = 'returned'
          and (not ${isSoon} or ${measure.due_on} is null)) as yellow,
      (select min(${measure.due_on}) from ${measure} where ${open}) as next_due_on
    from ${measure} where ${open} and ${isSoon}`
}
