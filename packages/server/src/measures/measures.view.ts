import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { shortened } from '@bihuan/core/kernel/shortened.ts'
import { figureOnList, figureProgress } from '@bihuan/core/measures/figure.ts'
import type { LedgerMeasure } from '@bihuan/core/measures/ledger-layout.ts'
import { lightOf } from '@bihuan/core/measures/light.ts'
import { isForLeader, preparedExtension } from '@bihuan/core/measures/extension.decide.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { ListedMeasureView } from '@bihuan/core/measures/listed-measure.schema.ts'
import type { MeasureAction, MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import { nextStep } from '@bihuan/core/measures/next-action.ts'
import { stepActions } from '@bihuan/core/measures/step-actions.ts'
import { type Actions, assignerOf, measureActionsOf } from '@bihuan/core/closure/actions.ts'
import { supportsFor } from '@bihuan/core/people/permissions.ts'
import { type Actor, type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import { closureRequestOfJson } from '../claims/closure-requests.store.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { actionsOn } from '../told/refused.view.ts'
import { named } from '../told/timeline.view.ts'
import type { ListedMeasure, MeasureInList } from './measures.queries.ts'
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

/** What the row of a measure shows in lists beyond one rectification: of what can be done nothing but the next step. */
export function listedView(row: MeasureInList, sight: Sight): ListedMeasureView {
  const facts = listedFacts(row, sight.today)
  const { can, assigns } = actionsInSight(row, sight, stepActions)
  const objects = objectsLeft(row)
  const answering = { leader: idOf(row.leader_id), owner: idOf(row.owner_id), handler: idOf(row.handler_id) }
  const now = { ...facts, ...objects, ...answering, can: [...can], assigns, firstDueOn: row.first_due_on }
  return {
    ...facts,
    text: begun(row.text),
    reason: row.reason === null ? null : begun(row.reason),
    findingTitle: row.finding_title,
    ownerName: row.owner_name,
    handlerName: row.handler_name,
    asksFor: askedFor(row),
    next: nextStep(now, sight.actor.personId),
  }
}

function idOf(id: string | null): { readonly id: string } | null {
  return id === null ? null : { id }
}

function askedFor(row: MeasureInList): ListedMeasureView['asksFor'] {
  const { extension, leader_id: leaderId, doers } = row
  if (extension === null) return undefined
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
  sight: Sight,
): Pick<ReturnType<typeof actionsInSight>, 'actor' | 'record' | 'refused'> & { readonly view: MeasureView } {
  const { actor, record, can, refused, assigns } = actionsInSight(row, sight)
  const supports = can.includes('reportSupport') ? supportsFor(actor, record.supporterIds) : []
  return {
    actor,
    record,
    view: {
      ...measureFacts(row, sight.today),
      extension: extensionView(row, seesPrepared(can)),
      can: [...can],
      assigns,
      supportsFor: supports,
    },
    refused,
  }
}

/** A measure as a record, with what whoever looks can do with it, as far as that is asked. */
function actionsInSight(
  row: MeasureInList,
  { actor: viewer, today }: Sight,
  among?: readonly MeasureAction[],
): Actions<MeasureAction> & {
  readonly actor: ActorHere
  readonly record: Measure
  readonly assigns: MeasureView['assigns']
} {
  const actor = inBodies(viewer, row.here)
  const record = measureOf(row)
  const request = row.request === null ? null : closureRequestOfJson(row.request)
  const asked = {
    actor,
    measure: record,
    findingStatus: row.finding_status,
    furtherStatuses: row.further_statuses,
    today,
    request,
  }
  const { can, refused } = actionsOn(row, measureActionsOf(asked, among))
  return { actor, record, can, refused, assigns: can.includes('assign') ? assignerOf(actor, record) : null }
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

/** What stands in every list, and on the page. */
function listedFacts(
  row: MeasureInList,
  today: PlainDay,
): ReturnType<typeof factsOfAll> & Pick<MeasureView, 'rectificationId' | 'reason'> {
  return { ...factsOfAll(row, today), rectificationId: row.rectification_id, reason: row.reason }
}

type RowOfAll = Pick<MeasureInList, 'id' | 'text' | 'status' | 'due_on' | 'time_class' | 'due_soon_days'>

function factsOfAll(
  row: RowOfAll,
  today: PlainDay,
): Pick<MeasureView, 'id' | 'text' | 'status' | 'light' | 'dueOn' | 'timeClass'> {
  return {
    id: row.id,
    text: row.text,
    status: row.status,
    light: lightOf({ status: row.status, dueOn: row.due_on }, { today, dueSoonDays: row.due_soon_days }),
    dueOn: row.due_on,
    timeClass: row.time_class,
  }
}

function objectsLeft({
  objects_left: left,
}: MeasureInList): Pick<MeasureView, 'objectsOpen' | 'objectsSaid'> {
  return { objectsOpen: left?.open ?? 0, objectsSaid: left?.said ?? 0 }
}

/** A row with what a ledger shows of a measure. */
export type MeasureInLedger = RowOfAll &
  Pick<
    ListedMeasure,
    | 'finding_id'
    | 'ordinal'
    | 'kind'
    | 'check_in_from'
    | 'against_plan'
    | 'target'
    | 'closed_at'
    | 'take_over_id'
    | 'voided'
    | 'leader_id'
    | 'owner_id'
    | 'handler_id'
    | 'supporters'
    | 'figures'
    | 'crossed_off'
    | 'evidence_count'
    | 'last_progress'
    | 'last_progress_at'
    | 'source_state'
    | 'further_statuses'
    | 'extensions'
    | 'first_due_on'
  >

/** What a measure's leader, owner and handler are called. */
export type NamesOfMeasure = Pick<ListedMeasure, 'leader_name' | 'owner_name' | 'handler_name'>

/** A measure as a ledger and the lists show it, which is all that their files are made of. */
export function ledgerFacts(
  row: MeasureInLedger,
  names: NamesOfMeasure,
  today: PlainDay,
): LedgerMeasure & Pick<MeasureView, 'kind'> {
  return {
    ...factsOfAll(row, today),
    findingId: row.finding_id,
    ordinal: row.ordinal,
    kind: row.kind,
    checkInFrom: row.check_in_from,
    againstPlan: row.against_plan,
    target: row.target,
    closedAt: row.closed_at?.toISOString() ?? null,
    isClosedBefore: row.take_over_id !== null,
    mergedInto: row.voided?.mergedInto ?? null,
    leader: named(row.leader_id, names.leader_name),
    owner: named(row.owner_id, names.owner_name),
    supporters: row.supporters,
    handler: named(row.handler_id, names.handler_name),
    figures: row.figures.map((figure) => {
      const shown = figureOnList(figure, row.crossed_off)
      return { ...shown, ...figureProgress(shown), value: shown.value }
    }),
    evidenceCount: row.evidence_count,
    lastProgress: row.last_progress,
    lastProgressAt: row.last_progress_at?.toISOString() ?? null,
    sourceState: row.source_state,
    further: row.further_statuses.length,
    extensions: row.extensions,
    firstDueOn: row.first_due_on,
  }
}

/** A measure for people to read, without what somebody can do with it, and without what only few of them see. */
export function measureFacts(
  row: ListedMeasure,
  today: PlainDay,
): Omit<MeasureView, 'can' | 'assigns' | 'supportsFor'> {
  return {
    ...ledgerFacts(row, row, today),
    ...objectsLeft(row),
    rectificationId: row.rectification_id,
    reason: row.reason,
    checkInEvery: row.check_in_every,
    partsOpen: row.parts_open,
    partsDone: row.parts_done,
    supportedBy: [...row.supported_by],
    extension: extensionView(row, false),
    version: row.version,
  }
}
