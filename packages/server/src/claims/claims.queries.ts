import type { ClosureRequest } from '@bihuan/core/claims/closure-request.ts'
import type { MeasureOfFinding } from '@bihuan/core/findings/responsibility.ts'
import type { Named } from '@bihuan/core/kernel/contract.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { MeasureStatus, TimeClass } from '@bihuan/core/measures/labels.ts'
import type { FormerName } from '@bihuan/core/people/people.events.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { bodiesSeeing } from '../kernel/bodies.queries.ts'
import { type Columns, columnsOf, listOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type Question, question } from '../kernel/together.ts'
import { isShown } from '../people/put-away.queries.ts'
import { calledNumber } from '../told/finding-number.queries.ts'
import { type ClosureRequestJson, closureRequestOfJson } from './closure-requests.store.ts'

const turn = columnsOf('claim_turns', 'turn')
const asked = columnsOf('closure_requests', 'asked')
const persons = columnsOf('persons', 'persons')
const request = columnsOf('closure_requests', 'request')
const finding = columnsOf('findings', 'finding')
const part = columnsOf('measures', 'part')
const link = columnsOf('further_measures', 'link')
const home = columnsOf('findings', 'home')
const standing = columnsOf('rectifications', 'standing')
const owner = columnsOf('organizations', 'owner')
const supporter = columnsOf('organizations', 'supporter')
const leader = columnsOf('persons', 'leader')
const handler = columnsOf('persons', 'handler')

/** The departments that support an item, by name and in the order in which they were named. */
export function supportersOf(item: Columns<'measures'> | Columns<'findings'>): RawBuilder<Named[]> {
  return sql`case when ${item.supporter_ids} = '{}' then '[]'::json else ${listOf(sql`
    select json_build_object('id', ${supporter.id}, 'name', ${supporter.name})
    from ${supporter} where ${supporter.id} = any(${item.supporter_ids})
    order by array_position(${item.supporter_ids}, ${supporter.id})`)} end`
}

/** A claim with the names of everybody in it, and of those who had others what they were called before, the first name first. */
export type NamedClaim = ClosureRequestJson & {
  readonly names: Readonly<Record<string, string>>
  readonly formerNames: Readonly<Record<string, readonly FormerName[]>>
}

/** The claim `request`, with names. */
export const claimJson: RawBuilder<NamedClaim> = sql`to_jsonb(request) || (
    select jsonb_build_object('names', jsonb_object_agg(${persons.id}, ${persons.name}), 'formerNames', coalesce(
      jsonb_object_agg(${persons.id}, ${persons.former_names}) filter (where ${persons.former_names} <> '[]'), '{}'))
    from ${persons}
    where ${persons.id} = any(array(
      select ${request.claimed_by}
      union all
      select (${request.prepared} ->> 'by')::uuid
      union all
      select person::uuid from jsonb_array_elements(${request.signatures} || ${request.stand_ins}) as step
        cross join lateral (values (step ->> 'personId'), (step ->> 'namedBy'), (step ->> 'inPlaceOf'),
          (step #>> '{paper,enteredBy}'), (step #>> '{meeting,enteredBy}'), (step #>> '{paper,confirmedBy}')) as named (person)
      union all
      select named.person::uuid from (values (${request.paper} ->> 'personId'), (${request.paper} ->> 'enteredBy'))
        as named (person))))`

/** The newest claim about an item, with names; null when there never was one. */
export function latestClaim(item: Columns<'measures'> | Columns<'findings'>): RawBuilder<NamedClaim | null> {
  return sql`(
    select ${claimJson} from ${request}
    where ${request.rectification_id} = ${item.rectification_id} and ${request.subject_id} = ${item.id}
    order by ${request.claimed_at} desc, ${request.id} desc limit 1)`
}

/** The organizations whose heads sign rungs of the claim about an item that waits. */
export function organizationsAsked(item: Columns<'measures'> | Columns<'findings'>): RawBuilder<unknown> {
  return sql`select unnest(${turn.organizations}) from ${turn}
    join ${asked} on ${asked.rectification_id} = ${turn.rectification_id} and ${asked.id} = ${turn.id}
    where ${asked.rectification_id} = ${item.rectification_id} and ${asked.subject_id} = ${item.id}`
}

const neededOfParts = sql.join([
  part.id,
  part.finding_id,
  part.status,
  part.due_on,
  part.owner_id,
  part.leader_id,
  part.handler_id,
  part.doers,
  part.supporter_ids,
  part.part_unit_ids,
  part.part_handler_ids,
  part.take_over_id,
  part.voided,
])

// The measures that stand below findings, then those of other findings that answer them too: `whole` is the finding that is meant.
function measuresOf(isBelow: RawBuilder<SqlBool>, isLinked: RawBuilder<SqlBool>): RawBuilder<unknown> {
  return sql`(
    select ${part.finding_id} as whole, ${part.ordinal} as place, null::jsonb as further, ${neededOfParts}
    from ${part} where ${isBelow}
    union all
    select ${link.finding_id}, ${link.ordinal}, jsonb_build_object('rectificationId', ${part.rectification_id},
      'text', ${part.text}, 'status', ${part.status}, 'dueOn', ${part.due_on}, 'timeClass', ${part.time_class}, 'closedAt', ${part.closed_at},
      'rectificationName', ${standing.name}, 'findingNumber', ${calledNumber(home)}, 'findingTitle', ${home.title},
      'here', ${bodiesSeeing(part.rectification_id)}), ${neededOfParts}
    from ${link}
    join ${part} on ${part.rectification_id} = ${link.measure_rectification_id} and ${part.id} = ${link.measure_id}
    join ${home} on ${home.rectification_id} = ${part.rectification_id} and ${home.id} = ${part.finding_id}
    join ${standing} on ${standing.id} = ${part.rectification_id}
    where ${isLinked} and ${isShown(part.rectification_id)}) as part`
}

