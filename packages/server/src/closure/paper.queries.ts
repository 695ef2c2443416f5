import type { ClosureSubject } from '@bihuan/core/claims/closure-request.ts'
import type { Named } from '@bihuan/core/kernel/contract.ts'
import type { RecordedMeeting } from '@bihuan/core/closure/paper.ts'
import type {
  ClosureRequestId,
  FileId,
  MeetingId,
  PersonId,
  RectificationId,
} from '@bihuan/core/kernel/id.ts'
import { canSomewhere } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { type Actor, bodiesHeld } from '@bihuan/core/people/role.ts'
import type { RawBuilder } from 'kysely'
import { isReached } from '../kernel/bodies.queries.ts'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type Question, question } from '../kernel/together.ts'
import { findingInScope, isWholeInScope, measureInScope } from '../people/read-scope.queries.ts'

const meeting = columnsOf('meetings', 'meeting')
const request = columnsOf('closure_requests', 'request')
const other = columnsOf('closure_requests', 'other')
const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const person = columnsOf('persons', 'person')
const enterer = columnsOf('persons', 'enterer')
const present = columnsOf('persons', 'present')
const rectification = columnsOf('rectifications', 'rectification')
const showing = columnsOf('scan_showings', 'showing')

// Whoever stands there twice, by name alone or as one chosen and by name, was there once.
const presentAt = sql<number>`(cardinality(${meeting.present_ids}) + (
  select count(distinct told) from unnest(${meeting.present_names}) as told
  where not exists (select from ${present} where ${present.id} = any(${meeting.present_ids}) and ${present.name} = told)))::int`

/** A meeting as it is recorded, as far as its resolutions pass rungs; null where there is none. */
export function recordedMeeting(
  rectificationId: RectificationId,
  id: MeetingId,
): Question<RecordedMeeting | null> {
  return question(
    sql<RecordedMeeting>`
    select ${meeting.id}, ${meeting.kind}, ${meeting.number}, ${meeting.held_on} as "heldOn", ${meeting.resolutions},
      ${presentAt} as present,
      ${meeting.status} = 'voided' as "isVoided"
    from ${meeting} where ${meeting.rectification_id} = ${rectificationId} and ${meeting.id} = ${id}`,
    ([row]) => row ?? null,
  )
}

/** Whether somebody was given the scan of a claim: the whole file, or each of the pages that are drawn of it. */
export function isScanShown(asked: {
  readonly rectificationId: RectificationId
  readonly closureRequestId: ClosureRequestId
  readonly fileId: FileId
  readonly personId: PersonId
}): Question<boolean> {
  return question(
    sql<{ readonly isShown: boolean }>`
    select coalesce(bool_or(${showing.page_number} = 0) or count(*) >= max(${showing.page_count}), false) as "isShown"
    from ${showing} where ${showing.rectification_id} = ${asked.rectificationId}
      and ${showing.closure_request_id} = ${asked.closureRequestId} and ${showing.file_id} = ${asked.fileId}
      and ${showing.person_id} = ${asked.personId}`,
    ([row]) => row?.isShown ?? false,
  )
}

/** A signature on paper that waits to be confirmed. */
export type WaitingPaper = {
  readonly request: { readonly rectificationId: RectificationId; readonly subject: ClosureSubject }
  readonly text: string
  readonly signer: Named | null
  readonly enteredBy: Named
}

/** So many are listed; confirming one brings in the next. */
const mostListed = 50

const enteredAt = sql`(${request.paper} ->> 'enteredAt')::timestamptz`

function idIn(key: 'personId' | 'enteredBy'): RawBuilder<unknown> {
  return sql`(${request.paper} ->> ${sql.lit(key)})::uuid`
}

/**
 * The signatures on paper that somebody could confirm: of their own body, neither entered nor signed by them, nor of work that they
 * did. Whoever looks from a body above reads them and confirms nothing.
 */
export async function readWaitingPapers(db: Db, actor: Actor): Promise<WaitingPaper[]> {
  if (!canSomewhere(actor, 'closure.confirmPaper')) return []
  const scope = readScope(actor)
  const bodyIds = bodiesHeld(actor, ['coordinator', 'inspector'])
  const didIt = (doers: RawBuilder<unknown>) => sql`coalesce(${actor.personId}::uuid = any(${doers}), false)`
  const { rows } = await sql<WaitingPaper>`
    select jsonb_build_object('rectificationId', ${request.rectification_id}, 'subject',
        jsonb_build_object('type', ${request.subject_type}, 'id', ${request.subject_id})) as request,
      coalesce(${measure.text}, ${finding.title}, ${finding.number}) as text,
      case when ${person.id} is not null then jsonb_build_object('id', ${person.id}, 'name', ${nameThen(person, enteredAt)}) end as signer,
      jsonb_build_object('id', ${enterer.id}, 'name', ${nameThen(enterer, enteredAt)}) as "enteredBy"
    from ${request}
    left join ${person} on ${person.id} = ${idIn('personId')}
    join ${enterer} on ${enterer.id} = ${idIn('enteredBy')}
    left join ${measure} on ${measure.rectification_id} = ${request.rectification_id}
      and ${measure.id} = ${request.measure_id}
    left join ${finding} on ${finding.rectification_id} = ${request.rectification_id}
      and ${finding.id} = ${request.finding_id}
    where ${request.paper} is not null and ${actor.personId}::uuid is distinct from ${person.id}
      and ${actor.personId}::uuid <> ${enterer.id}
      and ${isReached(request.rectification_id, bodyIds, { isOwn: true })}
      and not ${didIt(request.doers)} and not ${didIt(measure.doers)}
      and (${measure.id} is not null and ${measureInScope(scope, measure)}
        or ${finding.id} is not null and ${findingInScope(scope, finding)})
    order by ${request.paper} ->> 'enteredAt', ${request.id} limit ${sql.lit(mostListed)}`.execute(db)
  return rows
}

/** How many signatures of a rectification were made, and how many of them on paper. */
export type PaperShare = {
  readonly rectification: Named
  readonly onPaper: number
  readonly signatures: number
}

/** The rectifications of which more than a limit, in percent, was signed on paper, the highest share first. */
export async function readPaperShares(db: Db, actor: Actor, limit: number): Promise<PaperShare[]> {
  if (!canSomewhere(actor, 'closure.confirmPaper')) return []
  const scope = readScope(actor)
  const { rows } = await sql<PaperShare>`
    select jsonb_build_object('id', ${rectification.id}, 'name', ${rectification.name}) as rectification,
      counted."onPaper", counted.signatures
    from (select distinct ${request.rectification_id} as id from ${request}
      where ${request.signatures} @> '[{"paper": {}}]'::jsonb) as touched
    join ${rectification} on ${rectification.id} = touched.id and ${rectification.put_away} is null
    cross join lateral (
      select count(*)::int as signatures,
        count(*) filter (where step ? 'paper')::int as "onPaper"
      from ${other} cross join lateral jsonb_array_elements(${other.signatures}) as step
      where ${other.rectification_id} = touched.id) as counted
    where ${isWholeInScope(scope, rectification.id)} and counted."onPaper" * 100 > counted.signatures * ${limit}::integer
    order by counted."onPaper"::numeric / counted.signatures desc, touched.id`.execute(db)
  return rows
}
