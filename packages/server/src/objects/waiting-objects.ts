import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import { itemActionsOf } from '@bihuan/core/objects/object-actions.ts'
import { type Actor, holdsAnywhere } from '@bihuan/core/people/role.ts'
import { usualObjectLadder } from '@bihuan/core/templates/template.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import type { Database } from '../kernel/db.ts'
import { readClaimPeople } from '../people/claim-people.queries.ts'
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
  const people = await signersOf(database, rows, looking.actor)
  const waiting = rows.flatMap((row) => {
    const count = countOf(row, { ...looking, people })
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
  const looking = { actor, today: todayIn(context), people: await signersOf(database, rows, actor) }
  return rows.reduce((sum, row) => sum + countOf(row, looking), 0)
}

/** Everybody who could sign objects of some lists, for whoever sees to those that nobody else signs. */
function signersOf(
  { kysely }: Database,
  rows: readonly WaitingList[],
  actor: Actor,
): Promise<readonly Actor[] | undefined> {
  if (rows.length === 0 || !holdsAnywhere(actor, 'coordinator')) return Promise.resolve(undefined)
  return readClaimPeople(kysely, {
    rectificationIds: rows.map(({ list }) => list.rectification_id),
    leaderIds: rows.map(({ leader_id: leaderId }) => leaderId),
    ownerIds: rows.map(({ owner_id: ownerId }) => ownerId),
  })
}

function countOf(
  row: WaitingList,
  {
    actor,
    today,
    people,
  }: { readonly actor: Actor; readonly today: PlainDay; readonly people: readonly Actor[] | undefined },
): number {
  const ladder = templateOf(row, row.own).objectLadder ?? usualObjectLadder
  const list = objectListOf(row.list)
  const sights = sightsOf(row, { actor, today, ladder, of: list.rectificationId, ...(people && { people }) })
  const theirs = row.alike.filter(({ item }) =>
    sights.some((sight) => itemActionsOf(sight, list, listItemOf(item)).includes('crossOff')),
  )
  return Math.min(
    theirs.reduce((sum, { many }) => sum + many, 0),
    mostCounted + 1,
  )
}
