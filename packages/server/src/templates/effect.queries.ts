import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { OrganizationId, RectificationId, TemplateId } from '@bihuan/core/kernel/id.ts'
import type { RunningCount } from '@bihuan/core/templates/effect.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { isReached } from '../kernel/bodies.queries.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isDueSoon } from './due-soon.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'

const running = columnsOf('rectifications', 'running')
const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const claim = columnsOf('closure_requests', 'claim')

/** Which rectifications are meant: one, or all of some bodies that run by a template. */
export type Running =
  | { readonly rectificationId: RectificationId }
  | { readonly templateId: TemplateId; readonly bodyIds: readonly OrganizationId[] }

/** So many rectifications are looked through: the newest. */
const mostRunning = 500

/** What runs, counted by the version that it runs by; due soon by the days of now, and by those of another version. */
export function whatRuns(
  wanted: Running,
  { today, dueSoonDays }: { readonly today: PlainDay; readonly dueSoonDays: number },
): Question<readonly RunningCount[]> {
  const isMeant =
    'rectificationId' in wanted
      ? sql<SqlBool>`${running.id} = ${wanted.rectificationId}`
      : sql<SqlBool>`${running.template_id} = ${wanted.templateId}
          and ${isReached(running.id, wanted.bodyIds, { isOwn: true })}`
  const none = sql`0::bigint, 0::bigint`
  const isComing = (days: RawBuilder<number>): RawBuilder<SqlBool> =>
    sql`${measure.due_on} >= ${today} and ${isDueSoon(measure.due_on, { today, dueSoonDays: days })}`
  return question(
    sql<RunningCount>`
    with running as materialized (
      select ${running.id}, ${running.template_version}, ${running.due_soon_days} from ${running}
      where ${isMeant} and ${running.put_away} is null and ${running.archived_at} is null
        and coalesce(${running.voiding} ->> 'status' <> 'voided', true)
      order by ${running.id} desc limit ${sql.lit(mostRunning)})
    select ${running.template_version} as version, 'rectification' as what, null as kind, null as grade, count(*) as count,
      0::bigint as "dueSoonNow", 0::bigint as "dueSoonThen"
    from running group by 1
    union all
    select ${running.template_version}, 'claim', null, null, count(*), ${none}
    from running join ${claim} on ${claim.rectification_id} = ${running.id} and ${claim.status} = 'pending' group by 1
    union all
    select ${running.template_version}, 'finding', null, ${finding.grade} ->> 'code', count(*), ${none}
    from running join ${finding} on ${finding.rectification_id} = ${running.id} and ${isStillOpen(finding)} group by 1, 4
    union all
    select ${running.template_version}, 'measure', ${measure.kind}, ${finding.grade} ->> 'code', count(*),
      count(*) filter (where ${isComing(running.due_soon_days)}),
      count(*) filter (where ${isComing(sql`${dueSoonDays}::int`)})
    from running join ${measure} on ${measure.rectification_id} = ${running.id} and ${isStillOpen(measure)}
      join ${finding} on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    group by 1, 3, 4`,
    (rows) => rows,
  )
}
