import { type Kysely, sql } from 'kysely'

/**
 * How many measures each organization has in each status, kept in step by the database itself: counting 100,000 rows
 * for every look at a board would cost more with every year of records.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // Measures without an owner are counted under the nil UUID, so that the key holds no null.
  sql`create table measure_counts (
    rectification_id uuid not null references rectifications,
    owner_id uuid not null,
    status text not null,
    measures integer not null,
    primary key (rectification_id, owner_id, status)
  ) with (fillfactor = 50)`,
  sql`create index measure_counts_of_owner on measure_counts (owner_id, status) include (measures)`,
  // A plain report changes neither status nor owner; then nothing is written. Sorted, so that two never lock crosswise.
  sql`create function count_measures() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into measure_counts as known
        select rectification_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), status, count(*)
        from after_change group by 1, 2, 3 order by 1, 2, 3
        on conflict (rectification_id, owner_id, status)
        do update set measures = known.measures + excluded.measures;
      else
        insert into measure_counts as known
        select rectification_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), status, sum(by)
        from (
          select rectification_id, owner_id, status, 1 as by from after_change
          union all
          select rectification_id, owner_id, status, -1 from before_change
        ) as change group by 1, 2, 3 having sum(by) <> 0 order by 1, 2, 3
        on conflict (rectification_id, owner_id, status)
        do update set measures = known.measures + excluded.measures;
      end if;
      return null;
    end $$`,
  sql`create trigger count_added_measures after insert on measures
    referencing new table as after_change for each statement execute function count_measures()`,
  sql`create trigger count_changed_measures after update on measures
    referencing old table as before_change new table as after_change
    for each statement execute function count_measures()`,
  // Records are never deleted, so no trigger counts deletions.
  sql`create function refuse_deletion() returns trigger language plpgsql as $$
    begin
      raise exception 'records are never deleted' using errcode = 'restrict_violation';
    end $$`,
  ...['rectifications', 'categories', 'findings', 'measures', 'closure_requests', 'progress_reports'].map(
    (table) => sql`create trigger records_are_never_deleted before delete or truncate on ${sql.table(table)}
      for each statement execute function refuse_deletion()`,
  ),
]
