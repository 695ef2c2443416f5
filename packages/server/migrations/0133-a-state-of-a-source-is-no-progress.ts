import { type Kysely, sql } from 'kysely'

/**
 * What a source tells of progress stands for it in lists until somebody here reports. Its word for how far something is (来源状态)
 * stands apart: it was kept behind the words in Chinese, and alone it was told as if it were progress. As `keptWords` in core.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table measures add column source_state text`.execute(db)
  await sql`
    with told as (
      select distinct on (rectification_id, measure_id) rectification_id, measure_id, text,
        nullif(state_raw, '') as state_raw,
        coalesce(state_raw ~ '\\S' and text = state_raw and text ~* ${stateWord}, false) as only_state,
        coalesce(state_raw ~ '\\S' and right(text, 1 + length(state_raw)) = E'\\n' || state_raw, false) as is_behind,
        case
          when done_on is null then ''
          when done_on > (imported_at at time zone 'UTC')::date + 1
            then '（所载完成日期' || to_char(done_on, 'YYYY-MM-DD') || '，录入时尚未到）'
          when done_raw is not null and position(done_raw in text) > 0 then ''
          else '（' || to_char(done_on, 'YYYY-MM-DD') || '）'
        end as told_day
      from imported_reports where text ~ '\\S'
      order by rectification_id, measure_id, place desc
    ), parted as (
      select rectification_id, measure_id,
        case when only_state then null when is_behind then left(text, -1 - length(state_raw)) || told_day
          else text || told_day end as words,
        case when only_state or is_behind then state_raw end as state
      from told
    )
    update measures set source_state = parted.state,
      last_progress = case when last_progress_at is null then parted.words else last_progress end
    from parted
    where measures.rectification_id = parted.rectification_id and measures.id = parted.measure_id`.execute(db)
}

const stateWord = '^([\\u4e00-\\u9fff]{1,6}|[a-z ]+)$'
