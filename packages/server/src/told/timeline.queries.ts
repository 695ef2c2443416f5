import type { EvidenceView, FromSourceView, SourceQuotesView } from '@bihuan/core/told/timeline.contract.ts'
import type { DomainEvent } from '@bihuan/core/kinds.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { whoThen } from '../kernel/former-names.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'
import { type EntryTelling, tellingOfEntry } from '../kernel/journal.queries.ts'

const request = columnsOf('closure_requests', 'request')
const journal = columnsOf('journal', 'journal')
const persons = columnsOf('persons', 'persons')
const through = columnsOf('api_tokens', 'through')
const report = columnsOf('progress_reports', 'report')
const files = columnsOf('files', 'files')
const evidence = columnsOf('evidence', 'evidence')
const quote = columnsOf('source_quotes', 'quote')
const sources = columnsOf('sources', 'sources')
const reported = columnsOf('imported_reports', 'said')
const noted = columnsOf('source_notes', 'said')

/** A journal entry as a timeline reads it, with the names that it needs. */
export type TimelineRow = EntryTelling & {
  readonly sequence: number
  readonly at: string
  readonly by_id: string | null
  readonly by_name: string | null
  readonly token: string | null
  readonly event: DomainEvent
}

/** Where a text stands in a document that it came from. */
export type SourceQuote = NonNullable<SourceQuotesView['source']>

const longestTimeline = 200

type Item = Columns<'measures'> | Columns<'findings'>

/** The newest entries of an item and of its claims: newest first. */
export function timelineOf(item: Item, scope: ReadScope): RawBuilder<TimelineRow[]> {
  const sight = {
    measure: (row: Columns<'measures'>) => measureInScope(scope, row),
    finding: (row: Columns<'findings'>) => findingInScope(scope, row),
  }
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(entry) order by entry.sequence desc), '[]') from (
      select told.* from (
        select ${item.id} as id
        union all
        select ${request.id} from ${request}
        where ${request.rectification_id} = ${item.rectification_id} and ${request.subject_id} = ${item.id}
      ) as subject cross join lateral (
        select ${journal.sequence}, ${journal.at}, ${journal.by_id}, ${whoThen(persons, journal)} as by_name, ${through.name} as token,
          ${journal.event}, told.before, told.previous, told.names
        from ${journal} cross join ${tellingOfEntry(sight)} left join ${persons} on ${persons.id} = ${journal.by_id}
          left join ${through} on ${through.id} = ${journal.token_id}
        where ${journal.chain_id} = ${item.rectification_id} and ${journal.subject_id} = subject.id
        order by ${journal.version} desc limit ${sql.lit(longestTimeline)}
      ) as told
      order by told.sequence desc limit ${sql.lit(longestTimeline)}
    ) as entry)`
}

/** The evidence of a measure, newest report first. */
export function evidenceOf(measure: Columns<'measures'>): RawBuilder<EvidenceView[]> {
  return evidenceThat(measure, sql`${evidence.removed_at} is null`)
}

/** What was removed from its reports when they were corrected. */
export function removedEvidenceOf(measure: Columns<'measures'>): RawBuilder<EvidenceView[]> {
  return evidenceThat(measure, sql`${evidence.removed_at} is not null`)
}

function evidenceThat(
  measure: Columns<'measures'>,
  isWanted: RawBuilder<SqlBool>,
): RawBuilder<EvidenceView[]> {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'fileId', ${files.id}, 'name', ${files.name}, 'size', ${files.size}, 'mediaType', ${files.media_type}
    ) order by ${report.reported_at} desc, ${report.id} desc, ${evidence.ordinal}), '[]')
    from ${evidence}
    join ${files} on ${files.id} = ${evidence.file_id}
    join ${report} on ${report.rectification_id} = ${evidence.rectification_id}
      and ${report.id} = ${evidence.progress_report_id}
    where ${evidence.rectification_id} = ${measure.rectification_id} and ${evidence.measure_id} = ${measure.id}
      and ${isWanted})`
}

/** Where an item stands in its sources, the first of them first; none when it was added by hand. */
export function quotesOf(item: Item): RawBuilder<SourceQuote[]> {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'start', ${quote.start_offset}, 'end', ${quote.end_offset}, 'document', ${sources.name},
      'text', substr(${sources.text}, ${quote.start_offset} + 1, ${quote.end_offset} - ${quote.start_offset})
    ) order by ${sources.committed_at}, ${sources.id}), '[]')
    from ${quote}
    join ${sources} on ${sources.rectification_id} = ${quote.rectification_id} and ${sources.id} = ${quote.source_id}
    where ${quote.rectification_id} = ${item.rectification_id} and ${quote.subject_id} = ${item.id})`
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
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'document', one.document, 'notedAt', one.noted_at, 'notes', one.notes, 'said', one.said, 'report', one.report
    ) order by one.noted_at desc, one.id desc), '[]')
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
    ) as one)`
}
