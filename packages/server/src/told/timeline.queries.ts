import type { EvidenceView, FromSourceView, SourceQuotesView } from '@bihuan/core/told/timeline.contract.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { RawBuilder } from 'kysely'
import { type Called, namesOf, whoThen } from '../kernel/former-names.ts'
import { type Columns, columnsOf, listOf, sql } from '../kernel/sql.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'
import { tellingOfEntry } from '../kernel/journal.queries.ts'
import { type Question, question } from '../kernel/together.ts'
import { longestTimeline, type TimelineRow, type WrittenEntry } from './told-entries.ts'

const request = columnsOf('closure_requests', 'request')
const journal = columnsOf('journal', 'journal')
const persons = columnsOf('persons', 'persons')
const doer = columnsOf('persons', 'doer')
const absent = columnsOf('persons', 'absent')
const organizations = columnsOf('organizations', 'organizations')
const through = columnsOf('api_tokens', 'through')
const report = columnsOf('progress_reports', 'report')
const files = columnsOf('files', 'files')
const evidence = columnsOf('evidence', 'evidence')
const quote = columnsOf('source_quotes', 'quote')
const sources = columnsOf('sources', 'sources')
const reported = columnsOf('imported_reports', 'said')
const noted = columnsOf('source_notes', 'said')

/** Where a text stands in a document that it came from. */
export type SourceQuote = NonNullable<SourceQuotesView['source']>

type Item = Columns<'measures'> | Columns<'findings'>

// By its key for each entry, as `namesOf`.
const tokenName: RawBuilder<unknown> = sql`left join lateral (
  select ${through.name} from ${through} where ${through.id} = ${journal.token_id} offset 0) as through on true`

