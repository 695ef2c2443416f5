import type { RawBuilder, SqlBool } from 'kysely'
import { noBody } from '../kernel/bodies.queries.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { hasWorkingAccount } from '../people/posts.queries.ts'

const turn = columnsOf('claim_turns', 'turn')
const witness = columnsOf('witness_posts', 'witness')
const signer = columnsOf('persons', 'signer')
const post = columnsOf('appointments', 'post')
const own = columnsOf('rectification_bodies', 'own')
const ofBody = columnsOf('organization_bodies', 'of_body')

const isOfOrganization = sql<SqlBool>`${turn.rung} like 'organization:%'`
const nowhere = sql`${sql.lit(noBody)}::uuid`

/** By which post the turn of a claim `turn` is signed, whatever organization a template names. */
export const witnessRole = sql<string>`case when ${isOfOrganization} then 'head' else ${turn.rung} end`

/** The organization whose head signs, else the body where the post is held; that of a leader may be anywhere. */
const place = sql`case when ${turn.rung} = 'head' then ${turn.owner_id}
  when ${isOfOrganization} then split_part(${turn.rung}, ':', 2)::uuid
  when ${turn.rung} = 'leader' then ${nowhere}
  else (select ${own.body_id} from ${own}
    where ${own.rectification_id} = ${turn.rectification_id} and ${own.distance} = 0 limit 1) end`

/**
 * Rows of `turn` and, behind their columns, somebody who can sign each as it stands by a post of their own, with its place: nobody
 * where only deputies and stand-ins are left, or none at all.
 */
export function withWitness(turns: RawBuilder<unknown>): RawBuilder<unknown> {
  const can = sql<SqlBool>`${hasWorkingAccount(signer)} and ${signer.id} <> all(${turn.doers})
    and ${signer.id} <> all(${turn.signers})`
  const holding = (isMeant: RawBuilder<SqlBool>): RawBuilder<unknown> => sql`
    select ${signer.id} as signer from ${post} join ${signer} on ${signer.id} = ${post.person_id}
    join ${ofBody} on ${ofBody.organization_id} = ${post.organization_id} where ${isMeant} and ${can}`
  return sql`
    select turn.*, found.signer, case when found.signer is not null then at.place end
    from ${turns} as turn cross join lateral (select ${place} as place) as at
    left join lateral (
      ${holding(sql`(${turn.rung} = 'head' or ${isOfOrganization}) and ${post.role} = 'head'
        and ${post.organization_id} = at.place`)}
      union all
      ${holding(sql`${turn.rung} in ('coordinator', 'inspector', 'principal') and ${post.role} = ${turn.rung}
        and at.place in (${ofBody.body_id}, ${nowhere})`)}
      union all
      ${holding(sql`${turn.rung} = 'leader' and ${post.person_id} = ${turn.leader_id}`)}
      order by signer limit 1) as found on true`
}

/**
 * The witnesses that can sign no more, as `gone`: all are laid beside the posts of all at once, so that each costs no look of its
 * own. What they did or signed of a claim is no matter here, as its witness is chosen anew with that.
 */
export const goneWitnesses: RawBuilder<unknown> = sql`
  able as materialized (
    select ${signer.id} as person_id, ${post.role}, ${post.organization_id}, ${ofBody.body_id} from ${post}
    join ${signer} on ${signer.id} = ${post.person_id}
    join ${ofBody} on ${ofBody.organization_id} = ${post.organization_id}
    where ${post.person_id} = any(array(select ${witness.person_id} from ${witness})) and ${hasWorkingAccount(signer)}),
  gone as materialized (
    select ${witness.role}, ${witness.place}, ${witness.person_id} from ${witness} where not exists (
      select from able where able.person_id = ${witness.person_id} and (${witness.role} = 'leader'
        or able.role = ${witness.role} and (${witness.place} = ${nowhere}
          or ${witness.place} = case ${witness.role} when 'head' then able.organization_id else able.body_id end))))`
