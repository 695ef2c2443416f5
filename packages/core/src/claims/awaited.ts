import { isResolution } from '../templates/template.ts'
import type { ClosureAction, ClosureRequestView } from './closure-request.schema.ts'

/** What a pending claim waits for: a signature, what a meeting resolves, or a stand-in to be named where nobody is left to sign. */
export function awaitedAction({
  rung,
  unfilledRungs,
}: Pick<ClosureRequestView, 'rung' | 'unfilledRungs'>): Extract<
  ClosureAction,
  'approve' | 'nameStandIn' | 'enterResolution'
> {
  if (rung !== null && isResolution(rung)) return 'enterResolution'
  return unfilledRungs.some((unfilled) => unfilled === rung) ? 'nameStandIn' : 'approve'
}

/** The same for whoever reads the claim: a liaison prepares for the leader, signs nothing, and has nothing more to do once it is prepared. */
export function awaitedFromReader(
  request: Pick<ClosureRequestView, 'rung' | 'unfilledRungs' | 'can' | 'prepared'>,
): Extract<ClosureAction, 'approve' | 'nameStandIn' | 'enterResolution' | 'prepare'> | 'prepared' {
  const { can } = request
  if (!can.includes('prepare') || can.includes('approve')) return awaitedAction(request)
  return request.prepared === null ? 'prepare' : 'prepared'
}
