import { type Actor, holds } from '@bihuan/core/people/role.ts'
import type { EvidenceView } from '@bihuan/core/told/timeline.contract.ts'
import type {
  ClosureRequestId,
  FindingId,
  MeasureId,
  OrganizationId,
  PersonId,
  RectificationId,
} from '@bihuan/core/kernel/id.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import type { FindingJson } from '../findings/findings.store.ts'
import type { MeasureJson } from '../measures/measures.store.ts'
import { evidenceOf } from '../told/timeline.queries.ts'
import { hasWorkingAccount } from '../people/people.queries.ts'
import { isShown } from '../people/put-away.queries.ts'
import { claimJson, type NamedClaim, type PartOfFinding, partsOf } from '../claims/claims.queries.ts'

const request = columnsOf('closure_requests', 'request')
const part = columnsOf('measures', 'part')
const owner = columnsOf('organizations', 'owner')
const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const coordinator = columnsOf('persons', 'coordinator')
const post = columnsOf('appointments', 'post')
const signer = columnsOf('persons', 'signer')
const rectification = columnsOf('rectifications', 'rectification')

/** A claim with its item and what a checker has to see. */
export type ClaimRow = {
  request: NamedClaim
  measure: MeasureJson | null
  finding: FindingJson
  parts: PartOfFinding[]
  rectification_name: string
  owner_id: OrganizationId | null
  owner_name: string | null
  leader_id: PersonId | null
  evidence: EvidenceView[]
}

// Of a finding that leaves it open, whoever all its measures share answers for it: `effectiveResponsibility` of core.
const claims = sql`
  from ${request}
  left join ${measure}
    on ${measure.rectification_id} = ${request.rectification_id} and ${measure.id} = ${request.measure_id}
  join ${finding} on ${finding.rectification_id} = ${request.rectification_id}
    and ${finding.id} = coalesce(${request.finding_id}, ${measure.finding_id})
  cross join lateral (
    select
      coalesce(${finding.owner_id}, case when count(${part.owner_id}) = count(*)
        and count(distinct ${part.owner_id}) = 1
        then (array_agg(${part.owner_id}))[1] end) as owner_id,
      coalesce(${finding.leader_id}, case when count(${part.leader_id}) = count(*)
        and count(distinct ${part.leader_id}) = 1
        then (array_agg(${part.leader_id}))[1] end) as leader_id
    from ${part}
    where ${request.subject_type} = 'finding'
      and ${part.rectification_id} = ${finding.rectification_id} and ${part.finding_id} = ${finding.id}
  ) as shared
  cross join lateral (
    select
      case ${request.subject_type} when 'measure' then ${measure.owner_id} else shared.owner_id end as owner_id,
      case ${request.subject_type} when 'measure' then ${measure.leader_id} else shared.leader_id end as leader_id
  ) as answering
  cross join lateral (
    select ${request.doers} || case ${request.subject_type} when 'measure' then ${measure.doers} else ${finding.claimants} || array(
      select unnest(${part.doers}) from ${part}
      where ${part.rectification_id} = ${finding.rectification_id} and ${part.finding_id} = ${finding.id}
    ) end as doers
  ) as working`

/** Whether a pending claim waits for a person: to sign its rung, or to name a stand-in where nobody is left to sign. */
function waitsFor(actor: Actor): RawBuilder<SqlBool> {
  return sql`${request.status} = 'pending' and ${isShown(request.rectification_id)}
    and ${actor.personId}::uuid <> all (working.doers)
    and (${isTurnOf(actor)} or (${isNamer(actor)} and not (${someCanSign})))`
}

// The rules of `rungsOfClaim` in core, in SQL.
function isTurnOf(actor: Actor): RawBuilder<SqlBool> {
  const heads = actor.appointments.filter(({ role }) => role === 'head').map((head) => head.organizationId)
  const me = actor.personId
  const hasPost = actor.appointments.length > 0
  const mayStandIn = heads.length > 0 && !holds(actor, 'coordinator') && !holds(actor, 'inspector')
  return sql`(not ${hasSigned(sql`${me}::uuid`)} and (case ${request.rung}
      when 'head' then answering.owner_id = any(${heads}::uuid[])
      when 'coordinator' then ${holds(actor, 'coordinator')}::boolean
      when 'leader' then answering.leader_id = ${me}::uuid and ${hasPost}::boolean
      when 'inspector' then ${holds(actor, 'inspector')}::boolean
    end or (${mayStandIn}::boolean and ${isNamed(sql`${me}::uuid`)}
      and answering.owner_id <> all (${heads}::uuid[]) and answering.leader_id is distinct from ${me}::uuid)))`
}

