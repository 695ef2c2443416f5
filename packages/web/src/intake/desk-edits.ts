import type { Span, Stated } from '@bihuan/core/reading/draft.ts'
import { type Edited, type ReaderRole, retype, setAside } from '@bihuan/core/intake/review/draft-edits.ts'
import { type DraftItem, type ItemAt, itemOf } from '@bihuan/core/intake/review/draft-items.ts'
import {
  acceptItem,
  editFinding,
  editItems,
  editMeasure,
  type FindingChanges,
  type MeasureChanges,
} from '@bihuan/core/intake/review/item-changes.ts'
import { dropItem, lower, splitItem } from '@bihuan/core/intake/review/item-edits.ts'
import { wordsOnly } from '@bihuan/core/intake/settling/words-only.ts'
import { placeOfCaret, sentenceEnds } from '@bihuan/core/intake/review/sentence-ends.ts'
import { onItem, onPoint, pointedAfter } from './desk-places.ts'
import {
  checked,
  checkedDraft,
  type Desk,
  type DeskSource,
  type SaidWord,
  say,
  within,
} from './desk-state.ts'

const mostSteps = 200

type Attempt = readonly [SaidWord, SaidWord, Edited | null]

export function onCursor(
  from: DeskSource,
  desk: Desk,
  [done, cannot, make]: readonly [SaidWord, SaidWord, (at: ItemAt) => Edited | null],
): Desk {
  return edited(from, desk, [done, cannot, desk.cursor === null ? null : make(desk.cursor)])
}

export function edited(from: DeskSource, desk: Desk, [done, cannot, made]: Attempt): Desk {
  if (made === null) return say(desk, cannot)
  if (made.draft === desk.draft) return { ...desk, mode: null }
  const step = { draft: desk.draft, cursor: desk.cursor }
  const next = checked(
    from,
    { ...desk, past: [...desk.past.slice(1 - mostSteps), step], future: [], mode: null },
    checkedDraft(from, made.draft),
  )
  const at = made.at ?? within(next.draft, desk.cursor)
  return say(onItem(next, at), done)
}

export function dropped(from: DeskSource, desk: Desk): Desk {
  if (desk.isOnText) return retyped(from, desk, 'background')
  const item = desk.cursor === null ? null : itemOf(desk.draft, desk.cursor)
  // What a model proposed was unplaced before, and is so again; what a person takes out is dealt with.
  const isProposal = item?.proposedBy !== undefined
  return onCursor(from, desk, [
    isProposal ? 'rejected' : 'dropped',
    'cannotMove',
    (at) => dropItem(desk.draft, at, isProposal ? 'unplaced' : 'background'),
  ])
}

export function split(from: DeskSource, desk: Desk, before: string | undefined): Desk {
  const at = desk.cursor
  const item = at === null ? null : itemOf(desk.draft, at)
  if (at === null || item === null) return say(desk, 'cannotSplit')
  const { mode, choice } = desk
  const cut = (offset: number | null | undefined): Desk =>
    edited(from, desk, [
      'split',
      'cannotSplit',
      offset === null || offset === undefined ? null : splitItem(from.source, desk.draft, { at, offset }),
    ])
  if (before !== undefined) return cut(placeOfCaret(from.source, desk.draft, { at, before }))
  if (mode?.kind === 'split') return cut(mode.ends[mode.index])
  const caret = choice?.caret ?? null
  if (caret !== null && caret > item.passage.start && caret < item.passage.end) return cut(caret)
  const ends = sentenceEnds(from.source, item.passage)
  if (ends.length === 0) return say(desk, 'cannotSplit')
  return { ...desk, mode: { kind: 'split', at, ends, index: 0 }, isOnText: false }
}

