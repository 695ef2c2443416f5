import type { FindingAction, FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { isOwnMeasure } from '@bihuan/core/findings/responsibility.ts'
import type { Named } from '@bihuan/core/kernel/contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { type Actor, inBodies } from '@bihuan/core/people/role.ts'
import { withoutUndecided } from '@bihuan/core/told/prepared.ts'
import type { PartOfFinding } from '../claims/claims.queries.ts'
import { claimView, seesPreparedClaim, turnOf } from '../claims/claims.view.ts'
import { rungsLost } from '../claims/rungs-lost.ts'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { readHandlersOf } from '../people/people.queries.ts'
import { found } from '../kernel/refused.ts'
import { quotesView, timelineView } from '../told/timeline.view.ts'
import { besidePaper, refusedView } from '../told/refused.view.ts'
import {
  add,
  assign,
  commandFinding,
  describe,
  type FindingForm,
  type FindingStep,
  submit,
} from './findings.commands.ts'
import { type FindingDetail, type ListedFinding, readFindingDetail } from './findings.queries.ts'
import { findingInSight, findingView, furtherMeasuresOf, isFrameFor } from './findings.view.ts'

const { findings } = signedInApi

/** Findings. */
export const findingsHandlers = {
  get: findings.get.handler(async ({ context, input }) => {
    const { losable, ...view } = await readFinding(context, input)
    return { ...view, ...(await rungsLost(context.database, losable)) }
  }),
  add: findings.add.handler(async ({ context, input }) => {
    return presentFinding(context, await add(context, input))
  }),
  assign: findings.assign.handler(onFinding('assign', assign)),
  describe: findings.describe.handler(onFinding('describe', describe)),
  submit: findings.submit.handler(onFinding('submit', submit)),
  reopen: findings.reopen.handler(onFinding('reopen', ({ reason }) => ({ type: 'reopen', reason }))),
  group: findings.group.handler(onFinding('group', ({ heads }) => ({ type: 'group', heads }))),
  reword: findings.reword.handler(
    onFinding('reword', ({ number, title, reason }) => ({
      type: 'reword',
      changes: { number, title },
      reason,
    })),
  ),
}

/** A finding with all that whoever asks may read of it. */
export async function readFinding(
  context: SignedInContext,
  path: Parameters<typeof readFindingDetail>[1],
): Promise<ReturnType<typeof detailView>> {
  const db = context.database.kysely
  const detail = found(await readFindingDetail(db, path, readScope(context.actor)))
  const seen = findingInSight(detail, context.actor, todayIn(context))
  const { owner } = seen.view
  const claimants = owner === null ? [] : await readHandlersOf(db, id(owner.id))
  return detailView(detail, { seen, claimants, context })
}

/** A command on one finding, answered with the finding after it. */
function onFinding<Form extends FindingForm>(
  action: FindingAction,
  stepOf: (form: Form, context: SignedInContext) => FindingStep,
): (call: { readonly context: SignedInContext; readonly input: Form }) => Promise<FindingView> {
  return async ({ context, input }) => {
    return presentFinding(
      context,
      await commandFinding(context, input, { action, step: stepOf(input, context) }),
    )
  }
}

/** The finding for whoever has just changed it. */
export function presentFinding(context: SignedInContext, [row]: readonly ListedFinding[]): FindingView {
  return findingView(found(row), context.actor, todayIn(context))
}

function detailView(
  detail: FindingDetail,
  {
    seen: { actor, record, view, refused },
    claimants,
    context,
  }: {
    readonly seen: ReturnType<typeof findingInSight>
    readonly claimants: readonly Named[]
    readonly context: SignedInContext
  },
) {
  const item = { type: 'finding', finding: record, measures: detail.parts } as const
  if (isFrameFor(actor, detail)) return frameView(view)
  const people = (detail.people ?? []).map((person) => inBodies(person, detail.here))
  const groups = view.can.includes('group')
  const closureRequest = detail.claim === null ? null : claimView(detail.claim, item, { actor, people })
  return {
    finding: view,
    heads: groups ? record.heads.map(({ text, measureIds }) => ({ text, measureIds: [...measureIds] })) : [],
    further: furtherMeasuresOf(detail, actor),
    timeline: timelineView(
      withoutUndecided(detail.timeline, {
        'closure.prepared': seesPreparedClaim(closureRequest),
        'measure.extensionPrepared': false,
      }),
      context,
    ),
    closureRequest,
    losable: [{ item, actor }],
    handlers: toClaim(detail.parts, claimants, actor),
    ...quotesView(detail),
    refused: refusedView(besidePaper(refused, closureRequest), turnOf(detail.claim, item, people)),
  }
}

/** What of a finding is told to whom it is only the frame of a measure: its words. */
function frameView(finding: FindingView) {
  const nothing = quotesView({ sources: [], said: [] })
  return {
    finding,
    heads: [],
    further: [],
    timeline: [],
    closureRequest: null,
    losable: [],
    handlers: [],
    ...nothing,
    refused: [],
  }
}

/**
 * Whom to leave the claim to: those of the owner's handlers who handle its measures, else all of them. A handler elsewhere, or
 * one who cannot sign in, would be refused.
 */
function toClaim(parts: readonly PartOfFinding[], claimants: readonly Named[], actor: Actor): Named[] {
  const others = claimants.filter((claimant) => claimant.id !== actor.personId)
  const own = parts.filter(isOwnMeasure)
  const handling = others.filter((claimant) => own.some(({ handlerId }) => handlerId === claimant.id))
  return handling.length > 0 ? handling : others
}
