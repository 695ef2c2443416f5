import { type Kysely, sql } from 'kysely'

/**
 * Every transaction that changes something that rights follow from notes itself here, so that a request asks whether there was one
 * since rights were last worked out, and not for all of them again. Notes are only ever added, so that no two wait for each other.
 * Files that are sealed are noted apart: they are sent in with many reports, and tell of rights only where something is sealed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const whole = [
  'terms',
  'deputies',
  'liaisons',
  'persons',
  'organization_bodies',
  'rectification_bodies',
  'seals',
]
const files = ['files', 'evidence', 'item_proofs', 'paper_scans', 'meetings', 'sources']

const note = (about: 'rights' | 'files') => sql`execute function note_change_of_rights(${sql.lit(about)})`

const statements = [
  sql`create table rights_changes (
    xid xid8 not null default pg_current_xact_id(),
    about text not null check (about in ('rights', 'files')),
    primary key (xid, about)
  )`,
  sql`create function note_change_of_rights() returns trigger language plpgsql as $$
    begin
      insert into rights_changes (about) values (tg_argv[0]) on conflict do nothing;
      return null;
    end $$`,
  ...whole.map(
    (
      table,
    ) => sql`create trigger rights_change after insert or update or delete or truncate on ${sql.table(table)}
      for each statement ${note('rights')}`,
  ),
  ...files.map(
    (
      table,
    ) => sql`create trigger sealed_files_change after insert or update or delete or truncate on ${sql.table(table)}
      for each statement ${note('files')}`,
  ),
  sql`create trigger rights_change after insert or delete or truncate or update of id, must_change_password on sign_in_user
    for each statement ${note('rights')}`,
  // What changes often tells of rights only where it says so.
  ...onRows('rectifications', {
    added: sql`new.sights <> '[]'`,
    changed: sql`old.sights <> new.sights or old.body_id is distinct from new.body_id`,
  }),
  ...onRows('claim_turns', {
    added: sql`new.organizations <> '{}' or new.rung = 'leader'`,
    changed: sql`old is distinct from new`,
    gone: sql`old.organizations <> '{}' or old.rung = 'leader'`,
  }),
  ...onRows('closure_requests', {
    added: sql`new.stand_ins <> '[]' or new.rung_names <> '{}'`,
    changed: sql`(old.stand_ins <> '[]' or new.stand_ins <> '[]' or old.rung_names <> '{}' or new.rung_names <> '{}')
      and (old.status, old.stand_ins, old.signatures, old.rung_names) is distinct from
        (new.status, new.stand_ins, new.signatures, new.rung_names)`,
  }),
  ...onRows('measures', {
    added: sql`new.extension is not null`,
    changed: sql`(old.extension is not null or new.extension is not null) and
      ((old.extension is null) <> (new.extension is null) or old.leader_id is distinct from new.leader_id)`,
  }),
]

function onRows(
  table: string,
  {
    added,
    changed,
    gone,
  }: Readonly<Record<'added' | 'changed', ReturnType<typeof sql>>> & {
    readonly gone?: ReturnType<typeof sql>
  },
) {
  const on = sql`on ${sql.table(table)} for each row`
  return [
    sql`create trigger rights_change_with_added after insert ${on} when (${added}) ${note('rights')}`,
    sql`create trigger rights_change_with_changed after update ${on} when (${changed}) ${note('rights')}`,
    ...(gone === undefined
      ? []
      : [sql`create trigger rights_change_with_gone after delete ${on} when (${gone}) ${note('rights')}`]),
  ]
}
