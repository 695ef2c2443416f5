import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { shortened } from '@bihuan/core/kernel/shortened.ts'
import { figureOnList, figureProgress } from '@bihuan/core/measures/figure.ts'
import { lightOf } from '@bihuan/core/measures/light.ts'
import { isForLeader, preparedExtension } from '@bihuan/core/measures/extension.decide.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { ListedMeasureView } from '@bihuan/core/measures/listed-measure.schema.ts'
import type { MeasureAction, MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import { nextStep } from '@bihuan/core/measures/next-action.ts'
import { type Actions, assignerOf, measureActionsOf } from '@bihuan/core/closure/actions.ts'
import { supportsFor } from '@bihuan/core/people/permissions.ts'
import { type Actor, type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import { closureRequestOfJson } from '../claims/closure-requests.store.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { actionsOn } from '../told/refused.view.ts'
import { named } from '../told/timeline.view.ts'
import type { ListedMeasure } from './measures.queries.ts'
import { measureOf } from './measures.store.ts'

/** Who looks, and on which day. */
export type Sight = {
  readonly actor: Actor
  readonly today: PlainDay
  /** The instant, ISO 8601. */
  readonly at: string
}

/** Who looks, and on which day, in a request. */
export function sightOf(context: SignedInContext): Sight {
  return { actor: context.actor, today: todayIn(context), at: context.now().toISOString() }
}

/** A measure for people to read, with its light and what this person can do with it. */
export function measureView(row: ListedMeasure, sight: Sight): MeasureView {
  return measureInSight(row, sight).view
}

/** So much of a text is more than two lines of a row hold. */
const longestInRow = 400

/** What the row of a measure shows in lists beyond one rectification. */
export function listedView(row: ListedMeasure, sight: Sight): ListedMeasureView {
  const view = measureView(row, sight)
  const { id, rectificationId, text, status, reason, light, dueOn, timeClass, owner, handler } = view
  return {
    id,
    rectificationId,
    text: begun(text),
    status,
    reason: reason === null ? null : begun(reason),
    light,
    dueOn,
    timeClass,
    findingTitle: row.finding_title,
    ownerName: owner?.name ?? null,
    handlerName: handler?.name ?? null,
    asksFor: askedFor(row),
    next: nextStep(view, sight.actor.personId),
  }
}

function askedFor(row: ListedMeasure): ListedMeasureView['asksFor'] {
  const { extension, leader_id: leaderId, doers } = row
  if (extension === null) return null
  const { until } = extension
  return { until, leaderName: isForLeader({ extension, leaderId, doers }, until) ? row.leader_name : null }
}

/** A measure of which an extension waits for whoever looks; nothing where it waits for another. */
export function waitingExtension(row: ListedMeasure, sight: Sight): WorkbenchView['extensions'] {
  const { can, extension } = measureView(row, sight)
  const isTheirs = can.includes('decideExtension') || can.includes('prepareExtension')
  return isTheirs && extension !== null ? [{ ...listedView(row, sight), extension }] : []
}

function begun(text: string): string {
  return text.length <= longestInRow ? text : `${shortened(text, longestInRow)}…`
}

/** A measure as a record and for people to read, and why what they have the right to may be refused now. */
export function measureInSight(
  row: ListedMeasure,
  { actor: viewer, today }: Sight,
): {
  readonly actor: ActorHere
  readonly record: Measure
  readonly view: MeasureView
  readonly refused: Actions<MeasureAction>['refused']
} {
  const actor = inBodies(viewer, row.here)
  const record = measureOf(row)
  const { can, refused } = actionsOn(
    row,
    measureActionsOf({
      actor,
      measure: record,
      findingStatus: row.finding_status,
      furtherStatuses: row.further_statuses,
      today,
      request: row.request === null ? null : closureRequestOfJson(row.request),
    }),
  )
  const assigns = can.includes('assign') ? assignerOf(actor, record) : null
  const supports = can.includes('reportSupport') ? supportsFor(actor, record.supporterIds) : []
  return {
    actor,
    record,
    view: {
      ...measureFacts(row, today),
      extension: extensionView(row, seesPrepared(can)),
      can: [...can],
      assigns,
      supportsFor: supports,
    },
    refused,
  }
}

/** Whether what is prepared for the decision on an extension is shown: to whoever decides now, or prepares it for them. */
export function seesPrepared(can: readonly MeasureAction[]): boolean {
  return can.includes('decideExtension') || can.includes('prepareExtension')
}

function extensionView(
  { extension, leader_id: leaderId, preparer_name: preparerName }: ListedMeasure,
  isPreparedShown: boolean,
): MeasureView['extension'] {
  if (extension === null) return null
  const { until, reason, leaderUntil, askedAt } = extension
  const prepared = isPreparedShown ? preparedExtension({ extension, leaderId }) : null
  return {
    until,
    reason,
    isForPrincipal: leaderUntil === null,
    askedAt,
    prepared: prepared && {
      until: prepared.until,
      words: prepared.words,
      by: { id: prepared.by, name: preparerName ?? '' },
    },
  }
}

/** A measure for people to read, without what somebody can do with it, and without what only few of them see. */
export function measureFacts(
  row: ListedMeasure,
  today: PlainDay,
): Omit<MeasureView, 'can' | 'assigns' | 'supportsFor'> {
  return {
    id: row.id,
    rectificationId: row.rectification_id,
    findingId: row.finding_id,
    ordinal: row.ordinal,
    text: row.text,
    kind: row.kind,
    timeClass: row.time_class,
    checkInEvery: row.check_in_every,
    checkInFrom: row.check_in_from,
    againstPlan: row.against_plan,
    target: row.target,
    status: row.status,
    reason: row.reason,
    closedAt: row.closed_at?.toISOString() ?? null,
    isClosedBefore: row.take_over_id !== null,
    mergedInto: row.voided?.mergedInto ?? null,
    leader: named(row.leader_id, row.leader_name),
    owner: named(row.owner_id, row.owner_name),
    supporters: row.supporters,
    partsOpen: row.parts_open,
    partsDone: row.parts_done,
    supportedBy: [...row.supported_by],
    handler: named(row.handler_id, row.handler_name),
    dueOn: row.due_on,
    light: lightOf({ status: row.status, dueOn: row.due_on }, { today, dueSoonDays: row.due_soon_days }),
    figures: row.figures.map((figure) => {
      const shown = figureOnList(figure, row.crossed_off)
      return { ...shown, ...figureProgress(shown), value: shown.value }
    }),
    evidenceCount: row.evidence_count,
    lastProgress: row.last_progress,
    lastProgressAt: row.last_progress_at?.toISOString() ?? null,
    sourceState: row.source_state,
    objectsOpen: row.objects_left?.open ?? 0,
    objectsSaid: row.objects_left?.said ?? 0,
    further: row.further_statuses.length,
    extension: extensionView(row, false),
    extensions: row.extensions,
    firstDueOn: row.first_due_on,
    version: row.version,
  }
}
