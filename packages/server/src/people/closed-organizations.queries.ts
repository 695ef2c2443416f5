import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { isHeldFrom } from '@bihuan/core/people/closing.ts'
import { teamEndsRefusal } from '@bihuan/core/people/team.ts'
import { appointedOtherwise } from '@bihuan/core/people/terms.ts'
import type { TermedAppointment } from '@bihuan/core/people/role.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask, type Question, question } from '../kernel/together.ts'

const organization = columnsOf('organizations', 'organization')

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
export function closedAmong(
  ids: readonly (OrganizationId | null | undefined)[],
): Question<Refusal<'ORGANIZATION_CLOSED'> | null> {
  return question(namedOf(ids), (found) => closedRefusal(found.find(({ closedOn }) => closedOn !== null)))
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
function namedOf(ids: readonly (OrganizationId | null | undefined)[]) {
  const wanted = [...new Set(ids.filter((one) => one !== null && one !== undefined))]
  return sql<Named>`select ${organization.id}, ${organization.name}, ${organization.closed_on} as "closedOn",
      ${organization.ends_on} as "endsOn" from ${organization} where ${organization.id} = any(${wanted}::uuid[]) order by ${organization.id} for key share`
}

function closedRefusal(closed: Named | undefined): Refusal<'ORGANIZATION_CLOSED'> | null {
  return closed === undefined ? null : { code: 'ORGANIZATION_CLOSED', params: { name: closed.name } }
}
