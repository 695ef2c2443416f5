import { type Kysely, sql } from 'kysely'

/**
 * Measures that were done before the record was begun: a coordinator lists them, somebody else confirms that very list,
 * and they are closed without ladder and evidence, with a mark. Counted apart.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // Which of several came last: a clock may stand still between two.
  sql`alter table imported_reports add column place bigint generated always as identity`,
  sql`create table take_overs (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    items jsonb not null,
    measure_ids uuid[] not null check (cardinality(measure_ids) > 0),
    listed_by uuid not null references persons,
    listed_at timestamptz not null,
    listers uuid[] not null,
    status text not null check (status in ('pending', 'confirmed', 'returned', 'withdrawn')),
    decided_by uuid references persons,
    decided_at timestamptz,
    reason text,
    version integer not null check (version > 0),
    primary key (rectification_id, id),
    check ((status = 'pending') = (decided_at is null)),
    check ((status in ('confirmed', 'returned')) = (decided_by is not null)),
    check ((status = 'returned') = (reason is not null)),
    check (jsonb_array_length(items) = cardinality(measure_ids)),
    check (listed_by = any (listers)),
    constraint nobody_confirms_what_they_listed check (status <> 'confirmed' or decided_by <> all (listers))
  )`,
  sql`create unique index one_pending_list_per_rectification on take_overs (rectification_id)
    where status = 'pending'`,
  sql`create trigger records_are_never_deleted before delete or truncate on take_overs
    for each statement execute function refuse_deletion()`,
  sql`alter table measures
    add column take_over_id uuid,
    add column imported_report_id uuid,
    add foreign key (rectification_id, take_over_id) references take_overs deferrable initially deferred,
    add foreign key (rectification_id, imported_report_id) references imported_reports deferrable initially deferred,
    add constraint closed_before_has_list_and_words
      check (num_nonnulls(take_over_id, imported_report_id) in (0, 2)),
    add constraint only_what_nobody_worked_on_is_closed_before
      check (take_over_id is null or (status = 'closed' and evidence_count = 0)),
    drop constraint nothing_is_submitted_or_closed_without_evidence,
    add constraint nothing_is_submitted_or_closed_without_evidence
      check (status not in ('submitted', 'closed') or fresh_evidence_count > 0 or take_over_id is not null)`,
  // Whoever did the work does not confirm it, nor does a list that does not name a measure.
  sql`create function require_claim_or_list() returns trigger language plpgsql as $$
    begin
      if new.take_over_id is null and not exists (
        select from closure_requests as request
        where request.rectification_id = new.rectification_id
          and request.subject_id = new.id and request.status = 'approved'
      ) then
        raise exception 'measures % was closed without an approved claim', new.id
          using errcode = 'integrity_constraint_violation';
      end if;
      if new.take_over_id is not null and not exists (
        select from take_overs as list
        where list.rectification_id = new.rectification_id and list.id = new.take_over_id
          and list.status = 'confirmed' and new.id = any (list.measure_ids) and list.decided_by <> all (new.doers)
      ) then
        raise exception 'measures % was closed without a confirmed list', new.id
          using errcode = 'integrity_constraint_violation';
      end if;
      return null;
    end $$`,
  sql`drop trigger closed_measures_have_an_approved_claim on measures`,
  sql`create constraint trigger closed_measures_have_an_approved_claim
    after insert or update of status on measures deferrable initially deferred
    for each row when (new.status = 'closed') execute function require_claim_or_list()`,
  // How many of the measures of a status were done before: the counts stay one look.
  sql`alter table measure_counts add column closed_before integer not null default 0`,
  sql`create or replace function count_measures() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into measure_counts as known
        select rectification_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), status, count(*),
          count(take_over_id)
        from after_change group by 1, 2, 3 order by 1, 2, 3
        on conflict (rectification_id, owner_id, status)
        do update set measures = known.measures + excluded.measures,
          closed_before = known.closed_before + excluded.closed_before;
      else
        insert into measure_counts as known
        select rectification_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), status, sum(by),
          sum(before)
        from (
          select rectification_id, owner_id, status, 1 as by, (take_over_id is not null)::integer as before
          from after_change
          union all
          select rectification_id, owner_id, status, -1, -(take_over_id is not null)::integer from before_change
        ) as change group by 1, 2, 3 having sum(by) <> 0 or sum(before) <> 0 order by 1, 2, 3
        on conflict (rectification_id, owner_id, status)
        do update set measures = known.measures + excluded.measures,
          closed_before = known.closed_before + excluded.closed_before;
      end if;
      return null;
    end $$`,
]
