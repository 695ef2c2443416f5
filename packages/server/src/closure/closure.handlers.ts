import { byName } from '@bihuan/core/people/by-name.ts'
import { awaitedAction } from '@bihuan/core/claims/awaited.ts'
import type { ClosureQueueItem } from '@bihuan/core/closure/closure.contract.ts'
import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { ClosureItem } from '@bihuan/core/closure/closure-item.ts'
import { prepareDecision } from '@bihuan/core/closure/prepare.ts'
import { enteringRefusal, paperSigners, usualPaperLimit } from '@bihuan/core/closure/paper.ts'
import { returnClosure, signClosure, withdrawClosure } from '@bihuan/core/closure/sign.ts'
import { namerRefusal, standInChoices } from '@bihuan/core/closure/stand-ins.ts'
import { numberOfFinding } from '@bihuan/core/findings/finding-number.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { organizationsIn } from '@bihuan/core/templates/template.ts'
import { can, canSomewhere } from '@bihuan/core/people/permissions.ts'
import { type Actor, inBodies } from '@bihuan/core/people/role.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { answerPlain, demand, found } from '../kernel/refused.ts'
import { ask } from '../kernel/together.ts'
import { findingOfJson } from '../findings/findings.store.ts'
import { measureOfJson } from '../measures/measures.store.ts'
import { demandOn } from '../rectifications/rectifications.handlers.ts'
import { refusedView } from '../told/refused.view.ts'
import { named } from '../told/timeline.view.ts'
import { type ClaimPerson, type ClaimsAmong, readClaimPeople } from '../people/claim-people.queries.ts'
import { readHeads } from '../people/people.queries.ts'
import { type ClaimStep, type ClosureForm, commandClaim, mayReadClaim, standIn } from './closure.commands.ts'
import { confirm, drop, enter, resolve } from './paper.commands.ts'
import { readPaperShares, readWaitingPapers } from './paper.queries.ts'
import { claimNow, type ClaimRow, claimsBelow, readQueue } from './closure.queries.ts'
import { rungWords } from '@bihuan/core/claims/labels.ts'
import {
  type ClaimViewer,
  claimView,
  claimViewWithRefusals,
  nameAt,
  signedClaimView,
} from '../claims/claims.view.ts'
import { closureRequestOfJson } from '../claims/closure-requests.store.ts'

const { closure } = signedInApi

/** Claims that items are done, and what checkers do with them. */
export const closureHandlers = {
  queue: closure.queue.handler(async ({ context, input }) => {
    const db = context.database.kysely
    const rows = await readQueue(context.database, context.actor, input.limit)
    if (rows.length === 0) return []
    const people = await readClaimPeople(db, amongOf(rows))
    return rows.map((row) => queueItem(row, viewerOf(row, context.actor, people)))
  }),
  signed: closure.signed.handler(async ({ context, input }) => {
    await demandOn(context, 'rectification.notice', input.rectificationId)
    const claims = await ask(context.database.kysely, claimsBelow({ ...input, limit: input.limit + 1 }))
    return {
      claims: claims.slice(0, input.limit).map((claim) => signedClaimView(claim, context.zone)),
      hasMore: claims.length > input.limit,
    }
  }),
  approve: closure.approve.handler(
    onClaim(
      ({ comment, effect }) =>
        (claim) =>
          signClosure(claim, { comment, effect }),
    ),
  ),
  return: closure.return.handler(
    onClaim(
      ({ reason }) =>
        (claim) =>
          returnClosure(claim, reason),
    ),
  ),
  prepare: closure.prepare.handler(
    onClaim(
      ({ decision, words }) =>
        (claim) =>
          prepareDecision(claim, { decision, words }),
    ),
  ),
  withdraw: closure.withdraw.handler(onClaim(() => withdrawClosure)),
  nameStandIn: closure.nameStandIn.handler(onClaim(standIn)),
  enterPaper: closure.enterPaper.handler(onClaim(enter)),
  enterResolution: closure.enterResolution.handler(onClaim(resolve)),
  confirmPaper: closure.confirmPaper.handler(onClaim(confirm)),
  dropPaper: closure.dropPaper.handler(onClaim(drop)),
  paperSigners: closure.paperSigners.handler(async ({ context, input }) => {
    const db = context.database.kysely
    const claimed = await ask(db, claimNow(input.rectificationId, input.closureRequestId))
    const row = found(claimed && readable(claimed, context.actor))
    const { actor, people } = viewerOf(row, context.actor, await readClaimPeople(db, amongOf([row])))
    const claim = { request: closureRequestOfJson(row.request), item: itemOf(row), people }
    const refusal = enteringRefusal(claim, actor)
    if (refusal !== null) return answerPlain(refuse(refusal))
    return paperSigners(claim, actor)
      .map(({ personId: id, name }) => ({ id, name }))
      .sort(byName)
  }),
  papers: closure.papers.handler(async ({ context }) => {
    const db = context.database.kysely
    const limit = context.paperLimit ?? usualPaperLimit
    return {
      waiting: await readWaitingPapers(db, context.actor),
      limit,
      beyond: await readPaperShares(db, context.actor, limit),
    }
  }),
  standInChoices: closure.standInChoices.handler(async ({ context, input }) => {
    const db = context.database.kysely
    // Before anything is said of a claim that they may not read.
    demand(canSomewhere(context.actor, 'closure.nameStandIn'))
    const claimed = await ask(db, claimNow(input.rectificationId, input.closureRequestId))
    const row = found(claimed && readable(claimed, context.actor))
    const { actor, people } = viewerOf(row, context.actor, await readClaimPeople(db, amongOf([row])))
    demand(can(actor, 'closure.nameStandIn'))
    const claim = { request: closureRequestOfJson(row.request), item: itemOf(row), people }
    const refusal = namerRefusal(actor, claim)
    if (refusal !== null) return answerPlain(refuse(refusal))
    const choices = standInChoices(claim, input.rung, actor)
    const heads = await readHeads(
      db,
      choices.map(({ personId }) => personId),
    )
    return heads.sort(byName)
  }),
}

