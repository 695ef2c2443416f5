import type { RecordedChange } from '@bihuan/core/kernel/replay.ts'
import type { FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import {
  entriesBesidePlan,
  entriesOfBecoming,
  entriesOfPlan,
  type EntrySince,
} from '@bihuan/core/plan/differences.ts'
import {
  type FindingToTell,
  type MeasureToTell,
  plannedFinding,
  type PlannedItem,
  plannedMeasure,
} from '@bihuan/core/plan/planned.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { RawBuilder } from 'kysely'
import { nameThen } from '../kernel/former-names.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
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

/** Which entries are wanted: of a chain, after one number, up to another; up to now where none is named. */
export type Between = { readonly from: number; readonly to: number | null }

// Beyond every entry.
const beyond = 2_147_483_647

/**
 * What stands now of those findings and measures of which the plan says something else since an entry, and that somebody may read:
 * their rows, which are what replay gives. Of all others nothing is read.
 */
export function changedNow(
  rectificationId: RectificationId,
  from: number,
  scope: ReadScope,
): Question<ReadonlyMap<string, PlannedItem>> {
  return question(
    sql<{ findings: FindingToTell[]; measures: MeasureToTell[] }>`
    with changed as materialized (${changedBetween(rectificationId, { from, to: null })})
    select (
      select coalesce(jsonb_agg(jsonb_build_object('id', ${finding.id}, 'ordinal', ${finding.ordinal}, 'number', ${finding.number},
        'title', ${finding.title}, 'ownerId', ${finding.owner_id}, 'leaderId', ${finding.leader_id}, 'status', ${finding.status})), '[]')
      from ${finding} join changed on changed.id = ${finding.id}
      where ${finding.rectification_id} = ${rectificationId} and ${findingInScope(scope, finding)}) as findings, (
      select coalesce(jsonb_agg(jsonb_build_object('id', ${measure.id}, 'findingId', ${measure.finding_id}, 'ordinal', ${measure.ordinal},
        'text', ${measure.text}, 'ownerId', ${measure.owner_id}, 'leaderId', ${measure.leader_id}, 'dueOn', ${measure.due_on},
        'checkInEvery', ${measure.check_in_every}, 'checkInFrom', ${measure.check_in_from}, 'timeClass', ${measure.time_class},
        'status', ${measure.status})), '[]')
      from ${measure} join changed on changed.id = ${measure.id}
      where ${measure.rectification_id} = ${rectificationId} and ${measureInScope(scope, measure)}) as measures`,
    ([row]) => {
      const items = [
        ...(row?.findings ?? []).map(plannedFinding),
        ...(row?.measures ?? []).map(plannedMeasure),
      ]
      return new Map(items.map((item) => [item.id, item]))
    },
  )
}

function changedBetween(rectificationId: RectificationId, { from, to }: Between): RawBuilder<unknown> {
  return sql`select distinct ${since.subject_id} as id from ${since}
      where ${since.chain_id} = ${rectificationId} and ${since.sequence} > ${from} and ${since.sequence} <= ${to ?? beyond}
        and ${since.event} ->> 'type' = any(${entriesOfPlan}::text[])`
}

/** What items became or came of between two entries: see `entriesOfBecoming`. */
export function becameBetween(
  rectificationId: RectificationId,
  { from, to }: Between,
): Question<readonly EntrySince[]> {
  return question(
    sql<EntrySince>`
    select ${since.subject_id} as "subjectId", jsonb_build_object('type', ${since.event} -> 'type', 'into', ${since.event} -> 'into',
      'from', ${since.event} -> 'from') as event
    from ${since} where ${since.chain_id} = ${rectificationId} and ${since.sequence} > ${from}
      and ${since.sequence} <= ${to ?? beyond} and ${since.event} ->> 'type' = any(${entriesOfBecoming}::text[])
    order by ${since.sequence}`,
    (rows) => rows,
  )
}

/** Why some items were changed against the plan between two entries, and who decided it. */
export function saidBetween(
  rectificationId: RectificationId,
  { from, to }: Between,
  ids: readonly string[],
): Question<readonly SaidAgainst[]> {
  return question(
    sql<Omit<SaidAgainst, 'at'> & { at: Date }>`
    select ${since.subject_id} as "subjectId", ${since.at},
      jsonb_build_object('planChange', ${since.event} -> 'planChange') as event
    from ${since} where ${since.chain_id} = ${rectificationId} and ${since.subject_id} = any(${[...ids]}::uuid[])
      and ${since.sequence} > ${from} and ${since.sequence} <= ${to ?? beyond} and ${since.event} -> 'planChange' is not null
    order by ${since.sequence}`,
    (rows) => rows.map((row) => ({ ...row, at: row.at.toISOString() })),
  )
}

/** An entry that says why it departs from the plan. */
export type SaidAgainst = { readonly subjectId: string; readonly at: string; readonly event: object }

/** The entries of some items, up to a number, that a plan is told from. */
export function entriesOfItems(
  rectificationId: RectificationId,
  to: number,
  ids: readonly string[],
): Question<readonly EntryOfPlan[]> {
  return question(
    sql<EntryRow>`
    select ${entry.sequence}, ${entry.at}, ${entry.by_id} as by, ${entry.subject_type} as "subjectType",
      ${entry.subject_id} as "subjectId", ${entry.event}
    from unnest(${[...ids]}::uuid[]) as wanted (id)
    join ${entry} on ${entry.subject_id} = wanted.id
    where ${entry.chain_id} = ${rectificationId} and ${entry.sequence} <= ${to}
      and ${entry.event} ->> 'type' <> all(${entriesBesidePlan}::text[])
    order by ${entry.sequence}`,
    (rows) => rows.map(entryIn),
  )
}

/**
 * The entries, up to a number, of those findings and measures of which the plan says something else since another number, and
 * that somebody may read. Of all others nothing is read.
 */
export function entriesOfChanged(
  rectificationId: RectificationId,
  { from, to }: { readonly from: number; readonly to: number },
  scope: ReadScope,
): Question<readonly EntryOfPlan[]> {
  return question(
    sql<EntryRow>`
    with changed as materialized (${changedBetween(rectificationId, { from, to })}),
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

/** What somebody, or an organization, was called when the earlier plan was approved, and when the later one was, or is now. */
export type NamesOfPlans = { readonly before: string; readonly after: string }

/** What people and organizations were called at the two ends of a comparison, by their ids. */
export function namesOfPlans(
  rectificationId: RectificationId,
  { from, to }: Between,
  ids: readonly string[],
): Question<ReadonlyMap<string, NamesOfPlans>> {
  const at = (sequence: number | null) => sql`(select ${entry.at} from ${entry}
    where ${entry.chain_id} = ${rectificationId} and ${entry.sequence} = ${sequence}::bigint)`
  const called = (row: Columns<'persons'> | Columns<'organizations'>) => sql`
    select ${row.id}, ${nameThen(row, at(from))} as before, ${nameThen(row, at(to))} as after from ${row}
    where ${row.id} = any(${[...ids]}::uuid[])`
  return question(
    sql<NamesOfPlans & { id: string }>`${called(persons)} union all ${called(organizations)}`,
    (rows) => new Map(rows.map(({ id, ...names }) => [id, names])),
  )
}
