import { rungs } from '@bihuan/core/claims/closure-request.ts'
import { mostCounted } from '@bihuan/core/kernel/counted.ts'
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
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { FindingJson } from '../findings/findings.store.ts'
import type { MeasureJson } from '../measures/measures.store.ts'
import { evidenceOf } from '../told/timeline.queries.ts'
import { hasWorkingAccount } from '../people/people.queries.ts'
import { isShown } from '../people/put-away.queries.ts'
import { claimJson, type NamedClaim, type PartOfFinding, partsOf } from '../claims/claims.queries.ts'
import { type Question, question } from '../kernel/together.ts'

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
const claims = claimsOf(sql`${request}`)

function claimsOf(requests: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
  from ${requests}
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
}

/** Of each rung so many of the oldest claims are looked through for those that nobody is left to sign: they only get older. */
const lookedThrough = 100

/**
 * The claims that wait for a person: to sign their rung, or to name a stand-in where nobody is left to sign. A part for
 * each reason, each found along its index and no longer than all may be.
 */
function waitingFor(actor: Actor, limit: number): RawBuilder<unknown> {
  const part = (requests: RawBuilder<unknown>, isWaiting: RawBuilder<SqlBool>): RawBuilder<unknown> => sql`(
    select ${request.rectification_id}, ${request.id}, ${request.claimed_at} ${claimsOf(requests)}
    where ${request.status} = 'pending' and ${isShown(request.rectification_id)}
      and ${actor.personId}::uuid <> all (working.doers) and ${isWaiting}
    order by ${request.claimed_at}, ${request.id} limit ${limit})`
  const turn = isTurnOf(actor)
  const turns = waysTo(actor).map((way) => part(sql`${request}`, sql`${turn} and ${way}`))
  const naming = rungs.map((rung) =>
    part(
      sql`(select * from ${request} where ${request.status} = 'pending' and ${request.rung} = ${sql.lit(rung)}
        order by ${request.claimed_at} limit ${sql.lit(lookedThrough)}) as request`,
      sql`${isNamer(actor)} and not (${someCanSign})`,
    ),
  )
  const mayName = holds(actor, 'coordinator') || holds(actor, 'principal')
  return sql.join([...turns, ...(mayName ? naming : [])], sql` union `)
}

// Where somebody's turn can be found, as `isTurnOf` has it.
function waysTo(actor: Actor): readonly RawBuilder<SqlBool>[] {
  const measureBy = (isTheirs: RawBuilder<SqlBool>): RawBuilder<SqlBool> =>
    sql`${measure.status} = 'submitted' and ${request.id} = ${measure.closure_request_id} and ${isTheirs}`
  const heads = actor.appointments.filter(({ role }) => role === 'head').map((head) => head.organizationId)
  const own = (['coordinator', 'inspector'] as const).filter((rung) => holds(actor, rung))
  return [
    ...own.map((rung) => sql<SqlBool>`${request.rung} = ${sql.lit(rung)}`),
    ...heads.map((ownerId) => measureBy(sql`${measure.owner_id} = ${ownerId}::uuid`)),
    measureBy(sql`${measure.leader_id} = ${actor.personId}::uuid`),
    sql`${request.subject_type} = 'finding'`,
    sql`${isNamed(sql`${actor.personId}::uuid`)} and ${request.stand_ins} <> '[]'`,
  ]
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

const canStillSign = sql<SqlBool>`${hasWorkingAccount(signer)} and ${signer.id} <> all (working.doers)
  and not ${hasSigned(signer.id)}`

const someCanSign: RawBuilder<SqlBool> = sql`case ${request.rung}
    when 'head' then exists (
      select from ${post} join ${signer} on ${signer.id} = ${post.person_id}
      where ${post.role} = 'head' and ${post.organization_id} = answering.owner_id and ${canStillSign})
    when 'leader' then exists (
      select from ${signer} where ${signer.id} = answering.leader_id and ${canStillSign}
        and exists (select from ${post} where ${post.person_id} = ${signer.id}))
    else exists (
      select from ${post} join ${signer} on ${signer.id} = ${post.person_id}
      where ${post.role} = ${request.rung} and ${canStillSign})
  end
  or (${request.stand_ins} <> '[]' and exists (
    select from ${signer}
    where ${isNamed(signer.id)} and ${canStillSign} and answering.leader_id is distinct from ${signer.id}
      and exists (select from ${post} where ${post.person_id} = ${signer.id} and ${post.role} = 'head')
      and not exists (
        select from ${post} where ${post.person_id} = ${signer.id}
          and (${post.role} in ('coordinator', 'inspector')
            or (${post.role} = 'head' and ${post.organization_id} = answering.owner_id)))))`

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
export async function readQueue(
  database: Database,
  actor: Actor,
  limit: number,
): Promise<readonly ClaimRow[]> {
  return prepared(
    database,
    sql<ClaimRow>`
    with waiting as materialized (
      select * from (${waitingFor(actor, limit)}) as due order by due.claimed_at, due.id limit ${limit}
    )
    select ${claimColumns} where (${request.rectification_id}, ${request.id}) in (select waiting.rectification_id, waiting.id from waiting)
    order by ${request.claimed_at}, ${request.id}`,
  )
}

/** One claim; null when there is none. */
export function claimNow(
  rectificationId: RectificationId,
  closureRequestId: ClosureRequestId,
): Question<ClaimRow | null> {
  return question(
    sql<ClaimRow>`select ${claimColumns}
    where ${request.rectification_id} = ${rectificationId} and ${request.id} = ${closureRequestId}
      and ${isShown(request.rectification_id)}`,
    ([row]) => row ?? null,
  )
}

/** How many claims wait for a person, up to one more than is counted. */
export async function countQueue(database: Database, actor: Actor): Promise<number> {
  const most = mostCounted + 1
  const rows = await prepared(
    database,
    sql<{ waiting: number }>`
    select count(*) as waiting from (
      select from (${waitingFor(actor, most)}) as part limit ${sql.lit(most)}) as counted`,
  )
  return rows[0]?.waiting ?? 0
}

/** What a claim is about, so that the item can be locked before it. */
export function subjectOf(
  rectificationId: RectificationId,
  closureRequestId: ClosureRequestId,
): Question<{ findingId: FindingId; measureId: MeasureId | null } | null> {
  return question(
    sql<{ findingId: FindingId; measureId: MeasureId | null }>`
    select ${request.measure_id} as "measureId", coalesce(${request.finding_id}, ${measure.finding_id}) as "findingId"
    from ${request}
    left join ${measure}
      on ${measure.rectification_id} = ${request.rectification_id} and ${measure.id} = ${request.measure_id}
    where ${request.rectification_id} = ${rectificationId} and ${request.id} = ${closureRequestId}`,
    ([subject]) => subject ?? null,
  )
}
