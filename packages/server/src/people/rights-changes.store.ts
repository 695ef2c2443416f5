import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const change = columnsOf('rights_changes', 'change')
const changes = columnsOf('rights_changes')

/**
 * Removes notes of changes of rights that no request needs any more. It leaves a note of its own, begun after all that it removes was
 * there: whoever had not seen one of those does not see this one either, and asks anew. What an older database had noted goes too.
 */
export async function forgetRightsChanges(db: Db): Promise<void> {
  await sql`
    with past as (
      delete from ${change} where ${change.xid} < pg_snapshot_xmin(pg_current_snapshot())
        or ${change.xid} >= pg_snapshot_xmax(pg_current_snapshot()))
    insert into ${changes} (${changes.about}) values ('rights'), ('files')`.execute(db)
}
