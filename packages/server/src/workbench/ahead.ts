import type { WaitingForFew } from '@bihuan/core/measures/workbench.contract.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { readWaitingPapers } from '../closure/paper.queries.ts'
import { isTakeOverWaiting } from '../closure/take-overs.handlers.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { measuresOfNobody } from '../measures/nobodys.queries.ts'
import { awaitedBy } from '../rectifications/rectifications.handlers.ts'

/** What of that which waits for few waits for somebody: asked here, so that pages of all others need not ask. */
export async function aheadOf(context: SignedInContext): Promise<WaitingForFew[]> {
  const { actor, database } = context
  // One after the other: there is no hurry, and connections are few.
  const awaited = await awaitedBy(context)
  const papers = await readWaitingPapers(database.kysely, actor)
  const isTakeOver = await isTakeOverWaiting(context)
  const left = can(actor, 'people.handOver')
    ? await measuresOfNobody(database, { scope: readScope(actor), limit: 1, offset: 0 })
    : null
  return [
    ...(awaited.length + papers.length > 0 ? (['decisions'] as const) : []),
    ...(isTakeOver ? (['takeOvers'] as const) : []),
    ...(left !== null && left.total > 0 ? (['nobodys'] as const) : []),
  ]
}
