import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const term = columnsOf('terms', 'term')

/** Everybody who is, was or will be appointed to a team. */
export async function membersOf(db: Db, teamId: OrganizationId): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select distinct ${term.person_id} as id from ${term} where ${term.organization_id} = ${teamId}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
