import { type Kysely, sql } from 'kysely'

/** Parts of measures that units below the owner do, and what each measure knows of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table parts (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    measure_id uuid not null,
    ordinal integer not null,
    unit_id uuid not null references organizations,
    handler_id uuid references persons,
    text text not null,
    due_on date,
    status text not null check (status in ('given', 'reported', 'returned', 'done', 'dropped')),
    reason text,
    last_report text,
    version integer not null,
    primary key (rectification_id, id),
    foreign key (rectification_id, measure_id) references measures,
    check ((reason is not null) = (status in ('returned', 'dropped')))
  )`,
  sql`create index parts_of_measure on parts (rectification_id, measure_id, ordinal)`,
  sql`create index open_parts_of_unit on parts (unit_id, due_on, id) include (rectification_id)
    where status in ('given', 'returned')`,
  sql`create index open_parts_of_handler on parts (handler_id, due_on, id) include (rectification_id)
    where status in ('given', 'returned')`,
  sql`alter table measures add column parts_open integer not null default 0,
    add column parts_done integer not null default 0,
    add column part_unit_ids uuid[] not null default '{}',
    add column part_handler_ids uuid[] not null default '{}'`,
  sql`create index measures_of_units on measures using gin (part_unit_ids) where part_unit_ids <> '{}'`,
  sql`create index measures_of_part_handlers on measures using gin (part_handler_ids) where part_handler_ids <> '{}'`,
  sql`alter table progress_reports add column part_id uuid`,
]
