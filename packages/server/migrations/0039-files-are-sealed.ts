import { type Kysely, sql } from 'kysely'

/** Files that are shown to few, and who asked for that and decided it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table seals (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    file_id uuid not null references files,
    sha256 text not null,
    measure_id uuid,
    status text not null check (status in ('asked', 'sealed', 'refused', 'withdrawn')),
    asked_as text not null check (asked_as in ('coordinator', 'inspector')),
    asked_by uuid not null references persons,
    asked_at timestamptz not null,
    reason text not null check (reason <> ''),
    decided_by uuid references persons,
    decided_at timestamptz,
    refused_for text,
    version integer not null,
    primary key (rectification_id, id),
    foreign key (rectification_id, measure_id) references measures,
    check (decided_by is distinct from asked_by),
    check ((status in ('sealed', 'refused')) = (decided_by is not null)),
    check ((status = 'asked') = (decided_at is null)),
    check ((status = 'refused') = (refused_for is not null))
  )`,
  // One at a time of the same bytes; and every request reads those that hold.
  sql`create unique index seals_that_hold on seals (rectification_id, sha256) where status in ('asked', 'sealed')`,
]
