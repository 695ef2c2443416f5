import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import { itemOfObjects } from '@bihuan/core/objects/object-actions.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { Database } from '../kernel/db.ts'
import { readOwnLists } from './own-objects.queries.ts'
import { sightsOf } from './objects.view.ts'

/** So many lists are shown on a workbench; the others once these are seen to. */
const mostShown = 20

/** Lists with objects that somebody has to do, each once, with how many are left, were sent back and are late. */
export async function ownObjects(
  database: Database,
  looking: { readonly actor: Actor; readonly today: PlainDay },
): Promise<WorkbenchView['ownObjects']> {
  const rows = await readOwnLists(database, looking)
  const seen = new Set<string>()
  const own = rows.flatMap((row) => {
    const { id, name, unit, rectification_id: of, measure_id: measureId } = row.list
    // Who crosses them off is of no weight for whoever does them.
    const sights = sightsOf(row, { ...looking, ladder: [], of })
    if (seen.has(id) || !sights.some((sight) => can(sight.actor, 'object.sayDone', itemOfObjects(sight))))
      return []
    seen.add(id)
    const { open, returned, late } = row
    const rectification = { id: of, name: row.rectification_name }
    return [
      {
        rectification,
        measure: { id: measureId, name: row.measure_number },
        name,
        unit,
        open,
        returned,
        late,
      },
    ]
  })
  return own.slice(0, mostShown)
}
