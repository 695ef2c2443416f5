import { type Rung, type RungName, rungs } from '@bihuan/core/claims/closure-request.ts'
import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import { countsFor, guisesOf, leadingRoles } from '@bihuan/core/people/guises.ts'
import { type Actor, areAll, type Bodies, bodiesHeld, holdsAnywhere } from '@bihuan/core/people/role.ts'
import type {
  ClosureRequestId,
  FindingId,
  MeasureId,
  OrganizationId,
  PersonId,
  RectificationId,
} from '@bihuan/core/kernel/id.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { areMany, bodiesSeeing, isReached, noBody, reachedFrom } from '../kernel/bodies.queries.ts'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { columnsOf, jsonOf, sql } from '../kernel/sql.ts'
import { findingColumns, type FindingJson } from '../findings/findings.store.ts'
import { measureColumns, type MeasureJson } from '../measures/measures.store.ts'
import { evidenceToCheck, type PieceToCheck } from '../told/timeline.queries.ts'
import { hasWorkingAccount } from '../people/posts.queries.ts'
import { isShown } from '../people/put-away.queries.ts'
import { answering, claimsOf } from '../claims/answering.queries.ts'
import { goneWitnesses, witnessRole } from '../claims/witness.queries.ts'
import { claimJson, type NamedClaim, type PartOfFinding, partsOf } from '../claims/claims.queries.ts'
import { type Question, question } from '../kernel/together.ts'

const turn = columnsOf('claim_turns', 'turn')
const gone = columnsOf('witness_posts', 'gone')
const request = columnsOf('closure_requests', 'request')
const part = columnsOf('measures', 'part')
const before = columnsOf('closure_requests', 'before')
const returner = columnsOf('persons', 'returner')
const owner = columnsOf('organizations', 'owner')
const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const post = columnsOf('appointments', 'post')
const acting = columnsOf('acting_posts', 'acting')
const signer = columnsOf('persons', 'signer')
const own = columnsOf('rectification_bodies', 'own')
const ofBody = columnsOf('organization_bodies', 'of_body')
const rectification = columnsOf('rectifications', 'rectification')

/** When a claim on the same item was last sent back, at which rung, by whom and why. */
type ReturnedBefore = Pick<NamedClaim, 'names' | 'formerNames'> & {
  readonly rung: Rung
  readonly rungNames: Readonly<Record<string, RungName>>
  readonly at: string
  readonly by: PersonId
  readonly reason: string
}

/** A claim with its item and what a checker has to see. */
export type ClaimRow = {
  request: NamedClaim
  measure: MeasureJson | null
  finding: FindingJson
  /** The measures of a finding that is claimed; none where the claim is about one of them. */
  parts: PartOfFinding[]
  rectification_name: string
  owner_id: OrganizationId | null
  owner_name: string | null
  leader_id: PersonId | null
  evidence: PieceToCheck[]
  returned: ReturnedBefore | null
  here: Bodies
}

/** Of each rung so many of the oldest claims without a witness are looked through for those that nobody is left to sign. */
const lookedThrough = 100

/**
 * The claims that wait for a person: to sign their rung, or to name a stand-in where nobody is left to sign. A part for
 * each reason, each found along its index and no longer than all may be.
 */
