import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { lightOf } from '@bihuan/core/measures/light.ts'
import { partActionsOf, partFieldsSetBy } from '@bihuan/core/measures/part-actions.ts'
import type { PartView } from '@bihuan/core/measures/parts.contract.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { named } from '../told/timeline.view.ts'
import type { ListedPart } from './parts.queries.ts'
import { partOf } from './parts.store.ts'

/** A part for people to read, with what this person can do with it. */
export function partView(
  row: ListedPart,
  { actor, today }: { readonly actor: Actor; readonly today: PlainDay },
): PartView {
  const part = partOf(row)
  const sight = { actor, part, ownerId: row.owner_id }
  const can = partActionsOf({ ...sight, measureStatus: row.measure_status })
  return {
    id: part.id,
    rectificationId: part.rectificationId,
    measureId: part.measureId,
    ordinal: part.ordinal,
    unit: { id: row.unit_id, name: row.unit_name },
    text: part.text,
    handler: named(row.handler_id, row.handler_name),
    dueOn: part.dueOn,
    status: part.status,
    reason: row.reason,
    lastReport: part.lastReport,
    light: lightOf(
      {
        status: part.status === 'done' || part.status === 'dropped' ? 'closed' : 'underway',
        dueOn: part.dueOn,
      },
      { today, dueSoonDays: row.due_soon_days },
    ),
    version: part.version,
    can: [...can],
    assigns: can.includes('assign') ? [...partFieldsSetBy(actor, sight)] : [],
  }
}
