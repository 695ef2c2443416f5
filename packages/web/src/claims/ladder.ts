import type { ClosureAction, ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { Rung } from '@bihuan/core/claims/closure-request.ts'
import { rungWords } from '@bihuan/core/claims/labels.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'

type Signature = ClosureRequestView['signatures'][number]
type StandIn = ClosureRequestView['standIns'][number]

/** One rung of the ladder as it is shown. */
export type LadderStep =
  | { readonly rung: Rung; readonly name: Bilingual; readonly state: 'signed'; readonly signature: Signature }
  | {
      readonly rung: Rung
      readonly name: Bilingual
      readonly state: 'current' | 'waiting' | 'returned' | 'withdrawn' | 'unreached'
      /** Who signs it where nobody else is left. */
      readonly standIn: StandIn | null
      /** Whether a stand-in still has to be named. */
      readonly isUnfilled: boolean
    }

/** The rungs in their order: who signed, whose turn it is, where the claim came back. */
export function ladderSteps(request: ClosureRequestView): LadderStep[] {
  return request.ladder.map((rung): LadderStep => {
    const signature = request.signatures.find((one) => one.rung === rung)
    const name = rungWords(rung, request.rungNames)
    if (signature !== undefined) return { rung, name, state: 'signed', signature }
    const isUnfilled = request.unfilledRungs.includes(rung)
    const standIn = isUnfilled ? null : (request.standIns.find((one) => one.rung === rung) ?? null)
    const { status } = request
    const here = status === 'returned' || status === 'withdrawn' ? status : 'current'
    // Where the claim came back nothing waits any more.
    const behind = status === 'pending' ? 'waiting' : 'unreached'
    return { rung, name, state: rung === request.rung ? here : behind, standIn, isUnfilled }
  })
}

/** Whether signing now closes a finding, which needs the effect to be assessed. */
export function needsEffect(request: ClosureRequestView): boolean {
  return request.subject.type === 'finding' && request.rung !== null && request.rung === request.ladder.at(-1)
}

const asking: readonly ClosureAction[] = ['approve', 'nameStandIn', 'enterResolution', 'confirmPaper']

/** Whether a claim waits for whoever reads it; a liaison has nothing more to do once it is prepared. */
export function waitsForReader({ can, prepared }: Pick<ClosureRequestView, 'can' | 'prepared'>): boolean {
  return can.some((action) => asking.includes(action)) || (can.includes('prepare') && prepared === null)
}
