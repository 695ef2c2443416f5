import type { FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')

/*
 * Whether a measure may be opened again hangs on the further findings that it answers, and whether one of those is claimed on the
 * measure; they may lie in different chains, of which each command holds its own. So both hold the finding's link first, before any
 * record, and then ask how the other stands. Links are held in the order of their findings, and by nobody who holds a record.
 */

/** Holds the links of measures to further findings until the end of the transaction. */
export function linksOfMeasures(
  rectificationId: RectificationId,
  measureIds: readonly MeasureId[],
): Question<void> {
  return held(sql`
    select distinct (link ->> 'findingId')::uuid as id
    from ${measure} cross join jsonb_array_elements(${measure.further}) as link
    where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = any(${[...measureIds]}::uuid[])`)
}

/** The same of all measures below some findings. */
export function linksBelow(
  rectificationId: RectificationId,
  findingIds: readonly FindingId[],
): Question<void> {
  return held(sql`
    select distinct (link ->> 'findingId')::uuid as id
    from ${measure} cross join jsonb_array_elements(${measure.further}) as link
    where ${measure.rectification_id} = ${rectificationId} and ${measure.finding_id} = any(${[...findingIds]}::uuid[])`)
}

/** Holds the links by which measures answer a finding beside their own. */
export function linksOfFinding(rectificationId: RectificationId, findingId: FindingId): Question<void> {
  return held(sql`
    select ${finding.id} from ${finding}
    where ${finding.rectification_id} = ${rectificationId} and ${finding.id} = ${findingId} and ${finding.further} <> '[]'`)
}

function held(findings: RawBuilder<unknown>): Question<void> {
  return question(
    sql<object>`select pg_advisory_xact_lock(hashtextextended('further ' || linked.id, 0))
      from (select findings.id from (${findings}) as findings order by findings.id) as linked`,
    () => undefined,
  )
}
