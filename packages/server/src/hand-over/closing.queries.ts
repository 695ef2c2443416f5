import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { TermedAppointment } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { isShown } from '../people/put-away.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const task = columnsOf('parts', 'task')
const below = columnsOf('organizations', 'below')
const rectification = columnsOf('rectifications', 'rectification')
const ofOrganization = columnsOf('organization_bodies', 'of_organization')
const term = columnsOf('terms', 'term')

/**
 * How much of an organization is open, what it supports and the parts that it does included, how many organizations right below it go on, and how many rectifications that are
 * not archived would be left to nobody, as it is the body that does them.
 */
export async function openBelow(
  db: Db,
  organizationId: OrganizationId,
): Promise<{ readonly open: number; readonly below: number; readonly rectifications: number }> {
  const isSupporter = (item: { readonly supporter_ids: RawBuilder<unknown> }): RawBuilder<SqlBool> =>
    sql`(${item.supporter_ids} @> array[${organizationId}::uuid] and ${item.supporter_ids} <> '{}')`
  const { rows } = await sql<{ open: number; below: number; rectifications: number }>`
    select (select count(*)::integer from ${measure} where ${measure.owner_id} = ${organizationId}
        and ${isStillOpen(measure)} and ${isShown(measure.rectification_id)})
      + (select count(*)::integer from ${finding} where ${finding.owner_id} = ${organizationId}
        and ${isStillOpen(finding)} and ${isShown(finding.rectification_id)})
      + (select count(*)::integer from ${measure} where ${isSupporter(measure)}
        and ${isStillOpen(measure)} and ${isShown(measure.rectification_id)})
      + (select count(*)::integer from ${finding} where ${isSupporter(finding)}
        and ${isStillOpen(finding)} and ${isShown(finding.rectification_id)})
      + (select count(*)::integer from ${task} join ${measure}
          on ${measure.rectification_id} = ${task.rectification_id} and ${measure.id} = ${task.measure_id}
        where ${task.unit_id} = ${organizationId} and ${task.status} in ('given', 'reported', 'returned')
        and ${isStillOpen(measure)} and ${isShown(measure.rectification_id)}) as open,
      (select count(*)::integer from ${below}
        where ${below.parent_id} = ${organizationId} and ${below.closed_on} is null) as below,
      (select count(*)::integer from ${rectification}
        join ${ofOrganization} on ${ofOrganization.organization_id} = ${rectification.body_id}
        where ${ofOrganization.body_id} = ${organizationId} and ${rectification.archived_at} is null
        and ${isShown(rectification.id)}) as rectifications`.execute(db)
  return rows[0] ?? { open: 0, below: 0, rectifications: 0 }
}

/** Everybody who was ever appointed to an organization, with those appointments. */
export async function peopleThere(
  db: Db,
  organizationId: OrganizationId,
): Promise<readonly { readonly id: PersonId; readonly terms: readonly TermedAppointment[] }[]> {
  const { rows } = await sql<{ id: PersonId; terms: TermedAppointment[] }>`
    select ${term.person_id} as id, jsonb_agg(jsonb_build_object('organizationId', ${term.organization_id},
      'role', ${term.role}, 'from', ${term.from_on}, 'to', ${term.to_on})) as terms
    from ${term} where ${term.organization_id} = ${organizationId} group by ${term.person_id}`.execute(db)
  return rows
}
