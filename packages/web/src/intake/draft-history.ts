import type { Draft } from '@bihuan/core/intake/draft.ts'

/** What a reader has made of a draft, with the steps back and forward. */
export type DraftHistory = {
  readonly past: readonly Draft[]
  readonly present: Draft
  readonly future: readonly Draft[]
}

export type HistoryStep =
  | { readonly type: 'edited'; readonly draft: Draft }
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }
  | { readonly type: 'replaced'; readonly draft: Draft }

const mostSteps = 200

/** The history after a step. Drafts share what an edit did not touch, so that many steps cost little. */
export function nextHistory(history: DraftHistory, step: HistoryStep): DraftHistory {
  const { past, present, future } = history
  switch (step.type) {
    case 'edited':
      if (step.draft === present) return history
      return { past: [...past.slice(1 - mostSteps), present], present: step.draft, future: [] }
    case 'undone': {
      const before = past.at(-1)
      return before === undefined
        ? history
        : { past: past.slice(0, -1), present: before, future: [present, ...future] }
    }
    case 'redone': {
      const [after, ...rest] = future
      return after === undefined ? history : { past: [...past, present], present: after, future: rest }
    }
    case 'replaced':
      return { past: [], present: step.draft, future: [] }
    default:
      return step satisfies never
  }
}
