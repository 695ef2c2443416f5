import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { isHeldFrom } from '@bihuan/core/people/closing.ts'
import type { TermedAppointment } from '@bihuan/core/people/role.ts'
import { teamEndedRefusal, teamEndsRefusal } from '@bihuan/core/people/team.ts'
import { appointedOtherwise } from '@bihuan/core/people/terms.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask, type Question, question } from '../kernel/together.ts'

const organization = columnsOf('organizations', 'organization')

type Ids = readonly (OrganizationId | null | undefined)[]

type Named = {
  readonly id: OrganizationId
  readonly name: string
  readonly closedOn: PlainDay | null
  readonly endsOn: PlainDay | null
}

/**
 * Why nothing new is given to organizations: one of them is closed. Null where all go on, or none is named. None of them
 * is closed before the transaction ends, for whoever closes one waits for it, and is waited for.
 */
export function closedAmong(ids: Ids): Question<Refusal<'ORGANIZATION_CLOSED'> | null> {
  return question(namedOf(ids), (found) => closedRefusal(found.find(({ closedOn }) => closedOn !== null)))
}

/** Whether a form names organizations that nothing new is given to. */
export type Ended = {
  readonly ask: Question<unknown>
  /** Why nothing is given to them: one is closed, or a team past its last day. Whatever a team has already may stay there. */
  readonly refusal: (standing?: Ids) => Refusal<'ORGANIZATION_CLOSED' | 'TEAM_ENDED'> | null
}

/** Which of the organizations that a form names have ended, as `closedAmong` holds them; teams by the day in question. */
export function endedAmong(ids: Ids, today: PlainDay): Ended {
  const named: Question<readonly Named[]> = question(namedOf(ids), (found) => found)
  return {
    ask: named,
    refusal: (standing = []) =>
      closedRefusal(named.answer.find(({ closedOn }) => closedOn !== null)) ??
      teamEndedRefusal(
        named.answer.filter(({ id }) => !standing.includes(id)),
        today,
      ),
  }
}

/** Holds an organization that is to be closed: who gives something to it has done so, or finds it closed. */
export async function holdForClosing(db: Db, organizationId: OrganizationId): Promise<void> {
  await sql`select from ${organization} where ${organization.id} = ${organizationId} for update`.execute(db)
}

/** Why posts cannot be held as they are wanted: one that is not there yet goes on after its organization or team has ended. */
export async function endedPost(
  db: Db,
  wanted: readonly TermedAppointment[],
  before: readonly TermedAppointment[] = [],
): Promise<Refusal<'ORGANIZATION_CLOSED' | 'TEAM_ENDS_BEFORE'> | null> {
  const others = appointedOtherwise(before, wanted)
  if (others.length === 0) return null
  const rows: Question<readonly Named[]> = question(
    namedOf(others.map(({ organizationId }) => organizationId)),
    (found) => found,
  )
  const found = await ask(db, rows)
  const closed = found.find(({ id, closedOn }) => closedOn !== null && others.some(isHeldFrom(closedOn, id)))
  return closedRefusal(closed) ?? teamEndsRefusal(others, found)
}

// The row as it is once the lock is there: a condition on it would be put before.
function namedOf(ids: Ids) {
  const wanted = [...new Set(ids.filter((one) => one !== null && one !== undefined))]
  return sql<Named>`select ${organization.id}, ${organization.name}, ${organization.closed_on} as "closedOn",
      ${organization.ends_on} as "endsOn" from ${organization} where ${organization.id} = any(${wanted}::uuid[]) order by ${organization.id} for key share`
}

function closedRefusal(closed: Named | undefined): Refusal<'ORGANIZATION_CLOSED'> | null {
  return closed === undefined ? null : { code: 'ORGANIZATION_CLOSED', params: { name: closed.name } }
}
