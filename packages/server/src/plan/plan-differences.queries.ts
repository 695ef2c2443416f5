import type { RecordedChange } from '@bihuan/core/kernel/replay.ts'
import type { FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { entriesBesidePlan, entriesOfPlan } from '@bihuan/core/plan/differences.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'

const plan = columnsOf('plan_versions', 'plan')
const entry = columnsOf('journal', 'entry')
const since = columnsOf('journal', 'since')
const finding = columnsOf('findings', 'finding')
const above = columnsOf('findings', 'above')
const measure = columnsOf('measures', 'measure')
const persons = columnsOf('persons', 'persons')
const organizations = columnsOf('organizations', 'organizations')

/** The number of the entry by which a version of the plan was approved; null where there is no such version. */
export function entryOfPlan(rectificationId: RectificationId, number: number): Question<number | null> {
  return question(
    sql<{ sequence: number }>`
    select ${entry.sequence} from ${plan}
    join ${entry} on ${entry.chain_id} = ${plan.rectification_id} and ${entry.subject_id} = ${plan.id} and ${entry.version} = 1
    where ${plan.rectification_id} = ${rectificationId} and ${plan.number} = ${number}`,
    ([row]) => row?.sequence ?? null,
  )
}

/** An entry as far as a plan is told from it. */
export type EntryOfPlan = RecordedChange & { readonly sequence: number }

type EntryRow = Omit<EntryOfPlan, 'at'> & { readonly at: Date }

function entryIn(row: EntryRow): EntryOfPlan {
  return { ...row, at: row.at.toISOString() }
}

/** Which entries are wanted: of a chain, after one number, up to another. */
export type Between = { readonly from: number; readonly to: number }

/**
 * The entries, up to a number, of those findings and measures of which the plan says something else since another number, and
 * that somebody may read. Of all others nothing is read.
 */
export function entriesOfChanged(
  rectificationId: RectificationId,
  { from, to }: Between,
  scope: ReadScope,
): Question<readonly EntryOfPlan[]> {
  return question(
    sql<EntryRow>`
    with changed as materialized (
      select distinct ${since.subject_id} as id from ${since}
      where ${since.chain_id} = ${rectificationId} and ${since.sequence} > ${from} and ${since.sequence} <= ${to}
        and ${since.event} ->> 'type' = any(${entriesOfPlan}::text[])),
    seen as materialized (
      select ${finding.id} from ${finding} join changed on changed.id = ${finding.id}
      where ${finding.rectification_id} = ${rectificationId} and ${findingInScope(scope, finding)}
      union all
      select ${measure.id} from ${measure} join changed on changed.id = ${measure.id}
      where ${measure.rectification_id} = ${rectificationId} and ${measureInScope(scope, measure)})
    select ${entry.sequence}, ${entry.at}, ${entry.by_id} as by, ${entry.subject_type} as "subjectType",
      ${entry.subject_id} as "subjectId", ${entry.event}
    from ${entry} join seen on seen.id = ${entry.subject_id}
    where ${entry.chain_id} = ${rectificationId} and ${entry.sequence} <= ${to}
      and ${entry.event} ->> 'type' <> all(${entriesBesidePlan}::text[])
    order by ${entry.sequence}`,
    (rows) => rows.map(entryIn),
  )
}

/** All entries of findings and measures, up to a number, that a plan is told from. */
export function entriesOfAll(rectificationId: RectificationId, to: number): Question<readonly EntryOfPlan[]> {
  return question(
    sql<EntryRow>`
    select ${entry.sequence}, ${entry.at}, ${entry.by_id} as by, ${entry.subject_type} as "subjectType",
      ${entry.subject_id} as "subjectId", ${entry.event}
    from ${entry}
    where ${entry.chain_id} = ${rectificationId} and ${entry.sequence} <= ${to}
      and ${entry.subject_type} in ('finding', 'measure') and ${entry.event} ->> 'type' <> all(${entriesBesidePlan}::text[])
    order by ${entry.sequence}`,
    (rows) => rows.map(entryIn),
  )
}

/** Where an item stands in the ledger now. */
export type PlaceOfItem = {
  readonly id: string
  readonly findingId: FindingId
  readonly at: number
  readonly below: number
}

/** Where all findings and measures of a rectification stand in its ledger. */
export function placesOfItems(rectificationId: RectificationId): Question<ReadonlyMap<string, PlaceOfItem>> {
  return question(
    sql<PlaceOfItem>`
    select ${finding.id}, ${finding.id} as "findingId", ${finding.ordinal} as at, 0 as below from ${finding}
    where ${finding.rectification_id} = ${rectificationId}
    union all
    select ${measure.id}, ${measure.finding_id}, ${above.ordinal}, ${measure.ordinal} from ${measure}
    join ${above} on ${above.rectification_id} = ${measure.rectification_id} and ${above.id} = ${measure.finding_id}
    where ${measure.rectification_id} = ${rectificationId}`,
    (rows) => new Map(rows.map((row) => [row.id, row])),
  )
}

/** What people and organizations are called, by their ids. */
export function namesOfIds(ids: readonly string[]): Question<ReadonlyMap<string, string>> {
  return question(
    sql<{ id: string; name: string }>`
    select ${persons.id}, ${persons.name} from ${persons} where ${persons.id} = any(${[...ids]}::uuid[])
    union all
    select ${organizations.id}, ${organizations.name} from ${organizations} where ${organizations.id} = any(${[...ids]}::uuid[])`,
    (rows) => new Map(rows.map(({ id, name }) => [id, name])),
  )
}
