import { type Kysely, sql } from 'kysely'

/**
 * What a source tells of progress stands for it in lists until somebody here reports. Its word for how far something is stood there as a
 * further line, as if it were a sentence about what was done. The same words as `knownProgress` in core.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update measures set last_progress = said.words || '（状态：' || said.state_raw || said.told_day || '）'
    from (
      select distinct on (rectification_id, measure_id) rectification_id, measure_id, text, state_raw,
        left(text, -1 - length(state_raw)) as words,
        case
          when done_on is null then ''
          when done_on > (imported_at at time zone 'UTC')::date + 1
            then '，所载完成日期' || to_char(done_on, 'YYYY-MM-DD') || '，录入时尚未到'
          when done_raw is not null and position(done_raw in text) > 0 then ''
          else '，' || to_char(done_on, 'YYYY-MM-DD')
        end as told_day
      from imported_reports where text ~ '\\S'
      order by rectification_id, measure_id, place desc
    ) as said
    where measures.rectification_id = said.rectification_id and measures.id = said.measure_id
      and measures.last_progress_at is null and said.state_raw ~ '\\S'
      and right(said.text, 1 + length(said.state_raw)) = E'\\n' || said.state_raw`.execute(db)
}