const further = sql.ref('part.further')
const partsJson = sql<PartOfFinding[]>`
  coalesce(json_agg(json_build_object('id', ${part.id}, 'findingId', ${part.finding_id}, 'status', ${part.status},
    'dueOn', ${part.due_on}, 'isFurther', ${further} is not null, 'further', ${further},
    'ownerId', ${part.owner_id}, 'leaderId', ${part.leader_id}, 'handlerId', ${part.handler_id}, 'doers', ${part.doers},
    'supporterIds', ${part.supporter_ids}, 'partUnitIds', ${part.part_unit_ids},
    'partHandlerIds', ${part.part_handler_ids},
    'isClosedBefore', ${part.take_over_id} is not null, 'isMerged', ${part.voided} ->> 'mergedInto' is not null,
    'ownerName', ${owner.name}, 'leaderName', ${leader.name}, 'handlerName', ${handler.name})
      order by ${further} is not null, ${sql.ref('part.place')}), '[]')`
const owners = sql`
    left join ${owner} on ${owner.id} = ${part.owner_id}
    left join ${leader} on ${leader.id} = ${part.leader_id}
    left join ${handler} on ${handler.id} = ${part.handler_id}`

/** What each of a finding's measures tells about it, with names: also those that answer it from below another. */
export function partsOf(finding: Columns<'findings'>): RawBuilder<PartOfFinding[]> {
  return sql`(
    select ${partsJson} from ${measuresOf(
      sql`${part.rectification_id} = ${finding.rectification_id} and ${part.finding_id} = ${finding.id}`,
      sql`${link.rectification_id} = ${finding.rectification_id} and ${link.finding_id} = ${finding.id}`,
    )} ${owners})`
}

// By the names that core has for them: a row becomes its JSON as it stands.
const responsible = sql`${part.id}, ${part.finding_id} as "findingId", ${part.status}, ${part.due_on} as "dueOn",
  ${part.owner_id} as "ownerId", ${part.leader_id} as "leaderId", ${part.handler_id} as "handlerId", ${part.doers},
  ${part.supporter_ids} as "supporterIds", ${part.part_unit_ids} as "partUnitIds", ${part.part_handler_ids} as "partHandlerIds"`

/** The same without a name, for who answers for a finding and who works on it. */
export function responsibleFor(
  finding: Pick<Columns<'findings'>, 'rectification_id' | 'id'>,
): RawBuilder<MeasureOfFinding[]> {
  return sql`(
    select coalesce(json_agg(part order by part."isFurther", ${sql.ref('part.place')}), '[]')
    from (
      select ${part.ordinal} as place, false as "isFurther", ${responsible} from ${part}
      where ${part.rectification_id} = ${finding.rectification_id} and ${part.finding_id} = ${finding.id}
      union all
      select ${link.ordinal}, true, ${responsible} from ${link}
      join ${part} on ${part.rectification_id} = ${link.measure_rectification_id} and ${part.id} = ${link.measure_id}
      where ${link.rectification_id} = ${finding.rectification_id} and ${link.finding_id} = ${finding.id}
        and ${isShown(part.rectification_id)}) as part)`
}

/** Whose measures are asked for: of all findings of a rectification, or of some; `only` those that answer them from below others. */
type PartsWanted = {
  readonly rectificationId: RectificationId
  readonly ids: readonly FindingId[] | null
  readonly only?: 'further'
}

/** What each of the measures of many findings tells, with names, as rows of `whole` and `those`: joined once and not for each. */
export function partsWithin(wanted: PartsWanted): RawBuilder<unknown> {
  const isWanted = (rectificationId: RawBuilder<unknown>, findingId: RawBuilder<unknown>) =>
    sql<SqlBool>`${rectificationId} = ${wanted.rectificationId}
      ${wanted.ids === null ? sql`` : sql`and ${findingId} = any(${[...wanted.ids]}::uuid[])`}`
  const whole = sql.ref('part.whole')
  return sql`(
    select ${whole} as whole, ${partsJson} as those from ${measuresOf(
      wanted.only === 'further' ? sql`false` : isWanted(part.rectification_id, part.finding_id),
      isWanted(link.rectification_id, link.finding_id),
    )} ${owners}
    group by ${whole})`
}

/** A measure as its finding sees it, with the names of those who may answer for the finding. */
export type PartOfFinding = MeasureOfFinding & {
  readonly isClosedBefore: boolean
  /** Whether it became a part of another. */
  readonly isMerged: boolean
  readonly ownerName: string | null
  readonly leaderName: string | null
  readonly handlerName: string | null
  readonly isFurther: boolean
  /** What is told of one that answers the finding from below another, and where it stands; null of any other. */
  readonly further: {
    readonly rectificationId: RectificationId
    readonly text: string
    readonly status: MeasureStatus
    readonly dueOn: PlainDay | null
    readonly timeClass: TimeClass
    readonly closedAt: string | null
    readonly rectificationName: string
    readonly findingNumber: string
    readonly findingTitle: string | null
    readonly here: Bodies
  } | null
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
