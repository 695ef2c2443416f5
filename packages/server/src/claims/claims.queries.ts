import type { ClosureRequest } from '@bihuan/core/claims/closure-request.ts'
import type { MeasureOfFinding } from '@bihuan/core/findings/responsibility.ts'
import type { Named } from '@bihuan/core/kernel/contract.ts'
import type { FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { RawBuilder } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type Question, question } from '../kernel/together.ts'
import { closureRequestOfJson, type ClosureRequestJson } from './closure-requests.store.ts'

const persons = columnsOf('persons', 'persons')
const request = columnsOf('closure_requests', 'request')
const finding = columnsOf('findings', 'finding')
const part = columnsOf('measures', 'part')
const owner = columnsOf('organizations', 'owner')
const supporter = columnsOf('organizations', 'supporter')
const leader = columnsOf('persons', 'leader')
const handler = columnsOf('persons', 'handler')

/** The departments that support an item, by name and in the order in which they were named. */
export function supportersOf(item: Columns<'measures'> | Columns<'findings'>): RawBuilder<Named[]> {
  return sql`case when ${item.supporter_ids} = '{}' then '[]'::jsonb else (
    select coalesce(jsonb_agg(jsonb_build_object('id', ${supporter.id}, 'name', ${supporter.name})
      order by array_position(${item.supporter_ids}, ${supporter.id})), '[]')
    from ${supporter} where ${supporter.id} = any(${item.supporter_ids})) end`
}

/** A claim with the names of everybody in it. */
export type NamedClaim = ClosureRequestJson & { readonly names: Record<string, string> }

/** The claim `request`, with names. */
export const claimJson: RawBuilder<NamedClaim> = sql`to_jsonb(request) || jsonb_build_object('names', (
    select jsonb_object_agg(${persons.id}, ${persons.name}) from ${persons}
    where ${persons.id} = any(array(
      select ${request.claimed_by}
      union all
      select (${request.prepared} ->> 'by')::uuid
      union all
      select person::uuid from jsonb_array_elements(${request.signatures} || ${request.stand_ins}) as step
        cross join lateral (values (step ->> 'personId'), (step ->> 'namedBy'), (step ->> 'inPlaceOf'),
          (step #>> '{paper,enteredBy}'), (step #>> '{paper,confirmedBy}')) as named (person)
      union all
      select named.person::uuid from (values (${request.paper} ->> 'personId'), (${request.paper} ->> 'enteredBy'))
        as named (person)))))`

/** The newest claim about an item, with names; null when there never was one. */
export function latestClaim(item: Columns<'measures'> | Columns<'findings'>): RawBuilder<NamedClaim | null> {
  return sql`(
    select ${claimJson} from ${request}
    where ${request.rectification_id} = ${item.rectification_id} and ${request.subject_id} = ${item.id}
    order by ${request.claimed_at} desc, ${request.id} desc limit 1)`
}

const partsJson = sql<PartOfFinding[]>`
  coalesce(json_agg(json_build_object('id', ${part.id}, 'findingId', ${part.finding_id}, 'status', ${part.status},
    'ownerId', ${part.owner_id}, 'leaderId', ${part.leader_id}, 'handlerId', ${part.handler_id}, 'doers', ${part.doers},
    'supporterIds', ${part.supporter_ids}, 'partUnitIds', ${part.part_unit_ids},
    'partHandlerIds', ${part.part_handler_ids},
    'isClosedBefore', ${part.take_over_id} is not null,
    'ownerName', ${owner.name}, 'leaderName', ${leader.name}, 'handlerName', ${handler.name})
      order by ${part.ordinal}), '[]')`
const partsWithNames = sql`${part}
    left join ${owner} on ${owner.id} = ${part.owner_id}
    left join ${leader} on ${leader.id} = ${part.leader_id}
    left join ${handler} on ${handler.id} = ${part.handler_id}`

/** What each of a finding's measures tells about it, with names. */
export function partsOf(finding: Columns<'findings'>): RawBuilder<PartOfFinding[]> {
  return sql`(
    select ${partsJson} from ${partsWithNames}
    where ${part.rectification_id} = ${finding.rectification_id} and ${part.finding_id} = ${finding.id})`
}

/** The same of many findings, as rows of `whole` and `those`: joined once and not for each. */
export function partsWithin(wanted: {
  readonly rectificationId: RectificationId
  readonly ids: readonly FindingId[] | null
}): RawBuilder<unknown> {
  return sql`(
    select ${part.finding_id} as whole, ${partsJson} as those from ${partsWithNames}
    where ${part.rectification_id} = ${wanted.rectificationId}
      ${wanted.ids === null ? sql`` : sql`and ${part.finding_id} = any(${[...wanted.ids]}::uuid[])`}
    group by ${part.finding_id})`
}

/** A measure as its finding sees it, with the names of those who may answer for the finding. */
export type PartOfFinding = MeasureOfFinding & {
  readonly isClosedBefore: boolean
  readonly ownerName: string | null
  readonly leaderName: string | null
  readonly handlerName: string | null
}

/** The claim that an item waits for; null when it waits for none. */
export async function readPendingClaim(
  db: Db,
  item: { readonly rectificationId: RectificationId; readonly id: MeasureId | FindingId },
): Promise<ClosureRequest | null> {
  const { rows } = await sql<{ request: ClosureRequestJson }>`
    select to_jsonb(request) as request from ${request}
    where ${request.rectification_id} = ${item.rectificationId} and ${request.subject_id} = ${item.id}
      and ${request.status} = 'pending'`.execute(db)
  return rows[0] === undefined ? null : closureRequestOfJson(rows[0].request)
}

/** What each of a finding's measures tells about it. */
export function partsOfFinding(
  rectificationId: RectificationId,
  findingId: FindingId,
): Question<readonly PartOfFinding[]> {
  return question(
    sql<{ parts: PartOfFinding[] }>`
    select ${partsOf(finding)} as parts from ${finding}
    where ${finding.rectification_id} = ${rectificationId} and ${finding.id} = ${findingId}`,
    ([row]) => row?.parts ?? [],
  )
}
