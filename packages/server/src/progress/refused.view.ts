import { describeRefusal } from '@bihuan/core/kernel/refusal.ts'
import type { RefusedAction } from '@bihuan/core/people/actions.ts'
import type { RefusedAction as RefusedActionView } from '@bihuan/core/progress/timeline.contract.ts'

/** What a person has the right to but cannot do now, for people to read. */
export function refusedView(refused: readonly RefusedAction<string>[]): RefusedActionView[] {
  return refused.map(({ action, refusal }) => ({
    action,
    code: refusal.code,
    message: describeRefusal(refusal),
    place: refusal.place ?? null,
  }))
}