export function retyped(from: DeskSource, desk: Desk, role: ReaderRole): Desk {
  const { choice, cursor, draft } = desk
  if (!desk.isOnText && cursor !== null && cursor.measure === null && role === 'measure')
    return edited(from, desk, ['retyped', 'cannotRetype', lower(from.source, draft, cursor.finding)])
  const item = cursor === null ? null : itemOf(draft, cursor)
  const span = desk.isOnText ? choice?.span : item?.passage
  const made = span === undefined ? null : retype(from.source, draft, { span, role })
  const next = edited(from, desk, ['retyped', 'cannotRetype', made])
  if (made === null || made.at !== null || !desk.isOnText) return next
  // Whoever goes through what is open goes on to what is open next.
  const from_ = desk.points.findIndex(({ key }) => key === desk.point)
  const following = from_ === -1 ? undefined : (next.points[from_] ?? next.points[0])
  return following === undefined ? next : { ...onPoint(next, following), said: next.said }
}

export function corrected(
  from: DeskSource,
  desk: Desk,
  { at, changes }: { readonly at: ItemAt; readonly changes: FindingChanges & MeasureChanges },
): Desk {
  const { text, ...others } = changes
  const made =
    at.measure === null
      ? editFinding(desk.draft, at.finding, others)
      : editMeasure(
          desk.draft,
          at,
          text === undefined ? measureOnly(others) : { ...measureOnly(others), text },
        )
  return edited(from, desk, ['corrected', 'cannotRetype', made])
}

/** Days that nobody can read are no days from now on; their words stay with the items. */
export function keptAsWords(from: DeskSource, desk: Desk, keys: readonly string[]): Desk {
  const wanted = new Set(keys)
  const changes = new Map<DraftItem, Partial<Stated>>()
  for (const point of desk.points) {
    if (point.kind !== 'unread' || !wanted.has(point.key)) continue
    const item = itemOf(desk.draft, point.at)
    if (item === null) continue
    const before = changes.get(item)
    changes.set(item, { ...before, ...wordsOnly({ ...item, ...before }, point.unread) })
  }
  const draft = editItems(desk.draft, changes)
  const next = edited(from, desk, ['keptAsWords', 'nothingToAcknowledge', { draft, at: desk.cursor }])
  return { ...pointedAfter(next, desk), said: next.said }
}

function measureOnly(changes: FindingChanges): MeasureChanges {
  const { number: _n, path: _p, title: _t, status: _s, statusRaw: _r, ...kept } = changes
  return kept
}

export function undone(from: DeskSource, desk: Desk): Desk {
  const before = desk.past.at(-1)
  if (before === undefined) return say(desk, 'nothingToUndo')
  const step = { draft: desk.draft, cursor: desk.cursor }
  const next = { ...desk, past: desk.past.slice(0, -1), future: [step, ...desk.future], mode: null }
  return say(onItem(checked(from, next, before.draft), before.cursor), 'undone')
}

export function redone(from: DeskSource, desk: Desk): Desk {
  const [after, ...future] = desk.future
  if (after === undefined) return say(desk, 'nothingToRedo')
  const step = { draft: desk.draft, cursor: desk.cursor }
  const next = { ...desk, past: [...desk.past, step], future, mode: null }
  return say(onItem(checked(from, next, after.draft), after.cursor), 'redone')
}

export function accepted(from: DeskSource, desk: Desk): Desk {
  const point = desk.points.find(({ key }) => key === desk.point)
  if (point?.kind === 'unplaced') return retyped(from, { ...desk, isOnText: true }, 'background')
  if (point?.kind === 'warning') return acknowledged(from, desk, [point.key])
  if (point?.kind === 'unread') return keptAsWords(from, desk, [point.key])
  const at = point?.kind === 'proposal' ? point.at : desk.cursor
  const made = at === null ? null : acceptItem(desk.draft, at)
  const next = edited(from, desk, ['accepted', 'nothingToAcknowledge', made])
  return made === null ? next : { ...pointedAfter(next, desk), said: next.said }
}

export function acknowledged(from: DeskSource, desk: Desk, keys: readonly string[]): Desk {
  const next = say(
    checked(from, { ...desk, seen: new Set([...desk.seen, ...keys]) }, desk.draft),
    'acknowledged',
  )
  return { ...pointedAfter(next, desk), said: next.said }
}

export function asBackground(from: DeskSource, desk: Desk, spans: readonly Span[]): Desk {
  const draft = setAside(from.source, desk.draft, spans)
  return edited(from, desk, ['retyped', 'cannotRetype', { draft, at: desk.cursor }])
}
