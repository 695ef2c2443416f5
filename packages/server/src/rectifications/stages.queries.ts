import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { mostNamedMissing, type MissingView } from '@bihuan/core/rectifications/stages.contract.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isStillOpen } from '../people/still-open.queries.ts'
import { ownContent } from '../templates/templates.queries.ts'
import { templateOf } from '../templates/template-of.ts'
import type { Template, TemplateRef } from '@bihuan/core/templates/template.ts'

const rectification = columnsOf('rectifications', 'rectification')
const finding = columnsOf('findings', 'finding')
const measure = columnsOf('measures', 'measure')
const below = columnsOf('measures', 'below')
const above = columnsOf('findings', 'above')
const version = columnsOf('plan_versions', 'version')
const meeting = columnsOf('meetings', 'meeting')

/** What is missing in a rectification for any stage, with the template that says which stage asks for what. */
export type StageCounts = { readonly template: Template; readonly missing: readonly MissingView[] }

/** What is missing in a rectification, by condition; null where there is none. Which grades want a meeting its template says. */
export function stageCounts(rectificationId: RectificationId): Question<StageCounts | null> {
  return question(
    sql<
      TemplateRef & {
        own: Template | null
        missing: readonly MissingView[]
        undated: boolean
        empty: boolean
        unapproved: boolean
      }
    >`
    with wanting as (
      ${findings(
        'findingsWithoutMeasure',
        sql`${finding.further} = '[]' and not exists (
        select from ${below} where ${below.rectification_id} = ${finding.rectification_id}
          and ${below.finding_id} = ${finding.id} and ${below.status} <> 'voided')`,
      )}
      union all ${findings(
        'findingsWithoutMeeting',
        sql`${finding.grade} is not null and not exists (
        select from ${meeting} where ${meeting.rectification_id} = ${finding.rectification_id}
          and ${meeting.status} = 'recorded' and ${finding.id} = any(${meeting.finding_ids}))`,
      )}
      union all ${findings('findingsOpen', sql`true`)}
      union all ${measures('measuresWithoutHandler', sql`${measure.handler_id} is null`)}
      union all ${measures(
        'measuresWithoutDay',
        sql`${measure.due_on} is null and ${measure.time_class} <> 'continuous'`,
      )}
      union all ${measures('measuresOpen', sql`${measure.time_class} <> 'continuous'`)}
    )
    select ${rectification.template_id} as id, ${rectification.template_version} as version,
      ${ownContent(rectification)} as own, ${rectification.feedback_on} is null as undated,
      not exists (select from ${finding} where ${finding.rectification_id} = ${rectificationId}
        and ${finding.status} <> 'voided') as empty,
      not exists (select from ${version} where ${version.rectification_id} = ${rectificationId}) as unapproved,
      (select coalesce(jsonb_agg(jsonb_build_object('condition', lacking.condition, 'grade', lacking.grade, 'count', lacking.count,
        'items', lacking.items)), '[]') from (
          select numbered.condition, numbered.grade, count(*) as count, jsonb_agg(jsonb_build_object('type', numbered.type,
            'id', numbered.id, 'number', numbered.number, 'text', left(numbered.words, 80)) order by numbered.nth)
            filter (where numbered.nth <= ${sql.lit(mostNamedMissing)}) as items
          from (select wanting.*, row_number() over (partition by wanting.condition, wanting.grade
            order by wanting.first, wanting.second) as nth from wanting) as numbered
          group by numbered.condition, numbered.grade) as lacking) as missing
    from ${rectification} where ${rectification.id} = ${rectificationId}`,
    ([row]) => (row === undefined ? null : countsOf(row)),
  )

  function findings(condition: string, isLacking: RawBuilder<unknown>): RawBuilder<unknown> {
    const grade = condition === 'findingsWithoutMeeting' ? sql`${finding.grade} ->> 'code'` : sql`null::text`
    return sql`select ${sql.lit(condition)} as condition, ${grade} as grade, 'finding' as type, ${finding.id},
        ${finding.ordinal}::text as number, coalesce(${finding.title}, ${finding.number}, '') as words,
        ${finding.ordinal} as first, 0 as second
      from ${finding} where ${finding.rectification_id} = ${rectificationId} and ${isStillOpen(finding)} and ${isLacking}`
  }

  function measures(condition: string, isLacking: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`select ${sql.lit(condition)} as condition, null::text as grade, 'measure' as type, ${measure.id},
        ${above.ordinal} || '-' || ${measure.ordinal} as number, ${measure.text} as words,
        ${above.ordinal} as first, ${measure.ordinal} as second
      from ${measure} join ${above} on ${above.rectification_id} = ${measure.rectification_id}
        and ${above.id} = ${measure.finding_id}
      where ${measure.rectification_id} = ${rectificationId} and ${isStillOpen(measure)} and ${isLacking}`
  }
}

type Counted = MissingView & { readonly grade?: string | null }

function countsOf(
  row: TemplateRef & {
    readonly own: Template | null
    readonly missing: readonly Counted[]
    readonly undated: boolean
    readonly empty: boolean
    readonly unapproved: boolean
  },
): StageCounts {
  const template = templateOf(row, row.own)
  const wantMeeting = template.grades.flatMap(({ code, demands }) =>
    demands?.meeting === true ? [code] : [],
  )
  const counted = row.missing.filter(
    ({ condition, grade }) => condition !== 'findingsWithoutMeeting' || wantMeeting.includes(grade ?? ''),
  )
  const one = (condition: MissingView['condition']): MissingView => ({ condition, count: 1, items: [] })
  return {
    template,
    missing: [
      ...(row.undated ? [one('feedbackDayMissing')] : []),
      ...(row.empty ? [one('noFindings')] : []),
      ...(row.unapproved ? [one('planNotApproved')] : []),
      ...joined(counted),
    ],
  }
}

/** What is lacking by grade, as one for each condition. */
function joined(counted: readonly Counted[]): MissingView[] {
  return [...Map.groupBy(counted, ({ condition }) => condition)].map(([condition, some]) => ({
    condition,
    count: some.reduce((sum, { count }) => sum + count, 0),
    items: some.flatMap(({ items }) => items).slice(0, mostNamedMissing),
  }))
}
