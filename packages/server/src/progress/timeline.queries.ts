import type {
  EvidenceView,
  FromSourceView,
  SourceQuotesView,
} from '@bihuan/core/progress/timeline.contract.ts'
import type { DomainEvent } from '@bihuan/core/kinds.ts'
import { type RawBuilder, sql } from 'kysely'
import { type EntryTelling, tellingOfEntry } from '../kernel/journal.queries.ts'

/** A journal entry as a timeline reads it, with the names that it needs. */
export type TimelineRow = EntryTelling & {
  readonly sequence: number
  readonly at: string
  readonly by_id: string | null
  readonly by_name: string | null
  readonly event: DomainEvent
}

/** Where a text stands in a document that it came from. */
export type SourceQuote = NonNullable<SourceQuotesView['source']>

const longestTimeline = 200

/** The newest entries of an item, a row of `measures` or `findings` under this alias, and of its claims: newest first. */
export function timelineOf(alias: string): RawBuilder<TimelineRow[]> {
  const item = sql.table(alias)
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(entry) order by entry.sequence desc), '[]') from (
      select told.* from (
        select ${item}.id as id
        union all
        select request.id from closure_requests as request
        where request.rectification_id = ${item}.rectification_id and request.subject_id = ${item}.id
      ) as subject cross join lateral (
        select journal.sequence, journal.at, journal.by_id, persons.name as by_name, journal.event,
          told.before, told.previous, told.names
        from journal cross join ${tellingOfEntry} left join persons on persons.id = journal.by_id
        where journal.chain_id = ${item}.rectification_id and journal.subject_id = subject.id
        order by journal.version desc limit ${sql.lit(longestTimeline)}
      ) as told
      order by told.sequence desc limit ${sql.lit(longestTimeline)}
    ) as entry)`
}

/** The evidence of a row of `measures` under this alias, newest report first. */
export function evidenceOf(alias: string): RawBuilder<EvidenceView[]> {
  const measure = sql.table(alias)
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'fileId', files.id, 'name', files.name, 'size', files.size, 'mediaType', files.media_type
    ) order by report.reported_at desc, report.id desc, evidence.ordinal), '[]')
    from evidence
    join files on files.id = evidence.file_id
    join progress_reports as report on report.rectification_id = evidence.rectification_id
      and report.id = evidence.progress_report_id
    where evidence.rectification_id = ${measure}.rectification_id and evidence.measure_id = ${measure}.id)`
}

/** Where an item under this alias stands in its sources, the first of them first; none when it was added by hand. */
export function quotesOf(alias: string): RawBuilder<SourceQuote[]> {
  const item = sql.table(alias)
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'start', quote.start_offset, 'end', quote.end_offset, 'document', sources.name,
      'text', substr(sources.text, quote.start_offset + 1, quote.end_offset - quote.start_offset)
    ) order by sources.committed_at, sources.id), '[]')
    from source_quotes as quote
    join sources on sources.rectification_id = quote.rectification_id and sources.id = quote.source_id
    where quote.rectification_id = ${item}.rectification_id and quote.subject_id = ${item}.id)`
}

/** What each document says of an item under this alias besides its fields, the latest first. */
export function saidOf(alias: 'measure' | 'finding'): RawBuilder<FromSourceView[]> {
  const item = sql.table(alias)
  const isItem = sql`said.rectification_id = ${item}.rectification_id`
  const reports =
    alias === 'measure'
      ? sql`union all
        select said.id, said.imported_at, said.source_name, null, null, jsonb_build_object(
          'text', said.text, 'saidBy', said.said_by, 'state', said.state, 'stateRaw', said.state_raw,
          'doneOn', said.done_on, 'doneRaw', said.done_raw)
        from imported_reports as said where ${isItem} and said.measure_id = ${item}.id`
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
        select said.id, said.noted_at, said.source_name as document, said.notes, said.said, null::jsonb as report
        from source_notes as said where ${isItem} and said.subject_id = ${item}.id
        ${reports}
      ) as told group by told.noted_at, told.document
    ) as one)`
}
