import type { allMeasuresContract } from '@bihuan/core/measures/all-measures.contract.ts'
import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { ListedMeasureView } from '@bihuan/core/measures/listed-measure.schema.ts'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { ownWork } from '@bihuan/core/people/own-work.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { type ReadScope, readScope } from '@bihuan/core/people/read-scope.ts'
import { veilOf } from '@bihuan/core/told/veil.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { demand } from '../kernel/refused.ts'
import { countByStatusAndOwner, type MeasureInList, openMeasuresOfOwner } from './measures.queries.ts'
import { searchMeasures } from './search.queries.ts'
import { listedView, sightOf } from './measures.view.ts'
import { findingsOfNobody, measuresOfNobody } from './nobodys.queries.ts'
import { openMeasuresOfMine } from './own-work.queries.ts'

/** What is asked of measures across all rectifications. */
export const allMeasuresHandlers = {
  openOfOwner: signedInApi.measures.openOfOwner.handler(async ({ context, input }) => {
    const scope = readScope(context.actor)
    demand(mayAskOf(scope, input.ownerId))
    return pageView(await openMeasuresOfOwner(context.database, input, scope), context)
  }),
  openOfMine: signedInApi.measures.openOfMine.handler(async ({ context, input }) =>
    pageView(await openMeasuresOfMine(context.database, { ...input, work: ownWork(context.actor) }), context),
  ),
  ofNobody: signedInApi.measures.ofNobody.handler(async ({ context, input }) => {
    demand(can(context.actor, 'people.handOver'))
    const scope = readScope(context.actor)
    const page = await measuresOfNobody(context.database, { ...input, scope })
    const findings = input.offset > 0 ? [] : await findingsOfNobody(context.database, scope)
    return { ...pageView(page, context), findings: [...findings] }
  }),
  search: signedInApi.measures.search.handler(async ({ context, input }) => {
    const { actor } = context
    const { hidden } = veilOf(actor)
    const search = { words: input.q, limit: input.limit, scope: readScope(actor), hidden }
    return pageView(await searchMeasures(context.database, search), context)
  }),
  counts: signedInApi.measures.counts.handler(async ({ context }) => {
    const rows = await countByStatusAndOwner(context.database, readScope(context.actor))
    return [...Map.groupBy(rows, (row) => row.owner_id).values()].flatMap(countsOfOwner)
  }),
}

function countsOfOwner(rows: readonly OwnerCount[]): OwnerCounts[] {
  const [first] = rows
  if (first === undefined) return []
  const measures = { planned: 0, underway: 0, submitted: 0, returned: 0, closed: 0, reopened: 0, voided: 0 }
  for (const row of rows) measures[row.status] = row.measures
  measures.voided -= first.merged
  const closedBefore = rows.reduce((sum, row) => sum + row.closed_before, 0)
  return [
    { owner: { id: first.owner_id, name: first.owner_name }, measures, merged: first.merged, closedBefore },
  ]
}

type OwnerCount = Awaited<ReturnType<typeof countByStatusAndOwner>>[number]
type OwnerCounts = InferContractRouterOutputs<typeof allMeasuresContract>['counts'][number]

// Of other organizations those ask who read whole rectifications: they are told of what lies in these.
function mayAskOf(scope: ReadScope, ownerId: OrganizationId): boolean {
  if (scope.kind !== 'own') return scope.kind === 'all'
  return scope.bodyIds.length > 0 || scope.organizationIds.includes(ownerId)
}

type PageView = { measures: ListedMeasureView[]; total: number }

function pageView(
  page: { readonly measures: readonly MeasureInList[]; readonly total: number },
  context: SignedInContext,
): PageView {
  const sight = sightOf(context)
  return {
    measures: page.measures.map((row) => listedView(row, sight)),
    total: page.total,
  }
}
