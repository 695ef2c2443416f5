import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { lightOf } from '@bihuan/core/measures/light.ts'
import type { MeasureAction, MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { type Actions, assignableFields, measureActionsOf } from '@bihuan/core/people/actions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { closureRequestOfJson } from '../closure/closure-requests.store.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { named } from '../progress/timeline.view.ts'
import type { ListedMeasure } from './measures.queries.ts'
import { measureOf } from './measures.store.ts'

/** Who looks, and on which day. */
export type Sight = { readonly actor: Actor; readonly today: PlainDay }

/** Who looks, and on which day, in a request. */
export function sightOf(context: SignedInContext): Sight {
  return { actor: context.actor, today: todayIn(context) }
}

/** A measure for people to read, with its light and what this person can do with it. */
export function measureView(row: ListedMeasure, sight: Sight): MeasureView {
  return viewWith(row, sight, actionsOn(row, sight.actor).can)
}

/** The same in lists beyond one rectification, with its finding. */
export function listedView(
  row: ListedMeasure,
  sight: Sight,
): MeasureView & { readonly findingTitle: string | null } {
  return { ...measureView(row, sight), findingTitle: row.finding_title }
}

/** A measure for people to read, and why what they have the right to may be refused now. */
export function measureViewWithRefusals(
  row: ListedMeasure,
  sight: Sight,
): { readonly measure: MeasureView; readonly refused: Actions<MeasureAction>['refused'] } {
  const actions = actionsOn(row, sight.actor)
  return { measure: viewWith(row, sight, actions.can), refused: actions.refused }
}

function actionsOn(row: ListedMeasure, actor: Actor): Actions<MeasureAction> {
  return measureActionsOf({
    actor,
    measure: measureOf(row),
    findingStatus: row.finding_status,
    request: row.request === null ? null : closureRequestOfJson(row.request),
  })
}

function viewWith(row: ListedMeasure, sight: Sight, can: readonly MeasureAction[]): MeasureView {
  return {
    ...measureFacts(row, sight.today),
    can: [...can],
    assigns: can.includes('assign') ? assignableBy(sight.actor, row) : null,
  }
}

/** A measure for people to read, without what somebody can do with it. */
export function measureFacts(row: ListedMeasure, today: PlainDay): Omit<MeasureView, 'can' | 'assigns'> {
  return {
    id: row.id,
    rectificationId: row.rectification_id,
    findingId: row.finding_id,
    ordinal: row.ordinal,
    text: row.text,
    kind: row.kind,
    timeClass: row.time_class,
    target: row.target,
    status: row.status,
    reason: row.reason,
    closedAt: row.closed_at?.toISOString() ?? null,
    isClosedBefore: row.take_over_id !== null,
    leader: named(row.leader_id, row.leader_name),
    owner: named(row.owner_id, row.owner_name),
    handler: named(row.handler_id, row.handler_name),
    dueOn: row.due_on,
    light: lightOf({ status: row.status, dueOn: row.due_on }, today),
    evidenceCount: row.evidence_count,
    lastProgress: row.last_progress,
    lastProgressAt: row.last_progress_at?.toISOString() ?? null,
    version: row.version,
  }
}

function assignableBy(actor: Actor, row: ListedMeasure): MeasureView['assigns'] {
  return assignableFields(actor, measureOf(row)).length > 1 ? 'everything' : 'handler'
}
