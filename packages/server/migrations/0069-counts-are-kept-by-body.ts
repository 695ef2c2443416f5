import { type Kysely, sql } from 'kysely'

/** How many measures of each organization lie in each status in the rectifications of a body, of all that are shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const noBody = '00000000-0000-0000-0000-000000000000'

const statements = [
  // By the rectification's own body: organizations move, and no number with them. In slots, as the numbers of the house are.
  sql`create table body_counts (
    body_id uuid not null,
    owner_id uuid not null references organizations,
    status text not null,
    slot integer not null default 0,
    measures integer not null,
    closed_before integer not null,
    primary key (body_id, owner_id, status, slot)
  ) with (fillfactor = 50)`,
  sql`insert into body_counts (body_id, owner_id, status, measures, closed_before)
    select coalesce(rectifications.body_id, ${sql.lit(noBody)}), counted.owner_id, counted.status,
      sum(counted.measures), sum(counted.closed_before)
    from measure_counts as counted join rectifications on rectifications.id = counted.rectification_id
    where rectifications.put_away is null and counted.owner_id <> ${sql.lit(noBody)}
    group by 1, 2, 3 order by 1, 2, 3`,
]
