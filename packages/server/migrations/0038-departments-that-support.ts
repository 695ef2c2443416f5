import { type Kysely, sql } from 'kysely'

/** Departments that work with the owner of an item: which, what they reported on their part, and what waits for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table findings add column supporter_ids uuid[] not null default '{}'`,
  sql`alter table measures add column supporter_ids uuid[] not null default '{}',
    add column supported_by uuid[] not null default '{}'`,
  sql`create index supported_findings on findings using gin (supporter_ids) where supporter_ids <> '{}'`,
  sql`create index supported_measures on measures using gin (supporter_ids) where supporter_ids <> '{}'`,
  sql`alter table progress_reports add column supporter_id uuid references organizations`,
  // A row for each department of an open measure that has not reported yet: what waits for a department lies along one index.
  sql`create table supports (
    rectification_id uuid not null,
    measure_id uuid not null,
    organization_id uuid not null references organizations,
    due_on date,
    primary key (rectification_id, measure_id, organization_id),
    foreign key (rectification_id, measure_id) references measures
  )`,
  sql`create index supports_of_organization on supports (organization_id, due_on, measure_id) include (rectification_id)`,
]