function waitingFor(actor: Actor, limit: number): RawBuilder<unknown> {
  const part = (turns: RawBuilder<unknown>, isWaiting: RawBuilder<SqlBool>): RawBuilder<unknown> => sql`(
    select ${turn.rectification_id}, ${turn.id}, ${turn.claimed_at} from ${turns}
    where ${isShown(turn.rectification_id)} and ${isWaiting}
    order by ${turn.claimed_at}, ${turn.id} limit ${sql.lit(limit)})`
  const parts = guisesOf(actor).flatMap((guise) => {
    const me = sql`${[...countsFor(guise)]}::uuid[]`
    const turns = waysTo(guise).map(([from, way]) =>
      part(from, sql`not ${turn.doers} && ${me} and not ${turn.signers} && ${me} and ${way}`),
    )
    const naming = namersOf(guise).flatMap(([from, isNamer]) =>
      withoutSigner(from).map((unwitnessed) =>
        part(unwitnessed, sql`not ${turn.doers} && ${me} and ${isNamer} and not (${someCanSign})`),
      ),
    )
    const coordinates = bodiesHeld(guise, ['coordinator'])
    const entering =
      coordinates.length === 0
        ? []
        : turnsWithin(guise, coordinates, isToEnter).map(([from, way]) =>
            part(from, sql`not ${turn.doers} && ${me} and ${way}`),
          )
    return [...turns, ...naming, ...entering]
  })
  const prepared = (actor.liaisonOf ?? []).map((leaderId) =>
    part(
      sql`${turn}`,
      sql`not ${turn.doers} && ${sql`${[actor.personId]}::uuid[]`}
        and ${turn.rung} = 'leader' and ${turn.leader_id} = ${leaderId}::uuid`,
    ),
  )
  const all = [...parts, ...prepared]
  if (all.length === 0) return part(sql`${turn}`, sql`false`)
  const isNaming = guisesOf(actor).some((guise) => namersOf(guise).length > 0)
  return sql`${isNaming ? sql`with ${goneWitnesses}` : sql``} ${sql.join(all, sql` union `)}`
}

/**
 * Of turns those that nobody may be left to sign: of each rung, and of organizations along an index of their own, since
 * nobody knows which there are, those without a witness; and those whose witness can sign no more.
 */
function withoutSigner(from: RawBuilder<unknown>): readonly RawBuilder<unknown>[] {
  const oldest = (isMeant: RawBuilder<SqlBool>): RawBuilder<unknown> => sql`(
    select turn.* from ${from} where ${isMeant}
    order by ${turn.claimed_at}, ${turn.id} limit ${sql.lit(lookedThrough)}) as turn`
  return [
    oldest(sql`${turn.rung} like 'organization:%' and ${turn.witness_id} is null`),
    sql`unnest(${sql.lit(`{${rungs.join(',')}}`)}::text[]) as step (rung)
      cross join lateral ${oldest(sql`${turn.rung} = step.rung and ${turn.witness_id} is null`)}`,
    sql`gone cross join lateral ${oldest(sql`${turn.witness_id} = ${gone.person_id}
      and ${turn.witness_place} = ${gone.place} and ${witnessRole} = ${gone.role}`)}`,
  ]
}

/** Whether a claim waits for what a meeting resolves, and nobody has entered it yet. */
const isToEnter = sql<SqlBool>`${turn.rung} like 'resolution:%' and ${turn.entered_by} is null`

/** Where claims are looked for, and which of them are meant. */
type Way = readonly [from: RawBuilder<unknown>, isMeant: RawBuilder<SqlBool>]

/**
 * The claims of rectifications in whose body somebody holds a role: of all along their own index, which is walked past those
 * of other bodies too where there are many; else rectification by rectification.
 */
function turnsWithin(actor: Actor, bodyIds: Bodies, isMeant: RawBuilder<SqlBool>): readonly Way[] {
  if (areAll(bodyIds, actor.bodies?.own)) return [[sql`${turn}`, isMeant]]
  const isOwn = true
  const many = areMany(bodyIds, { isOwn })
  // One after the other: `offset` leaves no other way.
  const ofEach = sql`(select found.* from (${reachedFrom(bodyIds, { isOwn })}) as near
    cross join lateral (select turn.* from ${turn}
      where ${turn.rectification_id} = near.rectification_id offset 0) as found where not ${many}) as turn`
  const ofAll = sql`(select turn.* from ${turn}
    where ${isReached(turn.rectification_id, bodyIds, { isOwn })} and ${many}) as turn`
  return [
    [ofEach, isMeant],
    [ofAll, isMeant],
  ]
}

