import { type Kysely, sql } from 'kysely'

/**
 * Every command that was carried out, over all chains and beside them: who sent it and what it was, so that one id never
 * stands for two things.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const nobodysId = sql`('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')`

const statements = [
  sql`create table commands (
    id uuid primary key constraint a_command_has_an_id_of_its_own check (id not in ${nobodysId}),
    by_id uuid references persons,
    -- Null for a reading, which is in no chain.
    chain_id uuid,
    -- Of the operation and what it was given; null for what an earlier program carried out.
    fingerprint text check (fingerprint ~ '^[0-9a-f]{64}$')
  )`,
  sql`insert into commands (id, by_id, chain_id)
    select distinct on (command_id) command_id, by_id, chain_id from journal
    where command_id not in ${nobodysId} order by command_id, at`,
  sql`insert into commands (id, by_id) select id, created_by from intake_drafts on conflict do nothing`,
  sql`insert into commands (id, by_id) select id, created_by from readings on conflict do nothing`,
  // Its place is taken by the key above, which holds over all chains.
  sql`alter table journal drop constraint a_command_is_carried_out_once`,
  // The nil id is that of the chain of people, and of measures without an owner. Not valid: rows of before stay as they are.
  ...['rectifications', 'organizations', 'persons'].map(
    (table) =>
      sql`alter table ${sql.table(table)} add constraint ${sql.id(`${table}_have_ids_of_their_own`)}
        check (id not in ${nobodysId}) not valid`,
  ),
]
