import type { CommandId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { mostScheduled, type ScheduleRow } from '@bihuan/core/plan/schedule.contract.ts'
import type { SealedFile } from '@bihuan/core/people/role.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { shortWords } from '../measures/short-words.queries.ts'
import { type Question, question } from '../kernel/together.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const owner = columnsOf('organizations', 'owner')
const handler = columnsOf('persons', 'handler')

/** The measures that days are counted back to, in the order of the ledger, with one more than are scheduled at once where there are. */
export function scheduledRows(
  rectificationId: RectificationId,
  hidden: readonly SealedFile[],
): Question<readonly ScheduleRow[]> {
  return question(
    sql<ScheduleRow>`
    select ${measure.id}, ${measure.version}, ${finding.ordinal} || '-' || ${measure.ordinal} as number, ${shortWords(measure.text, hidden)} as text,
      ${measure.kind}, ${measure.status}, ${owner.name} as owner,
      case when ${handler.id} is not null then jsonb_build_object('id', ${handler.id}, 'name', ${handler.name}) end as handler,
      ${measure.due_on} as "dueOn", ${measure.working_days} as "workingDays", ${measure.after_ids} as after
    from ${measure}
    join ${finding} on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    left join ${owner} on ${owner.id} = ${measure.owner_id}
    left join ${handler} on ${handler.id} = ${measure.handler_id}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.time_class} <> 'continuous'
      and ${measure.status} in ('planned', 'underway', 'submitted', 'returned', 'reopened')
    order by ${finding.ordinal}, ${measure.ordinal}, ${measure.id} limit ${mostScheduled + 1}`,
    (rows) => rows,
  )
}

/** What was accepted last: when, and for how many measures. */
export type LastAcceptance = { readonly scheduleId: CommandId; readonly at: string; readonly count: number }

/** The acceptance that came last of which any measure still has the day; null where there is none. */
export function lastAcceptance(rectificationId: RectificationId): Question<LastAcceptance | null> {
  return question(
    sql<LastAcceptance>`
    select ${measure.accepted} ->> 'scheduleId' as "scheduleId", ${measure.accepted} ->> 'at' as at, count(*)::int as count
    from ${measure} where ${measure.rectification_id} = ${rectificationId} and ${measure.accepted} is not null
      and ${measure.accepted} ->> 'to' = ${measure.due_on}::text
    group by 1, 2 order by 2 desc, 1 desc limit 1`,
    ([row]) => row ?? null,
  )
}

/** A measure as people call it. */
export type NumberedMeasure = { readonly id: MeasureId; readonly number: string }

/** The measures that have their day by an acceptance, in the order of the ledger. */
export function acceptedIn(
  rectificationId: RectificationId,
  scheduleId: CommandId,
): Question<readonly NumberedMeasure[]> {
  return question(
    sql<NumberedMeasure>`
    select ${measure.id}, ${finding.ordinal} || '-' || ${measure.ordinal} as number
    from ${measure}
    join ${finding} on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.accepted} ->> 'scheduleId' = ${scheduleId}
    order by ${finding.ordinal}, ${measure.ordinal}, ${measure.id}`,
    (rows) => rows,
  )
}

/** A measure with those that it waits for. */
export type WaitingMeasure = NumberedMeasure & { readonly after: Measure['after'] }

/** The measures of a rectification that wait for others, and these ones. */
export function waitingIn(
  rectificationId: RectificationId,
  ids: readonly MeasureId[],
): Question<readonly WaitingMeasure[]> {
  return question(
    sql<WaitingMeasure>`
    select ${measure.id}, ${finding.ordinal} || '-' || ${measure.ordinal} as number, ${measure.after_ids} as after
    from ${measure}
    join ${finding} on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    where ${measure.rectification_id} = ${rectificationId}
      and (${measure.after_ids} <> '{}' or ${measure.id} = any(${[...ids]}::uuid[]))`,
    (rows) => rows,
  )
}

/** The version of a measure; null where there is none. */
export function versionOf(
  rectificationId: RectificationId,
  measureId: MeasureId,
): Question<{ readonly id: MeasureId; readonly version: number } | null> {
  return question(
    sql<{ id: MeasureId; version: number }>`
    select ${measure.id}, ${measure.version} from ${measure}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}`,
    ([row]) => row ?? null,
  )
}
