import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { FindingToPlan, PlanToCheck } from '@bihuan/core/rectifications/missing.ts'
import { type CalendarChange, changedCalendar } from '@bihuan/core/templates/calendar.ts'
import { immediateDay } from '@bihuan/core/templates/immediate.ts'
import { publishedCalendar } from '@bihuan/core/templates/published-calendar.ts'
import { ladderOf, type Template, type TemplateRef } from '@bihuan/core/templates/template.ts'
import type { RawBuilder } from 'kysely'
import { begunWords } from '../kernel/begun-words.queries.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { changedDays } from '../templates/rules-of-item.queries.ts'
import { templateOf } from '../templates/template-of.ts'
import { ownContent } from '../templates/templates.queries.ts'

const rectification = columnsOf('rectifications', 'rectification')
const finding = columnsOf('findings', 'finding')
const measure = columnsOf('measures', 'measure')
const meeting = columnsOf('meetings', 'meeting')
const team = columnsOf('organizations', 'team')
const post = columnsOf('appointments', 'post')
const further = columnsOf('further_measures', 'further')

const published = publishedCalendar()

/** What findings and measures are held against: the template, the day of the feedback and the calendar. */
export type PlanRules = {
  readonly template: Template
  readonly feedbackOn: PlainDay | null
  readonly changes: readonly CalendarChange[]
}

/** These of a rectification; null where there is none. */
export function planRules(rectificationId: RectificationId): Question<PlanRules | null> {
  return question(
    sql<TemplateRef & Omit<PlanRules, 'template'> & { own: Template | null }>`
    select ${rectification.template_id} as id, ${rectification.template_version} as version,
      ${ownContent(rectification)} as own, ${rectification.feedback_on} as "feedbackOn", ${changedDays} as changes
    from ${rectification} where ${rectification.id} = ${rectificationId}`,
    ([row]) =>
      row === undefined
        ? null
        : { template: templateOf(row, row.own), feedbackOn: row.feedbackOn, changes: row.changes },
  )
}

type FactsOfFinding = Omit<FindingToPlan, 'demands' | 'isSignedByPrincipal'> & {
  readonly grade: string | null
}

// So much of an item is told where it lacks something.
const wordsTold = 80

/** The findings and measures of a rectification that count, as far as it matters for what they lack. */
export function factsOfPlan(rectificationId: RectificationId): Question<readonly FactsOfFinding[]> {
  return question(
    sql<FactsOfFinding>`
    select ${finding.id}, ${finding.ordinal}, ${finding.grade} ->> 'code' as grade,
      ${begunWords(sql`coalesce(${finding.title}, ${finding.number}, '')`, wordsTold)} as words, ${finding.status} = 'closed' as "isClosed",
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
          'words', ${begunWords(measure.text, wordsTold)}, 'isClosed', ${measure.status} = 'closed',
          'hasOwner', ${measure.owner_id} is not null, 'hasHandler', ${measure.handler_id} is not null,
          'dueOn', ${measure.due_on}, 'isImmediate', ${measure.time_class} = 'immediate',
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

/** The same with what the template demands of each, and by when it has put right what is put right at once. */
export function planToCheck(
  facts: readonly FactsOfFinding[],
  { template, feedbackOn, changes }: PlanRules,
): PlanToCheck {
  const findings = facts.map(({ grade, ...one }) => ({
    ...one,
    demands: template.grades.find(({ code }) => code === grade)?.demands,
    isSignedByPrincipal: ladderOf(template, { item: 'finding', grade }).some((rung) => rung === 'principal'),
  }))
  const immediate = immediateDay(template, feedbackOn, changedCalendar(published, changes))
  return { findings, immediateDueOn: immediate?.dueOn ?? null }
}