/** A command on one claim, answered with the claim after it. */
function onClaim<Form extends ClosureForm>(
  stepOf: (form: Form) => ClaimStep,
): (call: { readonly context: SignedInContext; readonly input: Form }) => Promise<ClosureRequestView> {
  return async ({ context, input }) => {
    return present(context, await commandClaim(context, input, stepOf(input)))
  }
}

/** The claim after a form about it. Whoever sends an old form again may not read the item any more. */
async function present(context: SignedInContext, claim: ClaimRow | null): Promise<ClosureRequestView> {
  const row = found(claim && readable(claim, context.actor))
  const people = await readClaimPeople(context.database.kysely, amongOf([row]))
  return claimView(row.request, itemOf(row), viewerOf(row, context.actor, people))
}

function readable(row: ClaimRow, actor: Actor): ClaimRow | null {
  return mayReadClaim(inBodies(actor, row.here), itemOf(row)) ? row : null
}

function amongOf(rows: readonly ClaimRow[]): ClaimsAmong {
  return {
    rectificationIds: rows.map((row) => row.finding.rectification_id),
    leaderIds: rows.map((row) => row.leader_id),
    ownerIds: rows.flatMap((row) => [row.owner_id, ...organizationsIn(row.request.ladder)]),
  }
}

function viewerOf({ here }: ClaimRow, actor: Actor, people: readonly ClaimPerson[]): ClaimViewer {
  return { actor: inBodies(actor, here), people: people.map((person) => inBodies(person, here)) }
}

function queueItem(row: ClaimRow, viewer: ClaimViewer): ClosureQueueItem {
  const { request, refused } = claimViewWithRefusals(row.request, itemOf(row), viewer)
  return {
    request,
    rectificationName: row.rectification_name,
    findingNumber: numberOfFinding(row.finding),
    findingTitle: row.finding.title,
    measureNumber: row.measure && `${row.finding.ordinal}-${row.measure.ordinal}`,
    measureText: row.measure?.text ?? null,
    owner: named(row.owner_id, row.owner_name),
    // The day of what goes on for good is that of its next report.
    dueOn: row.measure?.check_in_from ? null : (row.measure?.due_on ?? null),
    lastProgress: row.measure?.last_progress ?? null,
    lastProgressAt: row.measure?.last_progress_at ?? null,
    sourceState: row.measure?.source_state ?? null,
    ...evidenceToShow(row),
    refused: refusedView(refused.filter(({ action }) => action === awaitedAction(request))),
  }
}

type Shown = Pick<ClosureQueueItem, 'evidence' | 'returned' | 'newFiles' | 'sameFiles'>

/** What there is to check, and what of it has come since a claim was last sent back. */
function evidenceToShow({ evidence, returned }: ClaimRow): Shown {
  const byContent = Object.values(Object.groupBy(evidence, ({ sha256 }) => sha256)).map((pieces = []) => [
    ...new Set(pieces.map(({ fileId }) => fileId)),
  ])
  const since = returned === null ? Infinity : Date.parse(returned.at)
  return {
    evidence: evidence.map(({ fileId, name, size, mediaType }) => ({ fileId, name, size, mediaType })),
    returned: returned && {
      rung: rungWords(returned.rung, returned.rungNames),
      by: { id: returned.by, name: nameAt(returned, returned.by, returned.at) },
      at: new Date(returned.at).toISOString(),
      reason: returned.reason,
    },
    newFiles: evidence.filter(({ reportedAt }) => Date.parse(reportedAt) > since).map(({ fileId }) => fileId),
    sameFiles: byContent.filter(({ length }) => length > 1),
  }
}

function itemOf(row: ClaimRow): ClosureItem {
  const finding = findingOfJson(row.finding)
  return row.measure === null
    ? { type: 'finding', finding, measures: row.parts }
    : { type: 'measure', measure: measureOfJson(row.measure), findingStatus: finding.status }
}
