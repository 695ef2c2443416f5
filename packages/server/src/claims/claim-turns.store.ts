import type { ClosureEvent } from '@bihuan/core/claims/closure.events.ts'
import type { FindingEvent } from '@bihuan/core/findings/finding.events.ts'
import type { MeasureEvent } from '@bihuan/core/measures/measure.events.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Happened } from '../kernel/subject-store.ts'
import { answering, claimsOf } from './answering.queries.ts'

const request = columnsOf('closure_requests', 'request')
const turn = columnsOf('claim_turns', 'turn')
const turns = columnsOf('claim_turns')

const answeringFields = ['leaderId', 'ownerId', 'handlerId']

/** Writes down whose turn claims are, after something happened to them. */
export function turnsOf(happened: readonly Happened<ClosureEvent>[]): RawBuilder<unknown>[] {
  const [first] = happened
  return first === undefined
    ? []
    : [whoseTurn(inChain(first, sql`${request.id} = any(${idsOf(happened)}::uuid[])`))]
}

/** The same for the claims about items for which somebody else answers from now on: nothing else can be set meanwhile. */
export function turnsOfReassigned(
  happened: readonly Happened<MeasureEvent | FindingEvent>[],
): RawBuilder<unknown>[] {
  const reassigned = happened.filter(
    ({ event }) =>
      (event.type === 'measure.assigned' || event.type === 'finding.assigned') &&
      Object.keys(event.changes).every((field) => answeringFields.includes(field)),
  )
  const [first] = reassigned
  if (first === undefined) return []
  const isAbout = sql`${request.status} = 'pending' and ${request.subject_id} = any(${idsOf(reassigned)}::uuid[])`
  return [whoseTurn(inChain(first, isAbout))]
}

/** Writes down whose turn those claims are for which a condition on `request` holds. */
export function whoseTurn(isMeant: RawBuilder<SqlBool>): RawBuilder<unknown> {
  const kept = [
    turns.rectification_id,
    turns.id,
    turns.rung,
    turns.claimed_at,
    turns.owner_id,
    turns.leader_id,
    turns.doers,
    turns.signers,
    turns.stand_ins,
    turns.ladder,
    turns.organizations,
    turns.entered_by,
  ]
  const personIn = sql`(step ->> 'personId')::uuid`
  return sql`
    with gone as (
      delete from ${turn} using ${request}
      where ${turn.rectification_id} = ${request.rectification_id} and ${turn.id} = ${request.id}
        and ${request.status} <> 'pending' and ${isMeant}
    )
    insert into ${turns} (${sql.join(kept)})
    select ${request.rectification_id}, ${request.id}, ${request.rung}, ${request.claimed_at},
      ${answering.ownerId}, ${answering.leaderId}, ${answering.doers},
      array(select person::uuid from jsonb_array_elements(${request.signatures}) as step
        cross join lateral (values (step ->> 'personId'), (step ->> 'inPlaceOf')) as signer (person)
        where person is not null and not step ? 'meeting'),
      array(select ${personIn} from jsonb_array_elements(${request.stand_ins}) as step
        where step ->> 'rung' = ${request.rung}),
      ${request.ladder},
      array(select split_part(step, ':', 2)::uuid from unnest(${request.ladder}) as step where step like 'organization:%'),
      (${request.paper} ->> 'enteredBy')::uuid
    ${claimsOf(sql`${request}`)}
    where ${request.status} = 'pending' and ${isMeant}
    on conflict (${turns.rectification_id}, ${turns.id}) do update set (${sql.join(kept)}) =
      (${sql.join(kept.map((column) => sql`excluded.${column}`))})`
}

function inChain({ chainId }: Happened<unknown>, condition: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`${request.rectification_id} = ${chainId} and ${condition}`
}

function idsOf(happened: readonly Happened<unknown>[]): string[] {
  return [...new Set(happened.map(({ subjectId }) => subjectId))]
}
