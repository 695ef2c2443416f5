import type { ClosureRequestView } from '@bihuan/core/closure/closure.contract.ts'
import type { Rung } from '@bihuan/core/closure/closure-request.ts'

type Signature = ClosureRequestView['signatures'][number]

/** One rung of the ladder as it is shown. */
export type LadderStep =
  | { readonly rung: Rung; readonly state: 'signed'; readonly signature: Signature }
  | { readonly rung: Rung; readonly state: 'current' | 'waiting' | 'returned' }

/** The rungs in their order: who signed, whose turn it is, who returned the claim. */
export function ladderSteps(request: ClosureRequestView): LadderStep[] {
  return request.ladder.map((rung): LadderStep => {
    const signature = request.signatures.find((one) => one.rung === rung)
    if (signature !== undefined) return { rung, state: 'signed', signature }
    if (rung !== request.rung) return { rung, state: 'waiting' }
    return { rung, state: request.status === 'returned' ? 'returned' : 'current' }
  })
}

/** Whether signing now closes a finding, which needs the effect to be assessed. */
export function needsEffect(request: ClosureRequestView): boolean {
  return request.subject.type === 'finding' && request.rung !== null && request.rung === request.ladder.at(-1)
}
