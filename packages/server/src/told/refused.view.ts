import { describeRefusal, type Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Actions, RefusedAction } from '@bihuan/core/closure/actions.ts'
import type { RefusedAction as RefusedActionView } from '@bihuan/core/told/timeline.contract.ts'

/**
 * What a person has the right to but cannot do now, for people to read.
 *
 * @param turn who signs now, by name: whoever waits for them wants to know whom to ask
 */
export function refusedView(
  refused: readonly RefusedAction<string>[],
  turn: readonly string[] = [],
): RefusedActionView[] {
  return refused.map(({ action, refusal }) => ({
    action,
    code: refusal.code,
    message: describeRefusal(refusal.code === 'NOT_YOUR_RUNG' ? named(refusal, turn) : refusal),
    place: refusal.place ?? null,
  }))
}

/** Whoever can confirm the signature on paper of whose turn it is has that to do, and does not wait for the turn. */
export function besidePaper<Action extends string>(
  refused: readonly RefusedAction<Action>[],
  claim: { readonly can: readonly string[] } | null,
): readonly RefusedAction<Action>[] {
  if (claim === null || !claim.can.includes('confirmPaper')) return refused
  return refused.filter(({ refusal }) => refusal.code !== 'NOT_YOUR_RUNG')
}

function named(refusal: Refusal, turn: readonly string[]): Refusal {
  if (turn.length === 0) return refusal
  const who = { who: turn.join('、'), whoEn: ` (${turn.join(', ')})` }
  return { ...refusal, params: { ...refusal.params, ...who } }
}

/** What somebody can do with the item of a row: nothing where its rectification is archived. */
export function actionsOn<Action extends string>(
  row: { readonly is_archived: boolean },
  actions: Actions<Action>,
): Actions<Action> {
  return row.is_archived ? { can: [], refused: [] } : actions
}
