import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { dueSoonDays } from '@bihuan/core/measures/light.ts'
import type { ReadScope } from '@bihuan/core/people/permissions.ts'
import type { StandingCounts } from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'
import type { RectificationRow } from './rectifications.store.ts'

const rectification = columnsOf('rectifications', 'rectification')
const finding = columnsOf('findings', 'finding')
const categories = columnsOf('categories')
const measure = columnsOf('measures', 'measure')
const measureCount = columnsOf('measure_counts')

/** A rectification with its counts: those of what the person may read, and those that its standing follows from. */
export type RectificationCard = RectificationRow & {
  counts: RectificationView['counts']
  whole: StandingCounts
  next_due_on: PlainDay | null
}

/** The rectifications in which a person may read something, the newest first; all of them or one. */
export async function listRectifications(
  db: Db,
  wanted: { readonly id: RectificationId | null; readonly today: PlainDay },
  scope: ReadScope,
): Promise<readonly RectificationCard[]> {
  if (scope.kind === 'none') return []
  const isWanted: RawBuilder<SqlBool> =
    wanted.id === null ? sql`true` : sql`${rectification.id} = ${wanted.id}`
  const isReadable: RawBuilder<SqlBool> =
    scope.kind === 'all' ? sql`true` : sql`(below.findings > 0 or measured.measures > 0)`
  const { rows } = await sql<RectificationCard>`
    select rectification.*, due.next_due_on,
      jsonb_build_object('categories', below.categories, 'findings', below.findings,
        'findingsClosed', below.findings_closed, 'measures', measured.measures,
        'measuresClosed', measured.closed, 'measuresClosedBefore', measured.before, 'measuresSubmitted',
          measured.submitted,
        'measuresUnassigned', measured.unassigned, 'late', due.late, 'dueSoon', due.soon) as counts,
      jsonb_build_object('findings', whole.findings, 'findingsClosed', whole.findings_closed,
        'measures', whole.measures, 'measuresClosed', whole.closed,
        'measuresUnassigned', whole.unassigned) as whole
    from ${rectification}
    cross join lateral (${findingCounts(scope)}) as below
    cross join lateral (${measureCounts(scope)}) as measured
    cross join lateral (${wholeCounts}) as whole
    cross join lateral (${dueCounts(scope, wanted.today)}) as due
    where ${rectification.put_away} is null and ${isWanted} and ${isReadable}
    order by ${rectification.id} desc`.execute(db)
  return rows
}

function findingCounts(scope: ReadScope): RawBuilder<unknown> {
  return sql`
    select count(*) as findings, count(*) filter (where ${finding.status} = 'closed') as findings_closed,
      case when ${scope.kind === 'all'}::boolean
        then (select count(*) from ${categories} where ${categories.rectification_id} = ${rectification.id})
        else count(distinct ${finding.category_id}) end as categories
    from ${finding}
    where ${finding.rectification_id} = ${rectification.id} and ${findingInScope(scope, finding)}`
}

function measureCounts(scope: ReadScope): RawBuilder<unknown> {
  if (scope.kind === 'all') return keptCounts
  return sql`
    select count(*) as measures, count(*) filter (where ${measure.status} = 'closed') as closed,
      count(${measure.take_over_id}) as before,
      count(*) filter (where ${measure.status} = 'submitted') as submitted,
      count(*) filter (where ${measure.owner_id} is null) as unassigned
    from ${measure}
    where ${measure.rectification_id} = ${rectification.id} and ${measureInScope(scope, measure)}`
}

const keptCounts = sql`
  select coalesce(sum(${measureCount.measures}), 0)::bigint as measures,
    coalesce(sum(${measureCount.measures}) filter (where ${measureCount.status} = 'closed'), 0)::bigint as closed,
    coalesce(sum(${measureCount.closed_before}), 0)::bigint as before,
    coalesce(sum(${measureCount.measures}) filter (where ${measureCount.status} = 'submitted'),
      0)::bigint as submitted,
    coalesce(sum(${measureCount.measures}) filter (where ${measureCount.owner_id} = '00000000-0000-0000-0000-000000000000'), 0)::bigint as unassigned
  from ${measureCount} where ${measureCount.rectification_id} = ${rectification.id}`

const wholeCounts = sql`
  select kept.*, found.* from (${keptCounts}) as kept, (
    select count(*) as findings, count(*) filter (where ${finding.status} = 'closed') as findings_closed
    from ${finding} where ${finding.rectification_id} = ${rectification.id}
  ) as found`

function dueCounts(scope: ReadScope, today: PlainDay): RawBuilder<unknown> {
  const open = sql`${measure.rectification_id} = ${rectification.id} and ${measure.status} <> 'closed'
    and ${measureInScope(scope, measure)}`
  return sql`
    select count(*) filter (where ${measure.due_on} < ${today}) as late,
      count(*) filter (where ${measure.due_on} >= ${today}) as soon,
      (select min(${measure.due_on}) from ${measure} where ${open}) as next_due_on
    from ${measure} where ${open} and ${measure.due_on} <= ${addDays(today, dueSoonDays)}`
}
