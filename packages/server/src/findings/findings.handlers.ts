import { rungsLostByWork } from '@bihuan/core/closure/losing-rungs.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { Named } from '@bihuan/core/kernel/contract.ts'
import { type FindingId, id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { readScope } from '@bihuan/core/people/permissions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { PartOfFinding } from '../closure/closure.queries.ts'
import { claimView, turnOf } from '../closure/closure.view.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { readHandlersOf } from '../people/people.queries.ts'
import { found } from '../kernel/refused.ts'
import { quotesView, timelineView } from '../progress/timeline.view.ts'
import { refusedView } from '../progress/refused.view.ts'
import { addFinding, assignFinding, reopenFinding, submitFindingClaim } from './findings.commands.ts'
import { type FindingDetail, listFindings, readFindingDetail } from './findings.queries.ts'
import { findingOf } from './findings.store.ts'
import { findingView, findingViewWithRefusals } from './findings.view.ts'

const { findings } = signedInApi

/** Findings. */
export const findingsHandlers = {
  get: findings.get.handler(async ({ context, input }) => {
    const detail = await readFindingDetail(context.database.kysely, input, readScope(context.actor))
    const finding = found(detail)
    const { owner } = findingView(finding, context.actor)
    const claimants = owner === null ? [] : await readHandlersOf(context.database.kysely, id(owner.id))
    return detailView(finding, context.actor, claimants)
  }),
  add: findings.add.handler(async ({ context, input }) => {
    const findingId = await addFinding(context, input)
    return present(context, { rectificationId: input.rectificationId, findingId })
  }),
  assign: findings.assign.handler(async ({ context, input }) => {
    await assignFinding(context, input)
    return present(context, input)
  }),
  submit: findings.submit.handler(async ({ context, input }) => {
    await submitFindingClaim(context, input)
    return present(context, input)
  }),
  reopen: findings.reopen.handler(async ({ context, input }) => {
    await reopenFinding(context, input)
    return present(context, input)
  }),
}

async function present(
  context: SignedInContext,
  { rectificationId, findingId }: { rectificationId: RectificationId; findingId: FindingId },
): Promise<FindingView> {
  const wanted = { rectificationId, ids: [findingId] }
  const [row] = await listFindings(context.database.kysely, wanted, readScope(context.actor))
  return findingView(found(row), context.actor)
}

function detailView(detail: FindingDetail, actor: Actor, claimants: readonly Named[]) {
  const { finding, refused } = findingViewWithRefusals(detail, actor)
  const item = { type: 'finding', finding: findingOf(detail), measures: detail.parts } as const
  return {
    finding,
    timeline: timelineView(detail.timeline),
    closureRequest:
      detail.claim === null ? null : claimView(detail.claim, item, { actor, people: detail.people ?? [] }),
    losesRungs: [...rungsLostByWork(actor, [item])],
    handlers: toClaim(detail.parts, claimants, actor),
    ...quotesView(detail),
    refused: refusedView(refused, turnOf(detail.claim, item, detail.people ?? [])),
  }
}

/**
 * Whom to leave the claim to: those of the owner's handlers who handle its measures, else all of them. A handler elsewhere, or
 * one who cannot sign in, would be refused.
 */
function toClaim(parts: readonly PartOfFinding[], claimants: readonly Named[], actor: Actor): Named[] {
  const others = claimants.filter((claimant) => claimant.id !== actor.personId)
  const handling = others.filter((claimant) => parts.some(({ handlerId }) => handlerId === claimant.id))
  return handling.length > 0 ? handling : others
}