/** The newest entries of an item and of its claims: newest first. */
export function timelineOf(item: Item, scope: ReadScope): RawBuilder<TimelineRow[]> {
  const inScope = {
    measure: (row: Columns<'measures'>) => measureInScope(scope, row),
    finding: (row: Columns<'findings'>) => findingInScope(scope, row),
  }
  const sight = { ...inScope, elsewhere: inScope }
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(entry) order by entry.sequence desc), '[]') from (
      select told.* from (
        select ${item.id} as id
        union all
        select ${request.id} from ${request}
        where ${request.rectification_id} = ${item.rectification_id} and ${request.subject_id} = ${item.id}
      ) as subject cross join lateral (
        select ${journal.sequence}, ${journal.at}, ${journal.by_id}, ${whoThen(doer, journal)} as by_name, ${through.name} as token,
          ${journal.event}, told.before, told.previous, told.names, told.beside
        from ${journal} cross join ${tellingOfEntry(sight)} ${namesOf(doer, journal.by_id, sql`doer`)}
          ${tokenName}
        where ${journal.chain_id} = ${item.rectification_id} and ${journal.subject_id} = subject.id
        order by ${journal.version} desc limit ${sql.lit(longestTimeline)}
      ) as told
      order by told.sequence desc limit ${sql.lit(longestTimeline)}
    ) as entry)`
}

/** The same as they were written, and one more than are told, where there is one: `toldAmong` tells them. */
export function entriesOf(item: Item): RawBuilder<WrittenEntry[]> {
  const most = sql.lit(longestTimeline + 1)
  return sql`(
    select coalesce(json_agg(entry), '[]') from (
      select told.* from (
        select ${item.id} as id
        union all
        select ${request.id} from ${request}
        where ${request.rectification_id} = ${item.rectification_id} and ${request.subject_id} = ${item.id}
      ) as subject cross join lateral (
        select ${journal.sequence}, ${journal.version}, ${journal.subject_id}, ${journal.at}, ${journal.by_id},
          ${doer.name} as by_name, ${doer.former_names} as by_former, ${absent.name} as absent_name,
          ${absent.former_names} as absent_former, ${through.name} as token, ${journal.event}
        from ${journal} ${namesOf(doer, journal.by_id, sql`doer`)} ${namesOf(absent, journal.in_place_of, sql`absent`)}
          ${tokenName}
        where ${journal.chain_id} = ${item.rectification_id} and ${journal.subject_id} = subject.id
        order by ${journal.version} desc limit ${most}
      ) as told
      order by told.sequence desc limit ${most}
    ) as entry)`
}

/** What persons and organizations are called, and were. */
export function calledOf(ids: readonly string[]): Question<ReadonlyMap<string, Called>> {
  return question(
    sql<Called & { id: string }>`
      select ${persons.id}, ${persons.name}, ${persons.former_names} as former from ${persons}
      where ${persons.id} = any(${[...ids]}::uuid[])
      union all
      select ${organizations.id}, ${organizations.name}, ${organizations.former_names} from ${organizations}
      where ${organizations.id} = any(${[...ids]}::uuid[])`,
    (rows) => new Map(rows.map(({ id, name, former }) => [id, { name, former }])),
  )
}

/** The evidence of a measure, newest report first. */
export function evidenceOf(measure: Columns<'measures'>): RawBuilder<EvidenceView[]> {
  return evidenceEver(measure, { only: sql`and ${evidence.removed_at} is null`, besides: sql`` })
}

/** The same for whoever checks it: what each holds, and since when it is there. */
export function evidenceToCheck(measure: Columns<'measures'>): RawBuilder<PieceToCheck[]> {
  return evidenceEver(measure, {
    only: sql`and ${evidence.removed_at} is null`,
    besides: sql`, 'sha256', ${files.sha256}, 'reportedAt', ${report.reported_at}`,
  })
}

/** The same with what was removed from its reports when they were corrected. */
export function everyEvidenceOf(measure: Columns<'measures'>): RawBuilder<KeptEvidence[]> {
  return evidenceEver(measure, {
    only: sql``,
    besides: sql`, 'isRemoved', ${evidence.removed_at} is not null`,
  })
}

function evidenceEver<Piece extends EvidenceView>(
  measure: Columns<'measures'>,
  { only, besides }: Readonly<Record<'only' | 'besides', RawBuilder<unknown>>>,
): RawBuilder<Piece[]> {
  return listOf(sql`
    select json_build_object(
      'fileId', ${files.id}, 'name', ${files.name}, 'size', ${files.size}, 'mediaType', ${files.media_type}${besides})
    from ${evidence}
    join ${files} on ${files.id} = ${evidence.file_id}
    join ${report} on ${report.rectification_id} = ${evidence.rectification_id}
      and ${report.id} = ${evidence.progress_report_id}
    where ${evidence.rectification_id} = ${measure.rectification_id} and ${evidence.measure_id} = ${measure.id} ${only}
    order by ${report.reported_at} desc, ${report.id} desc, ${evidence.ordinal}`)
}

/** A piece of evidence with the hash of what it holds and when it was reported. */
export type PieceToCheck = EvidenceView & { readonly sha256: string; readonly reportedAt: string }

/** A piece of evidence, and whether it was removed from its report. */
export type KeptEvidence = EvidenceView & { readonly isRemoved: boolean }

/** Where an item stands in its sources, the first of them first; none when it was added by hand. */
export function quotesOf(item: Item): RawBuilder<SourceQuote[]> {
  return listOf(sql`
    select json_build_object(
      'start', ${quote.start_offset}, 'end', ${quote.end_offset}, 'document', ${sources.name},
      'text', substr(${sources.text}, ${quote.start_offset} + 1, ${quote.end_offset} - ${quote.start_offset}))
    from ${quote}
    join ${sources} on ${sources.rectification_id} = ${quote.rectification_id} and ${sources.id} = ${quote.source_id}
    where ${quote.rectification_id} = ${item.rectification_id} and ${quote.subject_id} = ${item.id}
    order by ${sources.committed_at}, ${sources.id}`)
}

/** What each document says of an item besides its fields, the latest first. */
export function saidOf(kind: 'measure' | 'finding', item: Item): RawBuilder<FromSourceView[]> {
  const reports =
    kind === 'measure'
      ? sql`union all
        select ${reported.id}, ${reported.imported_at}, ${reported.source_name}, null, null, jsonb_build_object(
          'text', ${reported.text}, 'saidBy', ${reported.said_by}, 'state', ${reported.state}, 'stateRaw',
            ${reported.state_raw},
          'doneOn', ${reported.done_on}, 'doneRaw', ${reported.done_raw})
        from ${reported} where ${reported.rectification_id} = ${item.rectification_id}
          and ${reported.measure_id} = ${item.id}`
      : sql``
  return listOf(sql`
    select json_build_object(
      'document', one.document, 'notedAt', one.noted_at, 'notes', one.notes, 'said', one.said, 'report', one.report)
    from (
      select max(told.id::text) as id, told.noted_at, told.document,
        coalesce(jsonb_agg(told.notes) filter (where told.notes is not null) -> 0, '[]') as notes,
        coalesce(jsonb_agg(told.said) filter (where told.said is not null) -> 0, '[]') as said,
        jsonb_agg(told.report) filter (where told.report is not null) -> 0 as report
      from (
        select ${noted.id}, ${noted.noted_at}, ${noted.source_name} as document, ${noted.notes}, ${noted.said},
          null::jsonb as report
        from ${noted} where ${noted.rectification_id} = ${item.rectification_id} and ${noted.subject_id} = ${item.id}
        ${reports}
      ) as told group by told.noted_at, told.document
    ) as one order by one.noted_at desc, one.id desc`)
}
