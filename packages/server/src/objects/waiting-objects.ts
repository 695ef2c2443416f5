import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import { itemActionsOf } from '@bihuan/core/objects/object-actions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { usualObjectLadder } from '@bihuan/core/templates/template.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import type { Database } from '../kernel/db.ts'
import { templateOf } from '../templates/template-of.ts'
import { listItemOf } from './list-item-rows.ts'
import { objectListOf } from './object-lists.store.ts'
import { sightsOf } from './objects.view.ts'
import { readWaitingLists, type WaitingList } from './waiting-objects.queries.ts'

/** So many lists are shown on a workbench; the others once these are seen to. */
const mostShown = 20

/** Lists with objects that wait for somebody to cross them off, each with how many; a list without any is not there. */
export async function waitingObjects(
  database: Database,
  looking: { readonly actor: Actor; readonly today: PlainDay },
): Promise<WorkbenchView['objects']> {
  const rows = await readWaitingLists(database, looking.actor)
  const waiting = rows.flatMap((row) => {
    const count = countOf(row, looking)
    if (count === 0) return []
    const { name, unit, rectification_id, measure_id } = row.list
    const rectification = { id: rectification_id, name: row.rectification_name }
    return [{ rectification, measure: { id: measure_id, name: row.measure_number }, name, unit, count }]
  })
  return waiting.slice(0, mostShown)
}

/** How many objects of one measure wait for somebody to cross them off, up to one more than is counted. */
export async function toCrossOf(
  context: SignedInContext,
  measure: { readonly rectificationId: RectificationId; readonly measureId: MeasureId },
): Promise<number> {
  const { actor, database } = context
  const rows = await readWaitingLists(database, actor, measure)
  return rows.reduce((sum, row) => sum + countOf(row, { actor, today: todayIn(context) }), 0)
}

function countOf(
  row: WaitingList,
  { actor, today }: { readonly actor: Actor; readonly today: PlainDay },
): number {
  const ladder = templateOf(row, row.own).objectLadder ?? usualObjectLadder
  const list = objectListOf(row.list)
  const sights = sightsOf(row, { actor, today, ladder, of: list.rectificationId })
  const theirs = row.alike.filter(({ item }) =>
    sights.some((sight) => itemActionsOf(sight, list, listItemOf(item)).includes('crossOff')),
  )
  return Math.min(
    theirs.reduce((sum, { many }) => sum + many, 0),
    mostCounted + 1,
  )
}
