import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { FindingToPlan } from '@bihuan/core/plan/approval.ts'
import { ladderOf, type Template } from '@bihuan/core/templates/template.ts'
import type { RawBuilder } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const finding = columnsOf('findings', 'finding')
const measure = columnsOf('measures', 'measure')
const meeting = columnsOf('meetings', 'meeting')
const team = columnsOf('organizations', 'team')
const post = columnsOf('appointments', 'post')
const further = columnsOf('further_measures', 'further')

type FactsOfFinding = Omit<FindingToPlan, 'demands' | 'isSignedByPrincipal'> & {
  readonly grade: string | null
}

/** The findings and measures of a rectification that count, as far as the approval of its plan needs them. */
export function factsOfPlan(rectificationId: RectificationId): Question<readonly FactsOfFinding[]> {
  return question(
    sql<FactsOfFinding>`
    select ${finding.id}, ${finding.ordinal}, ${finding.grade} ->> 'code' as grade,
      ${finding.leader_id} is not null as "hasOwnLeader",
      ${isPrincipal(sql`coalesce(${finding.leader_id}, shared.leader)`)} as "isLedByPrincipal",
      ${areTeams(finding)} as "hasTeam",
      exists (select from ${meeting} where ${meeting.rectification_id} = ${finding.rectification_id}
        and ${meeting.status} = 'recorded' and ${finding.id} = any(${meeting.finding_ids})) as "wasDealtWith",
      (select count(*) from ${further} where ${further.rectification_id} = ${finding.rectification_id}
        and ${further.finding_id} = ${finding.id})::integer as "furtherMeasures",
      coalesce(shared.measures, '[]') as measures
    from ${finding}
    left join lateral (
      select case when min(${measure.leader_id}::text) = max(${measure.leader_id}::text)
          and count(${measure.leader_id}) = count(*) then min(${measure.leader_id}::text)::uuid end as leader,
        jsonb_agg(jsonb_build_object('id', ${measure.id}, 'ordinal', ${measure.ordinal},
          'isClosed', ${measure.status} = 'closed', 'hasOwner', ${measure.owner_id} is not null, 'dueOn', ${measure.due_on},
          'isContinuous', ${measure.time_class} = 'continuous', 'checkInEvery', ${measure.check_in_every},
          'hasTeam', ${areTeams(measure)}) order by ${measure.ordinal}) as measures
      from ${measure} where ${measure.rectification_id} = ${finding.rectification_id} and ${measure.finding_id} = ${finding.id}
        and ${measure.status} <> 'voided') as shared on true
    where ${finding.rectification_id} = ${rectificationId} and ${finding.status} <> 'voided'
    order by ${finding.ordinal}`,
    (rows) => rows,
  )
}

function areTeams(item: Columns<'findings'> | Columns<'measures'>): RawBuilder<boolean> {
  return sql`exists (select from ${team} where ${team.kind} = 'team'
    and (${team.id} = ${item.owner_id} or ${team.id} = any(${item.supporter_ids})))`
}

function isPrincipal(personId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (select from ${post} where ${post.person_id} = ${personId} and ${post.role} = 'principal')`
}

/** The same with what the template demands of each. */
export function withDemands(facts: readonly FactsOfFinding[], template: Template): readonly FindingToPlan[] {
  return facts.map(({ grade, ...finding }) => ({
    ...finding,
    demands: template.grades.find(({ code }) => code === grade)?.demands,
    isSignedByPrincipal: ladderOf(template, { item: 'finding', grade }).some((rung) => rung === 'principal'),
  }))
}
