import { type Kysely, sql } from 'kysely'

/**
 * Each claim that waits, with its rung, who answers for its item and who is barred from signing, so that what waits for
 * somebody is found along an index in the order in which it came, and nothing has to be joined for it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table claim_turns (
    rectification_id uuid not null,
    id uuid not null,
    rung text not null check (rung in ('head', 'coordinator', 'leader', 'inspector')),
    claimed_at timestamptz not null,
    owner_id uuid references organizations,
    leader_id uuid references persons,
    doers uuid[] not null,
    signers uuid[] not null,
    stand_ins uuid[] not null,
    primary key (rectification_id, id),
    foreign key (rectification_id, id) references closure_requests
  )`,
  sql`create index claim_turns_by_rung on claim_turns (rung, claimed_at, id)`,
  sql`create index claim_turns_of_owner on claim_turns (owner_id, claimed_at, id) where rung = 'head'`,
  sql`create index claim_turns_of_leader on claim_turns (leader_id, claimed_at, id) where rung = 'leader'`,
  sql`create index claim_turns_of_stand_ins on claim_turns using gin (stand_ins) where stand_ins <> '{}'`,
  // Of a finding that leaves it open, whoever all its measures share answers for it.
  sql`insert into claim_turns (rectification_id, id, rung, claimed_at, owner_id, leader_id, doers, signers, stand_ins)
    select request.rectification_id, request.id, request.rung, request.claimed_at,
      case request.subject_type when 'measure' then measure.owner_id else coalesce(finding.owner_id, parts.owner_id) end,
      case request.subject_type when 'measure' then measure.leader_id else coalesce(finding.leader_id, parts.leader_id) end,
      request.doers || case request.subject_type when 'measure' then measure.doers
        else finding.claimants || parts.doers end,
      array(select (signature ->> 'personId')::uuid from jsonb_array_elements(request.signatures) as signature),
      array(select (named ->> 'personId')::uuid from jsonb_array_elements(request.stand_ins) as named
        where named ->> 'rung' = request.rung)
    from closure_requests as request
    left join measures as measure
      on measure.rectification_id = request.rectification_id and measure.id = request.measure_id
    left join findings as finding
      on finding.rectification_id = request.rectification_id and finding.id = request.finding_id
    cross join lateral (
      select
        case when count(part.owner_id) = count(*) and count(distinct part.owner_id) = 1
          then (array_agg(part.owner_id))[1] end as owner_id,
        case when count(part.leader_id) = count(*) and count(distinct part.leader_id) = 1
          then (array_agg(part.leader_id))[1] end as leader_id,
        array(select unnest(other.doers) from measures as other
          where other.rectification_id = finding.rectification_id and other.finding_id = finding.id) as doers
      from measures as part
      where part.rectification_id = finding.rectification_id and part.finding_id = finding.id
    ) as parts
    where request.status = 'pending'`,
  sql`drop index pending_claims`,
  sql`drop index submitted_measures_of_owner`,
  sql`drop index submitted_measures_of_leader`,
  sql`drop index pending_claims_about_findings`,
]
