import type { EvidenceView, SourceQuotesView } from '@bihuan/core/progress/timeline.contract.ts'
import type { DomainEvent } from '@bihuan/core/journal/entry.ts'
import { type RawBuilder, sql } from 'kysely'
import { namesInChanges } from '../kernel/journal.queries.ts'

/** A journal entry as a timeline reads it, with the names that it needs. */
export type TimelineRow = {
  readonly sequence: number
  readonly at: string
  readonly by_id: string | null
  readonly by_name: string | null
  readonly event: DomainEvent
  readonly names: Record<string, string> | null
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
          ${namesInChanges} as names
        from journal left join persons on persons.id = journal.by_id
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
