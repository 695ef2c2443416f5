import { correctionRefusal, type LastReport } from '@bihuan/core/measures/correct-report.ts'
import type { MeasureAction, MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { isGuest, readScope } from '@bihuan/core/people/read-scope.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { withoutUndecided } from '@bihuan/core/told/prepared.ts'
import { claimView, seesPreparedClaim, turnOf } from '../claims/claims.view.ts'
import { rungsLost, type Workable } from '../claims/rungs-lost.ts'
import { findingOfJson } from '../findings/findings.store.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { itemRules } from '../templates/rules-of-item.queries.ts'
import { besidePaper, refusedView } from '../told/refused.view.ts'
import { evidenceView, quotesView, timelineView } from '../told/timeline.view.ts'
import { commandMeasure, type MeasureForm, type MeasureStep } from './measure-command.ts'
import {
  add,
  correctLastReport,
  assign,
  assignMany,
  report,
  reportSupport,
  setFigures,
  submit,
} from './measures.commands.ts'
import { merge, move, split } from './rearrange.commands.ts'
import type { AnsweredFinding } from './further.queries.ts'
import { immediateDayBy } from './immediate.ts'
import { type MeasureDetail, readMeasureDetail } from './measure-detail.queries.ts'
import type { ListedMeasure } from './measures.queries.ts'
import { partView } from './parts.view.ts'
import { measureView, measureInSight, seesPrepared, type Sight, sightOf } from './measures.view.ts'

const { measures } = signedInApi

/** Measures. */
export const measuresHandlers = {
  get: measures.get.handler(async ({ context, input }) => {
    const { known, view: seen } = await readMeasure(context, input)
    const { losable, ...view } = seen
    const rules = new Map([[input.rectificationId, itemRules(known.rules)]])
    const losing = await rungsLost(context.database, losable, rules)
    // Only whoever may set the day is proposed one.
    const immediate = view.measure.can.includes('assign') ? immediateDayBy(known.rules) : null
    return { ...view, ...losing, ...furtherView(known.answered), immediate }
  }),
  add: measures.add.handler(async ({ context, input }) => {
    return present(context, await add(context, input))
  }),
  assign: measures.assign.handler(onMeasure('assign', assign)),
  assignMany: measures.assignMany.handler(async ({ context, input }) => {
    const rows = await assignMany(context, input)
    return { measures: rows.map((row) => measureView(row, sightOf(context))) }
  }),
  start: measures.start.handler(onMeasure('start', () => ({ type: 'start' }))),
  report: measures.report.handler(onMeasure('report', report)),
  setFigures: measures.setFigures.handler(onMeasure('setFigures', setFigures)),
  reportSupport: measures.reportSupport.handler(onMeasure('reportSupport', reportSupport)),
  correctReport: measures.correctReport.handler(onMeasure('report', correctLastReport)),
  submit: measures.submit.handler(onMeasure('submit', submit)),
  reopen: measures.reopen.handler(onMeasure('reopen', ({ reason }) => ({ type: 'reopen', reason }))),
  move: measures.move.handler(async ({ context, input }) => present(context, await move(context, input))),
  split: measures.split.handler(async ({ context, input }) => present(context, await split(context, input))),
  merge: measures.merge.handler(async ({ context, input }) => present(context, await merge(context, input))),
  void: measures.void.handler(onMeasure('void', ({ reason }) => ({ type: 'void', reason }))),
  restore: measures.restore.handler(onMeasure('restore', ({ reason }) => ({ type: 'restore', reason }))),
  reword: measures.reword.handler(
    onMeasure('reword', ({ text, reason }) => ({ type: 'reword', text, reason })),
  ),
}

/** A measure with all that whoever asks may read of it. */
export async function readMeasure(
  context: SignedInContext,
  path: Parameters<typeof readMeasureDetail>[1],
): Promise<{
  readonly known: MeasureDetail
  readonly view: ReturnType<typeof detailView>
}> {
  const known = found(
    await readMeasureDetail(context.database, path, {
      scope: readScope(context.actor),
      correcting: { by: context.actor.personId, at: context.now().toISOString() },
    }),
  )
  return { known, view: detailView(known, context) }
}

/** A command on one measure, answered with the measure after it. */
export function onMeasure<Form extends MeasureForm>(
  action: MeasureAction,
  stepOf: (form: Form, context: SignedInContext) => MeasureStep,
): (call: { readonly context: SignedInContext; readonly input: Form }) => Promise<MeasureView> {
  return async ({ context, input }) => {
    return present(context, await commandMeasure(context, input, { action, step: stepOf(input, context) }))
  }
}

/**
 * The measure for whoever has just changed it. Whoever sends an old form again after the measure has gone to others may
 * not read it any more.
 */
function present(context: SignedInContext, row: ListedMeasure | null): MeasureView {
  return measureView(found(row), sightOf(context))
}

function detailView(detail: MeasureDetail, context: SignedInContext) {
  const sight = sightOf(context)
  const { actor, record: measure, view, refused } = measureInSight(detail, sight)
  const item = { type: 'measure', measure, findingStatus: detail.finding_status } as const
  const above = { type: 'finding', finding: findingOfJson(detail.finding), measures: detail.parts } as const
  const viewer = { actor, people: (detail.people ?? []).map((person) => inBodies(person, detail.here)) }
  const closureRequest = detail.claim === null ? null : claimView(detail.claim, item, viewer)
  return {
    measure: view,
    finding: {
      id: detail.finding_id,
      ordinal: above.finding.ordinal,
      number: above.finding.number,
      title: detail.finding_title,
    },
    timeline: timelineView(
      withoutUndecided(detail.timeline, {
        'closure.prepared': seesPreparedClaim(closureRequest),
        'measure.extensionPrepared': seesPrepared(view.can),
      }),
      context,
    ),
    evidence: detail.evidence.filter(({ isRemoved }) => !isRemoved).map(evidenceView),
    removedEvidence: detail.evidence.filter(({ isRemoved }) => isRemoved).map(evidenceView),
    correctable: correctableIn(detail.last_report, sight),
    figureReports: [...detail.figure_reports],
    parts: detail.tasks.map((row) => partView(row, sight)),
    closureRequest,
    closedBefore: detail.before,
    losable: [
      { item, actor },
      { item: above, actor },
      ...detail.answered.map((one) => losableAt(one, sight)),
    ],
    // The documents that a rectification was read from are its body’s.
    ...quotesView(isGuest(actor, measure.rectificationId) ? { ...detail, sources: [] } : detail),
    refused: refusedView(besidePaper(refused, closureRequest), turnOf(detail.claim, item, viewer.people)),
  }
}

// Whoever does a measure does the work of every finding that it answers, also of one in a body where they hold other roles.
function losableAt({ record, parts, here }: AnsweredFinding, { actor }: Sight): Workable {
  const item = { type: 'finding', finding: findingOfJson(record), measures: parts } as const
  return { item, actor: inBodies(actor, here) }
}

function furtherView(further: readonly AnsweredFinding[]) {
  const read = further.filter(({ isRead }) => isRead).map(({ finding }) => finding)
  return { further: read, furtherUnseen: further.length - read.length }
}

function correctableIn(last: LastReport | null, { actor, at }: Sight) {
  if (last === null || correctionRefusal(last.reportId, { last, by: actor.personId, at }) !== null)
    return null
  return {
    reportId: last.reportId,
    text: last.text,
    evidence: last.evidence.map(evidenceView),
    said: { figures: [...last.figures], why: last.why },
  }
}
