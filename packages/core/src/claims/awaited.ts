import type { ClosureAction, ClosureRequestView } from './closure-request.schema.ts'

/** What a pending claim waits for: a signature, or a stand-in to be named where nobody is left to sign. */
export function awaitedAction({
  rung,
  unfilledRungs,
}: Pick<ClosureRequestView, 'rung' | 'unfilledRungs'>): Extract<ClosureAction, 'approve' | 'nameStandIn'> {
  return unfilledRungs.some((unfilled) => unfilled === rung) ? 'nameStandIn' : 'approve'
}

/** The same for whoever reads the claim: a liaison prepares for the leader, and signs nothing. */
export function awaitedFromReader(
  request: Pick<ClosureRequestView, 'rung' | 'unfilledRungs' | 'can'>,
): Extract<ClosureAction, 'approve' | 'nameStandIn' | 'prepare'> {
  const { can } = request
  return can.includes('prepare') && !can.includes('approve') ? 'prepare' : awaitedAction(request)
}
