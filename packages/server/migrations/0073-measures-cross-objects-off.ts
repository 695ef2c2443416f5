import { type Kysely, sql } from 'kysely'

/**
 * What a measure crosses off one by one (对象清单). The list is the record and knows how many of its objects are in each status, so
 * that nobody counts them; the objects are rows that follow from its entries, each of which tells of up to 500. Objects that are said to be done
 * together share the files that prove it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table object_lists (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    measure_id uuid not null,
    name text not null check (length(name) <= 40),
    unit text not null check (length(unit) <= 10),
    counts jsonb not null check (jsonb_typeof(counts) = 'object'),
    version integer not null,
    primary key (rectification_id, id),
    unique (rectification_id, measure_id),
    foreign key (rectification_id, measure_id) references measures
  )`,
  sql`create table list_items (
    rectification_id uuid not null,
    id uuid not null,
    object_list_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    number text not null check (length(number) <= 40),
    name text not null check (length(name) <= 200),
    place text not null check (length(place) <= 200),
    responsible_id uuid references persons,
    responsible_words text not null check (length(responsible_words) <= 100),
    due_on date,
    status text not null check (status in ('open', 'returned', 'said', 'done', 'voided')),
    reason text,
    said jsonb,
    signed jsonb not null default '[]' check (jsonb_typeof(signed) = 'array'),
    version integer not null,
    primary key (rectification_id, id),
    unique (rectification_id, object_list_id, ordinal),
    unique (rectification_id, object_list_id, number),
    foreign key (rectification_id, object_list_id) references object_lists,
    check ((reason is not null) = (status in ('returned', 'voided'))),
    check (said is not null or status in ('open', 'returned', 'voided'))
  )`,
  // A page begins at a place in one status, and who is late is found by the day.
  sql`create index list_items_by_status on list_items (rectification_id, object_list_id, status, ordinal)`,
  sql`create index list_items_by_day on list_items (rectification_id, object_list_id, due_on)
    where status in ('open', 'returned')`,
  sql`create index list_items_by_responsible on list_items (responsible_id, rectification_id, object_list_id, ordinal)
    where responsible_id is not null`,
  sql`create table item_proofs (
    rectification_id uuid not null,
    saying_id uuid not null,
    ordinal integer not null,
    object_list_id uuid not null,
    measure_id uuid not null,
    file_id uuid not null references files,
    primary key (rectification_id, saying_id, ordinal),
    unique (rectification_id, saying_id, file_id),
    foreign key (rectification_id, object_list_id) references object_lists,
    foreign key (rectification_id, measure_id) references measures
  )`,
  sql`create index item_proofs_of_file on item_proofs (file_id)`,
  // Whether a file is still what was said then: a list may have tens of thousands of entries.
  sql`create index journal_by_saying on journal (chain_id, (event ->> 'sayingId')) where event ? 'sayingId'`,
]
