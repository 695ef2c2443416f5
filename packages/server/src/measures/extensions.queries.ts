import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { leadingRoles } from '@bihuan/core/people/guises.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { bodiesHeld } from '@bihuan/core/people/role.ts'
import { isReached } from '../kernel/bodies.queries.ts'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isShown } from '../people/put-away.queries.ts'
import { type ListedMeasure, listedColumns, listedJoins, measure } from './measures.queries.ts'

const measures = columnsOf('measures')
const person = columnsOf('persons', 'person')
const dated = columnsOf('measures', 'dated')

/**
 * The final day of a rectification, beyond which the principal decides: the last of the days that its measures were first due
 * on, which no extension moves.
 */
export function finalDay(rectificationId: RectificationId): Question<PlainDay | null> {
  return question(
    sql<{ last: PlainDay | null }>`
    select max(case when ${dated.extensions} > 0 then ${dated.first_due_on} else ${dated.due_on} end) as last from ${dated}
    where ${dated.rectification_id} = ${rectificationId} and ${measures.status} <> 'voided'`,
    ([row]) => row?.last ?? null,
  )
}

/** What people are called, by their ids. */
export function namesOfPersons(ids: readonly PersonId[]): Question<ReadonlyMap<PersonId, string>> {
  return question(
    sql<{ id: PersonId; name: string }>`
    select ${person.id}, ${person.name} from ${person} where ${person.id} = any(${[...ids]}::uuid[])`,
    (rows) => new Map(rows.map(({ id, name }) => [id, name])),
  )
}

/** So many extensions that wait for somebody are shown at most. */
export const mostWaitingExtensions = 50

/**
 * Measures of which an extension may wait for somebody, as leader or principal, in the place of one, or as whoever prepares it
 * for one: the most urgent first.
 */
export function readWaitingExtensions(database: Database, actor: Actor): Promise<readonly ListedMeasure[]> {
  const leaders = [
    actor.personId,
    ...(actor.liaisonOf ?? []),
    ...actor.appointments.flatMap(({ inPlaceOf, role }) =>
      inPlaceOf !== undefined && leadingRoles.some((one) => one === role) ? [inPlaceOf] : [],
    ),
  ]
  const bodyIds = bodiesHeld(actor, ['principal'])
  const ofPrincipal = sql`(${measure.extension} ->> 'leaderUntil' is null or ${measure.leader_id} is null
    or ${measure.leader_id} = any(${measure.doers})) and ${isReached(measure.rectification_id, bodyIds, { isOwn: true })}`
  return prepared(
    database,
    sql<ListedMeasure>`
      select ${listedColumns} from ${measure} ${listedJoins}
      where ${measure.extension} is not null and ${isShown(measure.rectification_id)}
        and not (${actor.personId}::uuid = any(${measure.doers}))
        and (${measure.leader_id} = any(${leaders}::uuid[])${bodyIds.length === 0 ? sql`` : sql` or (${ofPrincipal})`})
      order by ${measure.due_on}, ${measure.id} limit ${sql.lit(mostWaitingExtensions)}`,
  )
}
