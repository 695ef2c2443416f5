import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const organization = columnsOf('organizations', 'organization')

/** Why nothing new is given to an organization: it is closed. Null where it goes on, or none is named. */
export function closedOwner(
  ownerId: OrganizationId | null | undefined,
): Question<Refusal<'ORGANIZATION_CLOSED'> | null> {
  return question(
    sql<{ name: string }>`select ${organization.name} from ${organization}
      where ${organization.id} = ${ownerId ?? null}::uuid and ${organization.closed_on} is not null`,
    ([closed]) =>
      closed === undefined ? null : { code: 'ORGANIZATION_CLOSED', params: { name: closed.name } },
  )
}
