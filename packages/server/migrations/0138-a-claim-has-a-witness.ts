import { type Kysely, sql } from 'kysely'

/**
 * With each claim that waits stands somebody who can sign it, by the post that lets them: a witness. Whoever may name a stand-in
 * asks which witnesses can sign no more, of whom there are few, and no longer of each claim whether anybody is left.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const nobody = sql.lit('00000000-0000-0000-0000-000000000000')

const statements = [
  sql`alter table claim_turns add column witness_id uuid, add column witness_place uuid`,
  // The place of a post: an organization of its heads, a body of the others; none of a leader, whom any post lets sign.
  sql`create table witness_posts (
    role text not null,
    place uuid not null,
    person_id uuid not null references persons,
    primary key (role, place, person_id)
  )`,
  sql`create index witness_posts_of_person on witness_posts (person_id)`,
  sql`with could as materialized (
      select signer.id, post.role, post.organization_id, its.body_id from persons as signer
      join appointments as post on post.person_id = signer.id
      join organization_bodies as its on its.organization_id = post.organization_id
      where signer.username is not null and not signer.is_deactivated),
    places as materialized (
      select turn.rectification_id, turn.id, turn.doers || turn.signers as busy, turn.leader_id,
        case when turn.rung like 'organization:%' then 'head' else turn.rung end as role,
        case when turn.rung = 'head' then turn.owner_id
          when turn.rung like 'organization:%' then split_part(turn.rung, ':', 2)::uuid
          when turn.rung = 'leader' then ${nobody}::uuid
          else (select own.body_id from rectification_bodies as own
            where own.rectification_id = turn.rectification_id and own.distance = 0 limit 1) end as place
      from claim_turns as turn),
    holders as materialized (
      select distinct role, case role when 'head' then organization_id else body_id end as place, id from could
      union
      select distinct role, ${nobody}::uuid, id from could where role in ('coordinator', 'inspector', 'principal')
      union
      select distinct 'leader', ${nobody}::uuid, id from could)
    update claim_turns set witness_id = found.id, witness_place = found.place from (
      select distinct on (places.rectification_id, places.id)
        places.rectification_id, places.id as claim_id, holders.place, holders.id
      from places join holders on holders.role = places.role and holders.place = places.place
      where holders.id <> all(places.busy) and (places.role <> 'leader' or holders.id = places.leader_id)
      order by places.rectification_id, places.id, holders.id) as found
    where claim_turns.rectification_id = found.rectification_id and claim_turns.id = found.claim_id`,
  sql`insert into witness_posts (role, place, person_id)
    select distinct case when rung like 'organization:%' then 'head' else rung end, witness_place, witness_id
    from claim_turns where witness_id is not null`,
  sql`create index claim_turns_without_witness on claim_turns (rung, claimed_at, id) where witness_id is null`,
  sql`create index claim_turns_of_witness on claim_turns (witness_id, witness_place, claimed_at, id)
    where witness_id is not null`,
  sql`drop index claim_turns_at_organizations`,
  sql`create index claim_turns_at_organizations on claim_turns (claimed_at, id)
    where rung like 'organization:%' and witness_id is null`,
  // Where a rectification comes to another body, whoever could sign there may not sign here: asked of the claim itself from then on.
  sql`create function claims_without_witness() returns trigger language plpgsql as $$
    begin
      update claim_turns set witness_id = null, witness_place = null
      where rectification_id = coalesce(new.rectification_id, old.rectification_id)
        and witness_id is not null and rung in ('coordinator', 'inspector', 'principal');
      return null;
    end $$`,
  ...['insert', 'delete'].map(
    (
      kind,
    ) => sql`create trigger claims_without_witness_at_${sql.raw(kind)} after ${sql.raw(kind)} on rectification_bodies
      for each row when (${sql.raw(kind === 'insert' ? 'new' : 'old')}.distance = 0) execute function claims_without_witness()`,
  ),
  sql`create trigger claims_without_witness_at_update after update on rectification_bodies
    for each row when (old.distance = 0 or new.distance = 0) execute function claims_without_witness()`,
]
