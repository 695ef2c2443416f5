import type { Draft } from '@bihuan/core/reading/draft.ts'
import type { Places } from '@bihuan/core/intake/draft-additions.ts'
import type { ChangedByHand, ExistingFinding } from '@bihuan/core/intake/matching/differences.ts'
import type { Relative } from '@bihuan/core/intake/matching/match-draft.ts'
import type { CategoryId, FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { dayOf, type Zone } from '@bihuan/core/kernel/zone.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { isReached, newestReached } from '../../kernel/bodies.queries.ts'
import { nameThen } from '../../kernel/former-names.ts'
import { type Columns, columnsOf, sql } from '../../kernel/sql.ts'
import type { Db } from '../../kernel/subject-store.ts'

const finding = columnsOf('findings', 'finding')
const rectification = columnsOf('rectifications', 'rectification')
const rectifications = columnsOf('rectifications')
const findings = columnsOf('findings')
const owner = columnsOf('organizations', 'owner')
const leader = columnsOf('persons', 'leader')
const measure = columnsOf('measures', 'measure')
const handler = columnsOf('persons', 'handler')
const persons = columnsOf('persons', 'persons')
const journal = columnsOf('journal', 'journal')
const sources = columnsOf('sources', 'sources')
const journalChains = columnsOf('journal_chains')
const ofJournal = columnsOf('journal')
const categories = columnsOf('categories')
const measures = columnsOf('measures')

/** A rectification with what a draft is compared by. */
export type CandidateRelative = Relative & { readonly id: RectificationId; readonly name: string }

/** So many rectifications are compared by likeness; older ones are found by a title of the same words. */
const mostCandidates = 30
const mostTitles = 40

/** Rectifications of some bodies that a draft may belong to: the newest, and those with a finding that says the same. */
export async function readCandidates(
  db: Db,
  draft: Draft,
  bodyIds: Bodies,
): Promise<readonly CandidateRelative[]> {
  const titles = draft.findings.flatMap(({ title }) => title ?? []).slice(0, mostTitles)
  const isThere = (id: RawBuilder<unknown>): RawBuilder<SqlBool> => sql`exists (select from ${rectifications}
    where ${rectifications.id} = ${id} and ${rectifications.put_away} is null)`
  // A title after the other by the index of words, and only what it finds is asked for its body: `offset` leaves no other way.
  const { rows } = await sql<CandidateRelative>`
    with candidates as (
      (select near.rectification_id as id from (
        ${newestReached(bodyIds, { isOwn: true, where: isThere, limit: mostCandidates })}) as near
        order by 1 desc limit ${sql.lit(mostCandidates)})
      union
      (select found.rectification_id from unnest(${titles}::text[]) as said (title)
        cross join lateral (select search_query(said.title) as query offset 0) as sought
        cross join lateral (
          select ${finding.rectification_id} from ${finding} where ${finding.search} @@ sought.query offset 0) as found
        where ${isReached(sql`found.rectification_id`, bodyIds, { isOwn: true })}
        group by 1 order by count(*) desc, 1 desc limit ${sql.lit(mostCandidates)})
    )
    select ${rectification.id}, ${rectification.name}, (
      select coalesce(jsonb_agg(jsonb_build_object('number', ${finding.number}, 'title', ${finding.title})
        order by ${finding.ordinal}), '[]')
      from ${finding} where ${finding.rectification_id} = ${rectification.id}
    ) as findings
    from ${rectification} where ${rectifications.put_away} is null
      and ${rectifications.id} in (select ${rectifications.id} from candidates)
    order by ${rectification.id} desc`.execute(db)
  return rows
}

/** The findings of a rectification with their measures, as a draft is laid beside them. */
export async function readExisting(
  db: Db,
  { rectificationId, zone }: { readonly rectificationId: RectificationId; readonly zone: Zone },
): Promise<ExistingFinding[]> {
  const { rows } = await sql<Unchanged>`
    select ${finding.id}, ${finding.number}, ${finding.title}, ${finding.status}, ${named(owner)} as owner,
      ${named(leader)} as leader, coalesce(below.measures, '[]') as measures
    from ${finding}
    left join ${owner} on ${owner.id} = ${finding.owner_id}
    left join ${leader} on ${leader.id} = ${finding.leader_id}
    left join (
      select ${measure.finding_id}, jsonb_agg(jsonb_build_object(
        'id', ${measure.id}, 'text', ${measure.text}, 'status', ${measure.status}, 'owner', ${named(owner)},
        'leader', ${named(leader)}, 'handler', ${named(handler)},
        'dueOn', ${measure.due_on}, 'timeClass', ${measure.time_class}) order by ${measure.ordinal}) as measures
      from ${measure}
      left join ${owner} on ${owner.id} = ${measure.owner_id}
      left join ${leader} on ${leader.id} = ${measure.leader_id}
      left join ${handler} on ${handler.id} = ${measure.handler_id}
      where ${measure.rectification_id} = ${rectificationId} group by ${measure.finding_id}
    ) as below on below.finding_id = ${finding.id}
    where ${finding.rectification_id} = ${rectificationId} order by ${finding.ordinal}`.execute(db)
  const changed = await readChangedByHand(db, { rectificationId, zone })
  const of = (subjectId: string): readonly ChangedByHand[] => changed.get(subjectId) ?? []
  return rows.map((finding) => ({
    ...finding,
    changed: of(finding.id),
    measures: finding.measures.map((measure) => ({ ...measure, changed: of(measure.id) })),
  }))
}

type Unchanged = Omit<ExistingFinding, 'changed' | 'measures'> & {
  readonly measures: readonly Omit<ExistingFinding['measures'][number], 'changed'>[]
}

function named(row: Columns<'organizations'> | Columns<'persons'>): RawBuilder<unknown> {
  return sql`case when ${row.id} is not null then jsonb_build_object('id', ${row.id}, 'name', ${row.name}) end`
}

const assignedFields: Readonly<Record<string, ChangedByHand['field']>> = {
  ownerId: 'owner',
  leaderId: 'leader',
  handlerId: 'handler',
  dueOn: 'dueOn',
  timeClass: 'timeClass',
}

/** Which fields of the items were last set by a person and not by a document, per item. */
async function readChangedByHand(
  db: Db,
  { rectificationId, zone }: { readonly rectificationId: RectificationId; readonly zone: Zone },
): Promise<ReadonlyMap<string, readonly ChangedByHand[]>> {
  const { rows } = await sql<{ id: string; field: string; at: Date; by: string | null }>`
    select last.subject_id as id, last.field, last.at, ${nameThen(persons, sql`last.at`)} as by
    from (
      select distinct on (${journal.subject_id}, field) ${journal.subject_id}, field, ${journal.at}, ${journal.by_id},
        ${journal.command_id}
      from ${journal} cross join lateral jsonb_object_keys(${journal.event} -> 'changes') as field
      where ${journal.chain_id} = ${rectificationId}
        and ${journal.event} ->> 'type' in ('measure.assigned', 'finding.assigned')
      order by ${journal.subject_id}, field, ${journal.sequence} desc
    ) as last
    left join ${persons} on ${persons.id} = last.by_id
    where not exists (select from ${sources}
      where ${sources.rectification_id} = ${rectificationId} and ${sources.command_id} = last.command_id)`.execute(
    db,
  )
  const changed = new Map<string, ChangedByHand[]>()
  for (const { id, field: key, at, by } of rows) {
    const field = assignedFields[key]
    if (field === undefined) continue
    changed.set(id, [...(changed.get(id) ?? []), { field, by: by ?? '', on: dayOf(at, zone) }])
  }
  return changed
}

/** How far the journal of a rectification is; null when there is no such rectification. */
export async function readSequence(db: Db, rectificationId: RectificationId): Promise<number | null> {
  const { rows } = await sql<{ sequence: number }>`
    select ${journalChains.sequence} from ${journalChains}
      where ${journalChains.chain_id} = ${rectificationId}`.execute(db)
  return rows[0]?.sequence ?? null
}

/** Whether any of these records was changed after an entry of the journal. */
export async function wereChangedSince(
  db: Db,
  since: {
    readonly rectificationId: RectificationId
    readonly sequence: number
    readonly ids: readonly string[]
  },
): Promise<boolean> {
  const { rows } = await sql`
    select from ${journal} where ${ofJournal.chain_id} = ${since.rectificationId}
      and ${ofJournal.sequence} > ${since.sequence}
      and ${ofJournal.subject_id} = any(${[...since.ids]}::uuid[]) limit 1`.execute(db)
  return rows.length > 0
}

/** What new items of a rectification come after; whoever asks holds the head of its journal. */
export async function readPlaces(
  db: Db,
  rectificationId: RectificationId,
  findingIds: readonly FindingId[],
): Promise<Places> {
  const { rows } = await sql<{
    lastFinding: number
    lastCategory: number
    categories: [string, CategoryId][]
    lastMeasures: [FindingId, number][]
  }>`
    select
      (select coalesce(max(${findings.ordinal}), 0) from ${findings}
        where ${findings.rectification_id} = ${rectificationId}) as "lastFinding",
      (select coalesce(max(${categories.ordinal}), 0) from ${categories}
        where ${categories.rectification_id} = ${rectificationId}) as "lastCategory",
      (select coalesce(jsonb_agg(jsonb_build_array(${categories.name}, ${categories.id})
        order by ${categories.ordinal} desc), '[]') from ${categories}
        where ${categories.rectification_id} = ${rectificationId}) as categories,
      (select coalesce(jsonb_agg(jsonb_build_array(${measures.finding_id}, last)), '[]') from (
        select ${measures.finding_id}, max(${measures.ordinal}) as last from ${measures}
        where ${measures.rectification_id} = ${rectificationId}
          and ${measures.finding_id} = any(${[...findingIds]}::uuid[])
        group by ${measures.finding_id}
      ) as below) as "lastMeasures"`.execute(db)
  const [found] = rows
  return {
    lastFinding: found?.lastFinding ?? 0,
    lastCategory: found?.lastCategory ?? 0,
    categories: new Map(found?.categories),
    lastMeasures: new Map(found?.lastMeasures),
  }
}
