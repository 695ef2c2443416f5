import { contentKey } from '@bihuan/core/intake/matching/content-key.ts'
import { type Kysely, sql } from 'kysely'

/**
 * Documents come in as files, are read beside the server's other work, and more than one of them can belong to a
 * rectification. What an organization says of the columns of its ledgers is remembered.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
  for (const table of ['intake_drafts', 'sources']) await nameContents(db, table)
}

// By the reader's own rule, since texts that come later are compared by it; one at a time, since texts are long.
async function nameContents(db: Kysely<unknown>, tableName: string): Promise<void> {
  const table = sql.table(tableName)
  const { rows } = await sql<{ id: string }>`select id from ${table}`.execute(db)
  for (const { id } of rows) {
    const found = await sql<{ text: string }>`select text from ${table} where id = ${id}`.execute(db)
    const key = contentKey(found.rows[0]?.text ?? '')
    await sql`update ${table} set content_key = ${key} where id = ${id}`.execute(db)
  }
}

const forms = sql`('text', 'html', 'docx', 'xlsx', 'pdf', 'scan')`

const statements = [
  // The draft that comes of a reading takes its id; a reading that is done leaves no row.
  sql`create table readings (
    id uuid primary key,
    name text not null,
    given_as text not null check (given_as in ('file', 'text', 'html')),
    file_id uuid references files,
    state text not null check (state in ('waiting', 'reading', 'refused')),
    progress jsonb,
    refusal jsonb,
    attempts integer not null default 0 check (attempts >= 0),
    created_by uuid not null references persons,
    created_at timestamptz not null,
    claimed_by uuid,
    claimed_until timestamptz,
    check (num_nonnulls(claimed_by, claimed_until) = case state when 'reading' then 2 else 0 end),
    check ((state = 'refused') = (refusal is not null)),
    constraint nothing_of_a_refused_document_is_kept check ((state = 'refused') = (file_id is null))
  )`,
  sql`create index unfinished_readings on readings (created_at) where state <> 'refused'`,
  sql`create index readings_newest on readings (created_at desc)`,
  sql`create index readings_by_file on readings (file_id) where file_id is not null`,

  sql`alter table intake_drafts
    add column form text not null default 'text' check (form in ${forms}),
    add column pages integer check (pages > 0),
    add column doubts jsonb not null default '[]',
    add column file_id uuid references files,
    add column content_key text`,
  sql`alter table intake_drafts alter column form drop default, alter column doubts drop default`,
  sql`update intake_drafts set draft = '{"figures": [], "regulations": [], "columns": []}'::jsonb || draft`,
  sql`create index intake_drafts_by_content on intake_drafts (content_key)`,
  sql`create index intake_drafts_by_file on intake_drafts (file_id) where file_id is not null`,

  // Null where the column is to be left out.
  sql`create table known_columns (
    organization_id uuid not null references organizations,
    heading text not null,
    role text,
    primary key (organization_id, heading)
  )`,

  // A source takes the id of the draft that it came from.
  sql`alter table sources
    add column id uuid,
    add column form text not null default 'text' check (form in ${forms}),
    add column pages integer check (pages > 0),
    add column doubts jsonb not null default '[]',
    add column file_id uuid references files,
    add column content_key text,
    add column committed_by uuid references persons,
    add column committed_at timestamptz`,
  sql`update sources set
    id = coalesce(
      (select draft.id from intake_drafts as draft where draft.rectification_id = sources.rectification_id
        order by draft.created_at limit 1),
      gen_random_uuid()),
    committed_by = coalesce(
      (select by_id from journal where chain_id = sources.rectification_id and sequence = 1),
      (select draft.created_by from intake_drafts as draft
        where draft.rectification_id = sources.rectification_id order by draft.created_at limit 1)),
    committed_at = coalesce(
      (select at from journal where chain_id = sources.rectification_id and sequence = 1), now())`,
  sql`alter table sources
    alter column id set not null,
    alter column form drop default,
    alter column doubts drop default,
    alter column committed_by set not null,
    alter column committed_at set not null`,
  sql`alter table passages add column source_id uuid`,
  sql`alter table source_quotes add column source_id uuid`,
  sql`update passages set source_id = sources.id from sources
    where sources.rectification_id = passages.rectification_id`,
  sql`update source_quotes set source_id = sources.id from sources
    where sources.rectification_id = source_quotes.rectification_id`,
  sql`alter table passages
    drop constraint passages_rectification_id_fkey, drop constraint passages_pkey`,
  sql`alter table source_quotes
    drop constraint source_quotes_rectification_id_fkey, drop constraint source_quotes_pkey`,
  sql`alter table sources drop constraint sources_pkey, add primary key (rectification_id, id)`,
  sql`alter table passages
    add primary key (rectification_id, source_id, start_offset),
    add foreign key (rectification_id, source_id) references sources`,
  sql`alter table source_quotes
    add primary key (rectification_id, subject_id, source_id),
    add foreign key (rectification_id, source_id) references sources`,
  sql`create index sources_by_content on sources (content_key)`,
  sql`create index sources_by_file on sources (file_id) where file_id is not null`,
]
