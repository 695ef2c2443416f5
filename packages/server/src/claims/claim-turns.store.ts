import type { ClosureEvent } from '@bihuan/core/claims/closure.events.ts'
import type { FindingEvent } from '@bihuan/core/findings/finding.events.ts'
import type { MeasureEvent } from '@bihuan/core/measures/measure.events.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db, Happened } from '../kernel/subject-store.ts'
import { answering, claimsOf } from './answering.queries.ts'
import { goneWitnesses, withWitness, witnessRole } from './witness.queries.ts'

const request = columnsOf('closure_requests', 'request')
const turn = columnsOf('claim_turns', 'turn')
const turns = columnsOf('claim_turns')
const witnesses = columnsOf('witness_posts')
const witness = columnsOf('witness_posts', 'witness')
const gone = columnsOf('witness_posts', 'gone')

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
  const written = [...kept, turns.witness_id, turns.witness_place]
  const personIn = sql`(step ->> 'personId')::uuid`
  return sql`
    with gone as (
      delete from ${turn} using ${request}
      where ${turn.rectification_id} = ${request.rectification_id} and ${turn.id} = ${request.id}
        and ${request.status} <> 'pending' and ${isMeant}
    ),
    now_turn (${sql.join(kept)}) as materialized (
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
    where ${request.status} = 'pending' and ${isMeant}),
    turn (${sql.join(written)}) as materialized (${withWitness(sql`now_turn`)}),
    known as (
      insert into ${witnesses} (${sql.join([witnesses.role, witnesses.place, witnesses.person_id])})
      select distinct ${witnessRole}, ${turn.witness_place}, ${turn.witness_id} from turn
      where ${turn.witness_id} is not null on conflict do nothing
    )
    insert into ${turns} (${sql.join(written)}) select ${sql.join(written)} from turn
    on conflict (${turns.rectification_id}, ${turns.id}) do update set (${sql.join(written)}) =
      (${sql.join(written.map((column) => sql`excluded.${column}`))})`
}

/**
 * Removes witnesses that can sign no more and stand with no claim: what is left of them would be looked at for ever.
 *
 * Who comes back in that moment may become the witness of a claim, which finds them there and writes nothing. So it waits for
 * commands that are under way, and looks only then; those that come meanwhile wait for it, and find nobody there.
 */
export async function forgetWitnesses(db: Db): Promise<void> {
  await db.transaction().execute(async (alone) => {
    await sql`lock table ${witnesses} in share row exclusive mode`.execute(alone)
    await sql`with ${goneWitnesses} delete from ${witness} using gone
      where (${witness.role}, ${witness.place}, ${witness.person_id}) = (${gone.role}, ${gone.place}, ${gone.person_id})
        and not exists (select from ${turn} where ${turn.witness_id} = ${gone.person_id}
          and ${turn.witness_place} = ${gone.place} and ${witnessRole} = ${gone.role})`.execute(alone)
  })
}

function inChain({ chainId }: Happened<unknown>, condition: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`${request.rectification_id} = ${chainId} and ${condition}`
}

function idsOf(happened: readonly Happened<unknown>[]): string[] {
  return [...new Set(happened.map(({ subjectId }) => subjectId))]
}
