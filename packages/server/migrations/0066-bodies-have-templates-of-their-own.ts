import { type Kysely, sql } from 'kysely'

/**
 * Templates of a body’s own, each with every version that was ever saved: a rectification keeps the one that it runs by. What is
 * listed of rectifications by their template is found along an index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table templates (
    id uuid primary key,
    body_id uuid not null references organizations,
    copied_from jsonb,
    latest integer not null check (latest > 0),
    content text not null check (length(content) <= 65536),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    is_retired boolean not null,
    version integer not null check (version > 0)
  )`,
  sql`create index templates_of_a_body on templates (body_id, id)`,
  sql`create table template_versions (
    template_id uuid not null references templates,
    number integer not null check (number > 0),
    content jsonb not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    saved_at timestamptz not null,
    saved_by uuid references persons,
    reason text not null,
    primary key (template_id, number)
  )`,
  sql`create index rectifications_by_template on rectifications (template_id, id)`,
]
