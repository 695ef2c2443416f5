import { type Kysely, sql } from 'kysely'

/**
 * Doers that no reopening washes off, claims that are withdrawn, and stand-ins for rungs that nobody is left for. Who
 * did the work so far is what the journal tells: the same as replaying it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table measures add column doers uuid[] not null default '{}'`,
  sql`update measures as measure set doers = told.doers from (
    select chain_id, subject_id, array_agg(person order by first) as doers from (
      select chain_id, subject_id, person, min(version) as first from (
        select chain_id, subject_id, version, case
          when event ->> 'type' = 'measure.added' then (event #>> '{assignment,handlerId}')::uuid
          when event ->> 'type' = 'measure.assigned' then (event #>> '{changes,handlerId}')::uuid
          when event ->> 'type' in ('measure.progressReported', 'measure.reported', 'measure.submitted') then by_id
        end as person
        from journal where subject_type = 'measure'
      ) as step
      where person is not null group by chain_id, subject_id, person
    ) as doer group by chain_id, subject_id
  ) as told where told.chain_id = measure.rectification_id and told.subject_id = measure.id`,
  sql`alter table measures alter column doers drop default, drop column reporters`,
  sql`alter table findings add column claimants uuid[] not null default '{}'`,
  sql`update findings as finding set claimants = told.claimants from (
    select chain_id, subject_id, array_agg(by_id order by first) as claimants from (
      select chain_id, subject_id, by_id, min(version) as first from journal
      where subject_type = 'finding' and event ->> 'type' = 'finding.submitted' and by_id is not null
      group by chain_id, subject_id, by_id
    ) as claimant group by chain_id, subject_id
  ) as told where told.chain_id = finding.rectification_id and told.subject_id = finding.id`,
  sql`alter table findings alter column claimants drop default`,
  sql`create function stand_ins_differ(stand_ins jsonb, signatures jsonb, doers uuid[]) returns boolean
    language sql immutable parallel safe
    return (
      select count(*) = count(distinct stand_in ->> 'personId')
        and count(*) = count(distinct stand_in ->> 'rung')
        and coalesce(bool_and(
          (stand_in ->> 'personId')::uuid <> all (doers)
          and stand_in ->> 'personId' <> stand_in ->> 'namedBy'
          and not exists (
            select from jsonb_array_elements(signatures) as signature
            where signature ->> 'personId' = stand_in ->> 'personId' and signature ->> 'rung' <> stand_in ->> 'rung')
        ), true)
      from jsonb_array_elements(stand_ins) as stand_in
    )`,
  sql`alter table closure_requests
    add column stand_ins jsonb not null default '[]',
    add column withdrawn_at timestamptz,
    drop constraint closure_requests_status_check,
    add constraint closure_requests_status_check
      check (status in ('pending', 'approved', 'returned', 'withdrawn')),
    add constraint a_withdrawn_claim_says_when check ((status = 'withdrawn') = (withdrawn_at is not null)),
    add constraint no_stand_in_is_a_doer_or_has_another_rung
      check (stand_ins_differ(stand_ins, signatures, doers))`,
  sql`alter table closure_requests alter column stand_ins drop default`,
  // Few claims have stand-ins, and every request of a signed-in person asks for theirs.
  sql`create index claims_with_stand_ins on closure_requests using gin (stand_ins jsonb_path_ops)
    where stand_ins <> '[]'`,
]
