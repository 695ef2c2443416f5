import { type Kysely, sql } from 'kysely'

/**
 * Rectifications with their categories, findings, measures and closure requests. What lies below a rectification
 * carries its id in every key, so that the data can be spread by it. The checks repeat the invariants of the machines.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table rectifications (
    id uuid primary key,
    name text not null check (name <> ''),
    source text not null check (source in ('inspection', 'audit', 'environment', 'selfCheck', 'other')),
    inspecting_body text,
    inspected_body text,
    inspected_from date,
    inspected_to date,
    feedback_on date,
    announced jsonb not null,
    version integer not null check (version > 0)
  )`,
  sql`create table categories (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    ordinal integer not null check (ordinal > 0),
    name text not null check (name <> ''),
    version integer not null check (version > 0),
    primary key (rectification_id, id),
    unique (rectification_id, ordinal)
  )`,
  sql`create table findings (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    category_id uuid,
    ordinal integer not null check (ordinal > 0),
    number text not null,
    title text,
    owner_id uuid references organizations,
    leader_id uuid references persons,
    stated_status text,
    status text not null check (status in ('open', 'submitted', 'closed', 'reopened')),
    return_reason text check (return_reason is null or status = 'open'),
    closure_request_id uuid,
    closed_at timestamptz,
    verdict text check (verdict in ('completed', 'basicallyCompleted', 'notCompleted')),
    effect text check (effect in ('good', 'fairlyGood', 'fair', 'poor')),
    reason text,
    version integer not null check (version > 0),
    search tsvector not null generated always as (search_tokens(coalesce(title, ''))) stored,
    primary key (rectification_id, id),
    unique (rectification_id, ordinal),
    foreign key (rectification_id, category_id) references categories,
    check ((status = 'submitted') = (closure_request_id is not null)),
    check ((status = 'reopened') = (reason is not null)),
    constraint a_closed_finding_has_verdict_and_effect
      check (num_nonnulls(closed_at, verdict, effect) = case status when 'closed' then 3 else 0 end)
  )`,
  sql`create index findings_of_owner on findings (owner_id) where owner_id is not null`,
  sql`create index findings_of_leader on findings (leader_id) where leader_id is not null`,
  // What waits to be sorted into these two is read in full by every search, so that little may wait.
  sql`create index findings_search on findings using gin (search) with (gin_pending_list_limit = 128)`,
  sql`create table measures (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    finding_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    text text not null check (text <> ''),
    kind text not null check (kind in
      ('routine', 'regulation', 'recovery', 'accountability', 'extension', 'special')),
    time_class text not null check (time_class in ('immediate', 'timeBound', 'continuous')),
    target text not null,
    leader_id uuid references persons,
    owner_id uuid references organizations,
    handler_id uuid references persons,
    due_on date,
    status text not null check (status in
      ('planned', 'underway', 'submitted', 'returned', 'closed', 'reopened')),
    evidence_count integer not null,
    fresh_evidence_count integer not null,
    reporters uuid[] not null,
    last_progress text,
    last_progress_at timestamptz,
    closure_request_id uuid,
    reason text,
    closed_at timestamptz,
    version integer not null check (version > 0),
    search tsvector not null generated always as (search_tokens(text)) stored,
    primary key (rectification_id, id),
    unique (rectification_id, finding_id, ordinal),
    foreign key (rectification_id, finding_id) references findings,
    check (fresh_evidence_count between 0 and evidence_count),
    check ((status = 'submitted') = (closure_request_id is not null)),
    check ((status in ('returned', 'reopened')) = (reason is not null)),
    check ((status = 'closed') = (closed_at is not null)),
    check ((last_progress is null) = (last_progress_at is null)),
    constraint nothing_is_submitted_or_closed_without_evidence
      check (status not in ('submitted', 'closed') or fresh_evidence_count > 0),
    constraint a_submitted_measure_is_assigned
      check (status <> 'submitted' or num_nulls(leader_id, owner_id, handler_id) = 0)
    -- Room on each page, so that a report changes the row in place without touching the indexes.
  ) with (fillfactor = 85)`,
  sql`create index open_measures_of_owner on measures (owner_id, due_on, id) where status <> 'closed'`,
  sql`create index open_measures_of_owner_in_rectification
    on measures (rectification_id, owner_id, due_on, id) where status <> 'closed'`,
  sql`create index open_measures_by_due_day
    on measures (rectification_id, due_on, id) where status <> 'closed'`,
  sql`create index open_measures_of_handler on measures (handler_id, due_on, id) where status <> 'closed'`,
  sql`create index measures_of_leader on measures (leader_id) where leader_id is not null`,
  sql`create index measures_search on measures using gin (search) with (gin_pending_list_limit = 128)`,
  sql`create function signers_differ(signatures jsonb, doers uuid[]) returns boolean
    language sql immutable parallel safe
    return (
      select count(*) = count(distinct signature ->> 'personId')
        and count(*) = count(distinct signature ->> 'rung')
        and coalesce(bool_and((signature ->> 'personId')::uuid <> all (doers)), true)
      from jsonb_array_elements(signatures) as signature
    )`,
  sql`create table closure_requests (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    subject_type text not null check (subject_type in ('measure', 'finding')),
    measure_id uuid,
    finding_id uuid,
    subject_id uuid not null generated always as (coalesce(measure_id, finding_id)) stored,
    claim text not null,
    verdict text check (verdict in ('completed', 'basicallyCompleted', 'notCompleted')),
    claimed_by uuid not null references persons,
    claimed_at timestamptz not null,
    doers uuid[] not null,
    ladder text[] not null check (cardinality(ladder) > 0),
    signatures jsonb not null,
    status text not null check (status in ('pending', 'approved', 'returned')),
    rung text check (rung in ('head', 'coordinator', 'leader', 'inspector')),
    approved_at timestamptz,
    effect text check (effect in ('good', 'fairlyGood', 'fair', 'poor')),
    returned_by uuid references persons,
    returned_at timestamptz,
    reason text,
    version integer not null check (version > 0),
    primary key (rectification_id, id),
    foreign key (rectification_id, measure_id) references measures,
    foreign key (rectification_id, finding_id) references findings,
    check (num_nonnulls(measure_id) = case subject_type when 'measure' then 1 else 0 end),
    check (num_nonnulls(finding_id) = case subject_type when 'finding' then 1 else 0 end),
    check ((subject_type = 'finding') = (verdict is not null)),
    check ((status = 'approved') = (approved_at is not null)),
    check ((status <> 'approved') = (rung is not null)),
    check (num_nonnulls(returned_by, returned_at, reason) = case status when 'returned' then 3 else 0 end),
    constraint the_claimant_is_a_doer check (claimed_by = any (doers)),
    constraint no_doer_signs_and_nobody_signs_twice check (signers_differ(signatures, doers)),
    constraint approved_by_every_rung
      check (status <> 'approved' or jsonb_array_length(signatures) = cardinality(ladder)),
    constraint an_approved_finding_has_an_effect
      check ((subject_type = 'finding' and status = 'approved') = (effect is not null))
  )`,
  sql`create unique index one_pending_claim_per_subject
    on closure_requests (rectification_id, subject_id) where status = 'pending'`,
  sql`create index closure_requests_of_subject on closure_requests (rectification_id, subject_id, claimed_at)`,
  sql`create index pending_claims on closure_requests (rung, claimed_at) where status = 'pending'`,
  sql`alter table findings add foreign key (rectification_id, closure_request_id)
    references closure_requests deferrable initially deferred`,
  sql`alter table measures add foreign key (rectification_id, closure_request_id)
    references closure_requests deferrable initially deferred`,
  sql`create function require_approved_claim() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from closure_requests as request
        where request.rectification_id = new.rectification_id
          and request.subject_id = new.id and request.status = 'approved'
      ) then
        raise exception '% % was closed without an approved claim', tg_table_name, new.id
          using errcode = 'integrity_constraint_violation';
      end if;
      return null;
    end $$`,
  sql`create constraint trigger closed_measures_have_an_approved_claim
    after insert or update of status on measures deferrable initially deferred
    for each row when (new.status = 'closed') execute function require_approved_claim()`,
  sql`create constraint trigger closed_findings_have_an_approved_claim
    after insert or update of status on findings deferrable initially deferred
    for each row when (new.status = 'closed') execute function require_approved_claim()`,
]
