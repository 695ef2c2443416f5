import { type Kysely, sql } from 'kysely'

/** What a source tells of a measure stands for it in lists until somebody here reports; before it stood on its own page alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The one that lets nobody tell progress without having reported it: its name is of the database's making.
  await sql`
    do $$ declare held text; begin
      select conname into strict held from pg_constraint
      where conrelid = 'measures'::regclass and contype = 'c'
        and pg_get_constraintdef(oid) like '%last_progress IS NULL%=%last_progress_at IS NULL%';
      execute format('alter table measures drop constraint %I', held);
    end $$`.execute(db)
  await sql`
    alter table measures add constraint a_report_tells_progress
      check (last_progress_at is null or last_progress is not null)`.execute(db)
  await sql`
    update measures set last_progress = said.words
    from (
      select distinct on (rectification_id, measure_id) rectification_id, measure_id,
        case when done_on is null or (done_raw is not null and strpos(text, done_raw) > 0) then text
          else text || '（' || to_char(done_on, 'YYYY-MM-DD') || '）' end as words
      from imported_reports where text ~ '\\S'
      order by rectification_id, measure_id, place desc
    ) as said
    where measures.rectification_id = said.rectification_id and measures.id = said.measure_id
      and measures.last_progress_at is null`.execute(db)
}