/** The rungs that people hold in the body of the rectification. */
const ofBodies = ['coordinator', 'inspector', 'principal'] as const

// The rules of `rungsOfClaim` in core, in SQL: a part for each way to a rung, along the index that leads there.
function waysTo(actor: Actor): readonly Way[] {
  const me = sql`${actor.personId}::uuid`
  const heads = actor.appointments.filter(({ role }) => role === 'head').map((head) => head.organizationId)
  const standing = bodiesHeld(actor, ['head'])
  const posts = ofBodies.map((rung) => [rung, bodiesHeld(actor, [rung])] as const)
  // Whoever has a rung of the ladder by post stands in for no other.
  const hasNone = posts.map(
    ([
      rung,
      bodyIds,
    ]) => sql<SqlBool>`(${sql.lit(rung)} <> all(${turn.ladder}) or (${own.body_id} <> all(${bodyIds}::uuid[])
      and (${own.body_id} <> ${sql.lit(noBody)}::uuid or ${bodyIds.length === 0}::boolean)))`,
  )
  const standingIn = sql<SqlBool>`${turn.stand_ins} <> '{}' and ${turn.stand_ins} @> array[${me}]
    and ('head' <> all(${turn.ladder}) or coalesce(${turn.owner_id} <> all (${heads}::uuid[]), true))
    and ('leader' <> all(${turn.ladder}) or ${turn.leader_id} is distinct from ${me})
    and not ${turn.organizations} && ${heads}::uuid[]
    and exists (
      select from ${own} where ${own.rectification_id} = ${turn.rectification_id} and ${own.distance} = 0
        and ${own.body_id} = any(${[...standing, noBody]}::uuid[]) and ${sql.join(hasNone, sql` and `)})`
  // Whoever has lost every post signs nothing any more; a deputy leads what the one leads who has lent them that.
  const leads =
    actor.inPlaceOf === undefined
      ? actor.appointments.length > 0
      : leadingRoles.some((role) => holdsAnywhere(actor, role))
  const leader = sql`${actor.inPlaceOf ?? actor.personId}::uuid`
  const inAll = sql`${turn}`
  return [
    ...posts.flatMap(([rung, bodyIds]): readonly Way[] => {
      return bodyIds.length === 0 ? [] : turnsWithin(actor, bodyIds, sql`${turn.rung} = ${sql.lit(rung)}`)
    }),
    ...[...new Set(heads)].map(
      (ownerId): Way => [inAll, sql`${turn.rung} = 'head' and ${turn.owner_id} = ${ownerId}::uuid`],
    ),
    ...[...new Set(heads)].map((named): Way => [inAll, sql`${turn.rung} = ${`organization:${named}`}`]),
    ...(leads
      ? [[inAll, sql<SqlBool>`${turn.rung} = 'leader' and ${turn.leader_id} = ${leader}`] as const]
      : []),
    ...(actor.inPlaceOf === undefined && heads.length > 0 ? [[inAll, standingIn] as const] : []),
  ]
}

// The rules of `namerRefusal` in core, in SQL.
function namersOf(actor: Actor): readonly Way[] {
  const coordinates = bodiesHeld(actor, ['coordinator'])
  const leads = bodiesHeld(actor, ['principal']).filter((body) => !coordinates.includes(body))
  const isNoDoer = sql<SqlBool>`${hasWorkingAccount(signer)} and ${signer.id} <> all (${turn.doers})
    and coalesce(${acting.in_place_of} <> all (${turn.doers}), true)`
  const isAlone = sql<SqlBool>`not ${someHolds(sql`'coordinator'`, isNoDoer)}`
  return [
    ...(coordinates.length > 0 ? turnsWithin(actor, coordinates, sql<SqlBool>`true`) : []),
    ...(leads.length > 0 ? turnsWithin(actor, leads, isAlone) : []),
  ]
}

