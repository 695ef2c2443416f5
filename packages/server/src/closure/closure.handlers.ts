import type { ClosureQueueItem, ClosureRequestView } from '@bihuan/core/closure/closure.contract.ts'
import type { ClosureItem } from '@bihuan/core/closure/sign.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { findingOfJson } from '../findings/findings.store.ts'
import { measureOfJson } from '../measures/measures.store.ts'
import { named } from '../progress/timeline.view.ts'
import { approve, type ClosureForm, returnClaim } from './closure.commands.ts'
import { type ClaimRow, readClaim, readQueue } from './closure.queries.ts'
import { claimView } from './closure.view.ts'

const { closure } = signedInApi

/** Claims that items are done, and what checkers do with them. */
export const closureHandlers = {
  queue: closure.queue.handler(async ({ context }) => {
    const rows = await readQueue(context.database.kysely, context.actor)
    return rows.map((row) => queueItem(row, context.actor))
  }),
  approve: closure.approve.handler(async ({ context, input }) => {
    await approve(context, input)
    return present(context, input)
  }),
  return: closure.return.handler(async ({ context, input }) => {
    await returnClaim(context, input)
    return present(context, input)
  }),
}

async function present(context: SignedInContext, form: ClosureForm): Promise<ClosureRequestView> {
  const row = found(await readClaim(context.database.kysely, form.rectificationId, form.closureRequestId))
  return claimView(row.request, itemOf(row), context.actor)
}

function queueItem(row: ClaimRow, actor: Actor): ClosureQueueItem {
  return {
    request: claimView(row.request, itemOf(row), actor),
    rectificationName: row.rectification_name,
    findingNumber: row.finding.number,
    findingTitle: row.finding.title,
    measureText: row.measure?.text ?? null,
    owner: named(row.owner_id, row.owner_name),
    dueOn: row.measure?.due_on ?? null,
    lastProgress: row.measure?.last_progress ?? null,
    evidence: row.evidence,
  }
}

function itemOf(row: ClaimRow): ClosureItem {
  const finding = findingOfJson(row.finding)
  return row.measure === null
    ? { type: 'finding', finding, measures: row.parts }
    : { type: 'measure', measure: measureOfJson(row.measure), findingStatus: finding.status }
}
