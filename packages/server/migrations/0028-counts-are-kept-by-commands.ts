import { type Kysely, sql } from 'kysely'

/**
 * How many measures each organization has in each status over all that is shown, so that nothing has to be added up over
 * all rectifications. Both tables of counts are kept by the commands and no longer by triggers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`drop trigger count_added_measures on measures`,
  sql`drop trigger count_changed_measures on measures`,
  sql`drop function count_measures`,
  // Commands that come at once on the same number write to different slots; whoever reads adds them up.
  sql`create table organization_counts (
    owner_id uuid not null references organizations,
    status text not null,
    slot integer not null default 0,
    measures integer not null,
    closed_before integer not null,
    primary key (owner_id, status, slot)
  ) with (fillfactor = 50)`,
  sql`insert into organization_counts (owner_id, status, measures, closed_before)
    select measure.owner_id, measure.status, count(*), count(measure.take_over_id)
    from measures as measure join rectifications on rectifications.id = measure.rectification_id
    where rectifications.put_away is null and measure.owner_id is not null
    group by 1, 2`,
]