/**
 * Whether somebody, `signer` by the post `acting`, has a role in the body of the rectification of `turn`; anywhere where that
 * belongs to none.
 */
function someHolds(role: RawBuilder<unknown>, isMeant: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  const isOwn = sql`${own.rectification_id} = ${turn.rectification_id} and ${own.distance} = 0`
  return sql`(exists (
      select from ${own} join ${ofBody} on ${ofBody.body_id} = ${own.body_id}
      join ${acting} on ${acting.role} = ${role} and ${acting.organization_id} = ${ofBody.organization_id}
      join ${signer} on ${signer.id} = ${acting.person_id}
      where ${isOwn} and ${isMeant})
    or exists (
      select from ${own} where ${isOwn} and ${own.body_id} = ${sql.lit(noBody)}::uuid and exists (
        select from ${acting} join ${signer} on ${signer.id} = ${acting.person_id}
        where ${acting.role} = ${role} and ${isMeant})))`
}

/** Whether a row `post` is held in the body of the rectification of `turn`, or that belongs to none. */
const isPostHere = sql<SqlBool>`exists (
  select from ${ofBody} join ${own} on ${own.rectification_id} = ${turn.rectification_id} and ${own.distance} = 0
    and ${own.body_id} in (${ofBody.body_id}, ${sql.lit(noBody)})
  where ${ofBody.organization_id} = ${post.organization_id})`

const canStillSign = sql<SqlBool>`${hasWorkingAccount(signer)} and ${signer.id} <> all (${turn.doers})
  and ${signer.id} <> all (${turn.signers})`

/** The same of who holds a post of `acting`: a deputy signs nothing that the one could not whose place they take. */
const canSignByIt = sql<SqlBool>`${canStillSign} and coalesce(${acting.in_place_of} <> all (${turn.doers})
  and ${acting.in_place_of} <> all (${turn.signers}), true)`

/** Whether somebody has the rung of `turn`, by post or as a stand-in, and can still sign. */
const someCanSign: RawBuilder<SqlBool> = sql`case ${turn.rung}
    when 'head' then exists (
      select from ${acting} join ${signer} on ${signer.id} = ${acting.person_id}
      where ${acting.role} = 'head' and ${acting.organization_id} = ${turn.owner_id} and ${canSignByIt})
    when 'leader' then exists (
      select from ${signer} where ${signer.id} = ${turn.leader_id} and ${canStillSign}
        and exists (select from ${post} where ${post.person_id} = ${signer.id}))
      or exists (
        select from ${acting} join ${signer} on ${signer.id} = ${acting.person_id}
        where ${acting.in_place_of} = ${turn.leader_id} and ${acting.role} in ('leader', 'principal') and ${canSignByIt})
    else case when ${turn.rung} like 'organization:%' then exists (
      select from ${acting} join ${signer} on ${signer.id} = ${acting.person_id}
      where ${acting.role} = 'head' and ${acting.organization_id}::text = split_part(${turn.rung}, ':', 2)
        and ${canSignByIt})
      when ${turn.rung} like 'resolution:%' then true
      else ${someHolds(sql`${turn.rung}`, canSignByIt)} end
  end or (${turn.stand_ins} <> '{}' and exists (
    select from ${signer}
    where ${signer.id} = any(${turn.stand_ins}) and ${canStillSign}
      and ('leader' <> all(${turn.ladder}) or ${turn.leader_id} is distinct from ${signer.id})
      and exists (
        select from ${post} where ${post.person_id} = ${signer.id} and ${post.role} = 'head' and ${isPostHere})
      and not exists (
        select from ${post} where ${post.person_id} = ${signer.id}
          and ${post.role} = any(${turn.ladder})
          and ((${post.role} in ('coordinator', 'inspector', 'principal') and ${isPostHere})
            or (${post.role} = 'head' and ${post.organization_id} = ${turn.owner_id})))
      and not exists (
        select from ${post} where ${post.person_id} = ${signer.id} and ${post.role} = 'head'
          and ${post.organization_id} = any(${turn.organizations}))))`

