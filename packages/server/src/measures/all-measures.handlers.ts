import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { ownWork } from '@bihuan/core/people/own-work.ts'
import { type ReadScope, readScope } from '@bihuan/core/people/permissions.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { demand } from '../kernel/refused.ts'
import { countByStatusAndOwner, type ListedMeasure, openMeasuresOfOwner } from './measures.queries.ts'
import { searchMeasures } from './search.queries.ts'
import { listedView, sightOf } from './measures.view.ts'
import { openMeasuresOfMine } from './own-work.queries.ts'

/** What is asked of measures across all rectifications. */
export const allMeasuresHandlers = {
  openOfOwner: signedInApi.measures.openOfOwner.handler(async ({ context, input }) => {
    demand(readsAllOf(readScope(context.actor), input.ownerId))
    return pageView(await openMeasuresOfOwner(context.database, input), context)
  }),
  openOfMine: signedInApi.measures.openOfMine.handler(async ({ context, input }) =>
    pageView(await openMeasuresOfMine(context.database, { ...input, work: ownWork(context.actor) }), context),
  ),
  search: signedInApi.measures.search.handler(async ({ context, input }) => {
    const search = { words: input.q, limit: input.limit, scope: readScope(context.actor) }
    return pageView(await searchMeasures(context.database, search), context)
  }),
  counts: signedInApi.measures.counts.handler(async ({ context }) => {
    const rows = await countByStatusAndOwner(context.database, readScope(context.actor))
    return rows.map((row) => ({
      owner: { id: row.owner_id, name: row.owner_name },
      status: row.status,
      measures: row.measures,
      closedBefore: row.closed_before,
    }))
  }),
}

function readsAllOf(scope: ReadScope, ownerId: OrganizationId): boolean {
  return scope.kind === 'all' || (scope.kind === 'own' && scope.organizationIds.includes(ownerId))
}

type PageView = { measures: (MeasureView & { findingTitle: string | null })[]; total: number }

function pageView(
  page: { readonly measures: readonly ListedMeasure[]; readonly total: number },
  context: SignedInContext,
): PageView {
  const sight = sightOf(context)
  return {
    measures: page.measures.map((row) => listedView(row, sight)),
    total: page.total,
  }
}
