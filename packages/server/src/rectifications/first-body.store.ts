import type { OrganizationId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const rectifications = columnsOf('rectifications', 'rectifications')
const organizations = columnsOf('organizations', 'organizations')
const its = columnsOf('organization_bodies', 'its')
const drafts = columnsOf('intake_drafts')
const readings = columnsOf('readings')

/** The rectifications that belong to no body, and the first body that there is: that of the organization named at set-up. */
export async function readBodiless(db: Db): Promise<{
  readonly bodyId: OrganizationId | null
  readonly rectificationIds: readonly RectificationId[]
}> {
  const { rows } = await sql<{ bodyId: OrganizationId | null; ids: RectificationId[] }>`
    select (
      select ${its.body_id} from ${organizations} join ${its} on ${its.organization_id} = ${organizations.id}
      where ${organizations.is_first} order by ${organizations.id} limit 1) as "bodyId",
      array(select ${rectifications.id} from ${rectifications} where ${rectifications.body_id} is null
        order by ${rectifications.id}) as ids`.execute(db)
  const [found] = rows
  return { bodyId: found?.bodyId ?? null, rectificationIds: found?.ids ?? [] }
}

/** Leaves documents that nobody has made records of to the coordinators of a body. */
export async function giveDraftsTheirBody(db: Db, bodyId: OrganizationId): Promise<void> {
  await sql`update ${drafts} set ${drafts.body_id} = ${bodyId} where ${drafts.body_id} is null`.execute(db)
  await sql`update ${readings} set ${readings.body_id} = ${bodyId} where ${readings.body_id} is null`.execute(
    db,
  )
}
