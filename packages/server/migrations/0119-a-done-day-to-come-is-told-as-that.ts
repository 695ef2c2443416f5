import { type Kysely, sql } from 'kysely'

/**
 * What a source tells of progress stands for it in lists until somebody here reports; a day of completion that had not come when it was
 * taken in is told as that. The same words as `knownProgress` in core.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update measures set last_progress = said.words
    from (
      select distinct on (rectification_id, measure_id) rectification_id, measure_id, done_on, imported_at,
        text || '（所载完成日期' || to_char(done_on, 'YYYY-MM-DD') || '，录入时尚未到）' as words
      from imported_reports where text ~ '\\S'
      order by rectification_id, measure_id, place desc
    ) as said
    where measures.rectification_id = said.rectification_id and measures.id = said.measure_id
      and measures.last_progress_at is null and said.done_on > (said.imported_at at time zone 'UTC')::date + 1`.execute(
    db,
  )
}
