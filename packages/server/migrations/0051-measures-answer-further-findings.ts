import { type Kysely, sql } from 'kysely'

/** Measures that answer findings beside their own, in the same rectification or in another. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table measures add column further jsonb not null default '[]'`,
  sql`alter table findings add column further jsonb not null default '[]'`,
  // Follows from the findings: all of a ledger lie together in its key.
  sql`create table further_measures (
    rectification_id uuid not null,
    finding_id uuid not null,
    ordinal integer not null,
    measure_rectification_id uuid not null,
    measure_id uuid not null,
    primary key (rectification_id, finding_id, ordinal),
    foreign key (rectification_id, finding_id) references findings,
    foreign key (measure_rectification_id, measure_id) references measures
  )`,
]
