import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { mostNamedMissing, type MissingView } from '@bihuan/core/rectifications/stages.contract.ts'
import type { RawBuilder } from 'kysely'
import { begunWords } from '../kernel/begun-words.queries.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isStillOpen } from '../people/still-open.queries.ts'

const rectification = columnsOf('rectifications', 'rectification')
const finding = columnsOf('findings', 'finding')
const measure = columnsOf('measures', 'measure')
const above = columnsOf('findings', 'above')
const version = columnsOf('plan_versions', 'version')

/** So much of an item is told where it is still open. */
const wordsTold = 80

/** What is still open in a rectification, and what is missing in it as a whole: whatever single records lack is no matter here. */
export function openForStages(rectificationId: RectificationId): Question<readonly MissingView[]> {
  return question(
    sql<{ open: readonly MissingView[]; undated: boolean; unapproved: boolean }>`
    with wanting as (
      ${findings('findingsOpen')}
      union all ${measures('measuresOpen', sql`${measure.time_class} <> 'continuous'`)}
    )
    select ${rectification.feedback_on} is null as undated,
      not exists (select from ${version} where ${version.rectification_id} = ${rectificationId}) as unapproved,
      (select coalesce(jsonb_agg(jsonb_build_object('condition', lacking.condition, 'count', lacking.count,
        'items', lacking.items)), '[]') from (
          select numbered.condition, count(*) as count, jsonb_agg(jsonb_build_object('type', numbered.type,
            'id', numbered.id, 'number', numbered.number, 'text', ${begunWords(sql`numbered.words`, wordsTold)}) order by numbered.nth)
            filter (where numbered.nth <= ${sql.lit(mostNamedMissing)}) as items
          from (select wanting.*, row_number() over (partition by wanting.condition
            order by wanting.first, wanting.second) as nth from wanting) as numbered
          group by numbered.condition) as lacking) as open
    from ${rectification} where ${rectification.id} = ${rectificationId}`,
    ([row]) => (row === undefined ? [] : [...whole(row), ...row.open]),
  )

  function findings(condition: string): RawBuilder<unknown> {
    return sql`select ${sql.lit(condition)} as condition, 'finding' as type, ${finding.id},
        ${finding.ordinal}::text as number, coalesce(${finding.title}, ${finding.number}, '') as words,
        ${finding.ordinal} as first, 0 as second
      from ${finding} where ${finding.rectification_id} = ${rectificationId} and ${isStillOpen(finding)}`
  }

  function measures(condition: string, isLacking: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`select ${sql.lit(condition)} as condition, 'measure' as type, ${measure.id},
        ${above.ordinal} || '-' || ${measure.ordinal} as number, ${measure.text} as words,
        ${above.ordinal} as first, ${measure.ordinal} as second
      from ${measure} join ${above} on ${above.rectification_id} = ${measure.rectification_id}
        and ${above.id} = ${measure.finding_id}
      where ${measure.rectification_id} = ${rectificationId} and ${isStillOpen(measure)} and ${isLacking}`
  }
}

function whole({
  undated,
  unapproved,
}: {
  readonly undated: boolean
  readonly unapproved: boolean
}): MissingView[] {
  const one = (condition: MissingView['condition']): MissingView => ({ condition, count: 1, items: [] })
  return [...(undated ? [one('feedbackDayMissing')] : []), ...(unapproved ? [one('planNotApproved')] : [])]
}