const claimColumns = (requests: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  ${claimJson} as request, ${jsonOf(measure, measureColumns)} as measure,
  ${jsonOf(finding, findingColumns)} as finding, ${bodiesSeeing(request.rectification_id)} as here,
  case ${request.subject_type} when 'finding' then ${partsOf(finding)} else '[]' end as parts, ${rectification.name} as rectification_name,
  ${answering.ownerId}, ${owner.name} as owner_name, ${answering.leaderId},
  case ${request.subject_type} when 'measure' then ${evidenceToCheck(measure)} else (
    select coalesce(json_agg(piece), '[]')
    from ${part}, json_array_elements(${evidenceToCheck(part)}) as piece
    where ${part.rectification_id} = ${finding.rectification_id} and ${part.finding_id} = ${finding.id}
  ) end as evidence,
  (select json_build_object('rung', ${before.rung}, 'rungNames', ${before.rung_names}, 'at', ${before.returned_at},
      'reason', ${before.reason}, 'by', ${returner.id}, 'names', json_build_object(${returner.id}, ${returner.name}),
      'formerNames', json_build_object(${returner.id}, ${returner.former_names}))
    from ${before} join ${returner} on ${returner.id} = ${before.returned_by}
    where ${before.rectification_id} = ${request.rectification_id} and ${before.subject_id} = ${request.subject_id}
      and ${before.status} = 'returned'
    order by ${before.claimed_at} desc limit 1) as returned
  ${claimsOf(requests)}
  join ${rectification} on ${rectification.id} = ${request.rectification_id}
  left join ${owner} on ${owner.id} = ${answering.ownerId}`

/** The claims that wait for a person, oldest first. */
export async function readQueue(
  database: Database,
  actor: Actor,
  limit: number,
): Promise<readonly ClaimRow[]> {
  // Part of the text, so that the general plan knows how little is wanted and is taken.
  const most = pageSizes.find((size) => size >= limit) ?? limit
  const rows = await prepared(
    database,
    sql<ClaimRow>`
    with waiting as materialized (
      select * from (${waitingFor(actor, most)}) as due order by due.claimed_at, due.id limit ${sql.lit(most)}
    )
    select ${claimColumns(sql`waiting join ${request}
      on ${request.rectification_id} = waiting.rectification_id and ${request.id} = waiting.id`)}
    order by ${request.claimed_at}, ${request.id}`,
  )
  return rows.slice(0, limit)
}

/** How many claims are read at once: few sizes, since each is a statement of its own. */
const pageSizes = [20, 30, 100, 500]

/** One claim; null when there is none. */
export function claimNow(
  rectificationId: RectificationId,
  closureRequestId: ClosureRequestId,
): Question<ClaimRow | null> {
  return question(
    sql<ClaimRow>`select ${claimColumns(sql`${request}`)}
    where ${request.rectification_id} = ${rectificationId} and ${request.id} = ${closureRequestId}
      and ${isShown(request.rectification_id)}`,
    ([row]) => row ?? null,
  )
}

/** Claims of a rectification, whatever became of them, in the order of their ids and behind one of them. */
export function claimsBelow({
  rectificationId,
  after,
  limit,
}: {
  readonly rectificationId: RectificationId
  readonly after?: ClosureRequestId | undefined
  readonly limit: number
}): Question<readonly NamedClaim[]> {
  return question(
    sql<{ request: NamedClaim }>`select ${claimJson} as request from ${request}
    where ${request.rectification_id} = ${rectificationId}
      and (${after ?? null}::uuid is null or ${request.id} > ${after ?? null}::uuid)
    order by ${request.id} limit ${limit}`,
    (rows) => rows.map((row) => row.request),
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