// The rules of `namerRefusal` in core, in SQL.
function isNamer(actor: Actor): RawBuilder<SqlBool> {
  if (holds(actor, 'coordinator')) return sql`true`
  if (!holds(actor, 'principal')) return sql`false`
  return sql`not exists (
    select from ${coordinator}
    join ${post} on ${post.person_id} = ${coordinator.id} and ${post.role} = 'coordinator'
    where ${hasWorkingAccount(coordinator)} and ${coordinator.id} <> all (working.doers))`
}

const someCanSign: RawBuilder<SqlBool> = sql`exists (
  select from ${signer} join ${post} on ${post.person_id} = ${signer.id}
  where ${hasWorkingAccount(signer)} and ${signer.id} <> all (working.doers) and not ${hasSigned(signer.id)}
    and case ${request.rung}
      when 'head' then ${post.role} = 'head' and ${post.organization_id} = answering.owner_id
      when 'leader' then ${signer.id} = answering.leader_id
      else ${post.role} = ${request.rung}
    end)
  or exists (
    select from ${signer}
    where ${isNamed(signer.id)} and ${hasWorkingAccount(signer)} and ${signer.id} <> all (working.doers)
      and not ${hasSigned(signer.id)} and answering.leader_id is distinct from ${signer.id}
      and exists (select from ${post} where ${post.person_id} = ${signer.id} and ${post.role} = 'head')
      and not exists (
        select from ${post} where ${post.person_id} = ${signer.id}
          and (${post.role} in ('coordinator', 'inspector')
            or (${post.role} = 'head' and ${post.organization_id} = answering.owner_id))))`

function hasSigned(personId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`${request.signatures} @> jsonb_build_array(jsonb_build_object('personId', ${personId}))`
}

function isNamed(personId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`${request.stand_ins} @> jsonb_build_array(
    jsonb_build_object('rung', ${request.rung}, 'personId', ${personId}))`
}

const claimColumns = sql`
  ${claimJson} as request, to_jsonb(measure) - 'search' as measure, to_jsonb(finding) - 'search' as finding,
  ${partsOf(finding)} as parts, ${rectification.name} as rectification_name,
  answering.owner_id, ${owner.name} as owner_name, answering.leader_id,
  case ${request.subject_type} when 'measure' then ${evidenceOf(measure)} else (
    select coalesce(jsonb_agg(piece), '[]')
    from ${part}, jsonb_array_elements(${evidenceOf(part)}) as piece
    where ${part.rectification_id} = ${finding.rectification_id} and ${part.finding_id} = ${finding.id}
  ) end as evidence
  ${claims}
  join ${rectification} on ${rectification.id} = ${request.rectification_id}
  left join ${owner} on ${owner.id} = answering.owner_id`

/** The claims that wait for a person, oldest first. */
export async function readQueue(db: Db, actor: Actor, limit = 500): Promise<readonly ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`select ${claimColumns} where ${waitsFor(actor)}
    order by ${request.claimed_at}, ${request.id} limit ${limit}`.execute(db)
  return rows
}

/** One claim; null when there is none. */
export async function readClaim(
  db: Db,
  rectificationId: RectificationId,
  closureRequestId: ClosureRequestId,
): Promise<ClaimRow | null> {
  const { rows } = await sql<ClaimRow>`select ${claimColumns}
    where ${request.rectification_id} = ${rectificationId} and ${request.id} = ${closureRequestId}
      and ${isShown(request.rectification_id)}`.execute(db)
  return rows[0] ?? null
}

/** How many claims wait for a person. */
export async function countQueue(db: Db, actor: Actor): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting ${claims} where ${waitsFor(actor)}`.execute(db)
  return rows[0]?.waiting ?? 0
}

/** What a claim is about, so that the item can be locked before it. */
export async function readSubject(
  db: Db,
  rectificationId: RectificationId,
  closureRequestId: ClosureRequestId,
): Promise<{ findingId: FindingId; measureId: MeasureId | null } | null> {
  const { rows } = await sql<{ findingId: FindingId; measureId: MeasureId | null }>`
    select ${request.measure_id} as "measureId", coalesce(${request.finding_id}, ${measure.finding_id}) as "findingId"
    from ${request}
    left join ${measure}
      on ${measure.rectification_id} = ${request.rectification_id} and ${measure.id} = ${request.measure_id}
    where ${request.rectification_id} = ${rectificationId} and ${request.id} = ${closureRequestId}`.execute(
    db,
  )
  return rows[0] ?? null
}
