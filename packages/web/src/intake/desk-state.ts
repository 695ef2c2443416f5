import type { Draft, Span } from '@bihuan/core/reading/draft.ts'
import { type ItemAt, itemOf, itemsOf } from '@bihuan/core/intake/review/draft-items.ts'
import type { OpenPoint, Watch } from '@bihuan/core/intake/review/open-points.ts'
import type { SourceText } from '@bihuan/core/reading/text/source-text.ts'

/** What the reader has chosen in the source: a passage or some words of it, and where the caret stands. */
export type Choice = { readonly span: Span; readonly caret: number | null }

/** What a reader has made of a draft, with the steps back and forward. */
export type Step = { readonly draft: Draft; readonly cursor: ItemAt | null }

/** What the desk has just done, to be said aloud. */
export type Said = { readonly what: SaidWord; readonly count: number }

/** Words for what the desk did, or could not do. */
export type SaidWord =
  | 'merged'
  | 'split'
  | 'raised'
  | 'lowered'
  | 'dropped'
  | 'retyped'
  | 'corrected'
  | 'moved'
  | 'accepted'
  | 'rejected'
  | 'acknowledged'
  | 'keptAsWords'
  | 'reopened'
  | 'undone'
  | 'redone'
  | 'replaced'
  | 'cannotMerge'
  | 'cannotSplit'
  | 'cannotRaise'
  | 'cannotLower'
  | 'cannotMove'
  | 'cannotRetype'
  | 'nothingToUndo'
  | 'nothingToRedo'
  | 'nothingOpen'
  | 'nothingToAcknowledge'

/** The review of one draft as it stands: what was edited, where the cursor is, what is still open. */
export type Desk = {
  /** The draft as the server gave it, to tell whether anything is to be saved. */
  readonly opened: { readonly draft: Draft; readonly acknowledged: readonly number[] } | null
  readonly past: readonly Step[]
  readonly draft: Draft
  readonly future: readonly Step[]
  readonly cursor: ItemAt | null
  /** What is marked in the source. */
  readonly choice: Choice | null
  /** Whether commands mean the marked text, and not the item under the cursor. */
  readonly isOnText: boolean
  readonly mode:
    | { readonly kind: 'edit'; readonly at: ItemAt }
    | {
        readonly kind: 'split'
        readonly at: ItemAt
        readonly ends: readonly number[]
        readonly index: number
      }
    | null
  /** Keys of the warnings that somebody has acknowledged. */
  readonly seen: ReadonlySet<string>
  /** The same as indexes into the draft's warnings, as they are saved. */
  readonly acknowledged: readonly number[]
  readonly points: readonly OpenPoint[]
  /** The key of the open point that the reader stands on. */
  readonly point: string | null
  readonly said: Said | null
}

/** What the desk reads from: the source, and whatever looks over its drafts. */
export type DeskSource = { readonly source: SourceText; readonly watch: Watch }

// Warnings belong to the draft as it stands: whoever undoes an edit has them back as they were.
export function checkedDraft({ watch }: DeskSource, draft: Draft): Draft {
  const warnings = watch.warnings(draft)
  const before = draft.warnings
  const isSame = warnings.length === before.length && warnings.every((one, at) => one === before[at])
  return isSame ? draft : { ...draft, warnings }
}

export function checked({ watch }: DeskSource, desk: Desk, draft: Draft): Desk {
  const marks = watch.marks(draft, desk.seen)
  const isSame =
    marks.length === desk.acknowledged.length && marks.every((at, i) => desk.acknowledged[i] === at)
  const points = watch.points(draft, desk.seen)
  return {
    ...desk,
    draft,
    points,
    point: points.some(({ key }) => key === desk.point) ? desk.point : null,
    acknowledged: isSame ? desk.acknowledged : marks,
  }
}

export function say(desk: Desk, what: SaidWord): Desk {
  return { ...desk, said: { what, count: (desk.said?.count ?? 0) + 1 } }
}

/** A cursor that still points at something after the tree has changed. */
export function within(draft: Draft, cursor: ItemAt | null): ItemAt | null {
  const items = itemsOf(draft)
  if (cursor === null) return items[0] ?? null
  if (itemOf(draft, cursor) !== null) return cursor
  const before = items.findLast(
    ({ finding, measure }) =>
      finding < cursor.finding || (finding === cursor.finding && (measure ?? -1) <= (cursor.measure ?? -1)),
  )
  return before ?? items[0] ?? null
}

export function isAt(one: ItemAt, other: ItemAt): boolean {
  return one.finding === other.finding && one.measure === other.measure
}
