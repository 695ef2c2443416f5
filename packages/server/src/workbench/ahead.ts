import type { WaitingForFew } from '@bihuan/core/measures/workbench.contract.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { type ReadScope, readScope } from '@bihuan/core/people/read-scope.ts'
import { readWaitingPapers } from '../closure/paper.queries.ts'
import { isTakeOverWaiting } from '../closure/take-overs.handlers.ts'
import type { SignedInContext } from '../kernel/context.ts'
import type { Database } from '../kernel/db.ts'
import { findingsOfNobody, measuresOfNobody } from '../measures/nobodys.queries.ts'
import { awaitedBy } from '../rectifications/rectifications.handlers.ts'

/** What of that which waits for few waits for somebody: asked here, so that pages of all others need not ask. */
export async function aheadOf(context: SignedInContext): Promise<WaitingForFew[]> {
  const { actor, database } = context
  // One after the other: there is no hurry, and connections are few.
  const awaited = await awaitedBy(context)
  const papers = await readWaitingPapers(database.kysely, actor)
  const isTakeOver = await isTakeOverWaiting(context)
  const isLeft = can(actor, 'people.handOver') && (await isSomethingNobodys(database, readScope(actor)))
  return [
    ...(awaited.length + papers.length > 0 ? (['decisions'] as const) : []),
    ...(isTakeOver ? (['takeOvers'] as const) : []),
    ...(isLeft ? (['nobodys'] as const) : []),
  ]
}

async function isSomethingNobodys(database: Database, scope: ReadScope): Promise<boolean> {
  const { total } = await measuresOfNobody(database, { scope, limit: 1, offset: 0 })
  return total > 0 || (await findingsOfNobody(database, scope)).length > 0
}
