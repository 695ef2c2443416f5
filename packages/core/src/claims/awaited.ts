import type { ClosureAction, ClosureRequestView } from './closure-request.schema.ts'

/** What a pending claim waits for: a signature, or a stand-in to be named where nobody is left to sign. */
export function awaitedAction({
  rung,
  unfilledRungs,
}: Pick<ClosureRequestView, 'rung' | 'unfilledRungs'>): Extract<ClosureAction, 'approve' | 'nameStandIn'> {
  return unfilledRungs.some((unfilled) => unfilled === rung) ? 'nameStandIn' : 'approve'
}
