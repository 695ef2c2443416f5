import type { Draft, Span } from '@bihuan/core/reading/draft.ts'
import type { ReaderRole } from '@bihuan/core/intake/review/draft-edits.ts'
import type { ItemAt } from '@bihuan/core/intake/review/draft-items.ts'
import {
  type FindingChanges,
  type MeasureChanges,
  moveItem,
  moveToFinding,
} from '@bihuan/core/intake/review/item-changes.ts'
import { lower, mergeUp, raise } from '@bihuan/core/intake/review/item-edits.ts'
import { keyOf } from '@bihuan/core/intake/review/open-points.ts'
import {
  accepted,
  acknowledged,
  asBackground,
  corrected,
  dropped,
  edited,
  keptAsWords,
  onCursor,
  redone,
  retyped,
  split,
  undone,
} from './desk-edits.ts'
import { chosen, onItem, onPoint, pointed, stepped } from './desk-places.ts'
import { checked, checkedDraft, type Choice, type Desk, type DeskSource, say, within } from './desk-state.ts'

/** What a reader can do at the desk. */
export type DeskCommand =
  | { readonly type: 'step'; readonly to: 'next' | 'previous' | 'first' | 'last' }
  | { readonly type: 'goTo'; readonly at: ItemAt }
  | { readonly type: 'choose'; readonly choice: Choice }
  | { readonly type: 'show'; readonly span: Span }
  | { readonly type: 'edit' | 'close' | 'merge' | 'raise' | 'lower' | 'drop' | 'undo' | 'redo' | 'accept' }
  | { readonly type: 'split'; readonly before?: string }
  | { readonly type: 'boundary'; readonly step: number }
  | { readonly type: 'move'; readonly step: -1 | 1 }
  | { readonly type: 'moveTo'; readonly at: ItemAt; readonly finding: number }
  | { readonly type: 'retype'; readonly role: ReaderRole }
  | { readonly type: 'correct'; readonly at: ItemAt; readonly changes: FindingChanges & MeasureChanges }
  | { readonly type: 'point'; readonly step: -1 | 1 }
  | { readonly type: 'goToPoint'; readonly key: string }
  | { readonly type: 'acknowledge'; readonly keys: readonly string[] }
  | { readonly type: 'reopen'; readonly key: string }
  | { readonly type: 'setAside'; readonly spans: readonly Span[] }
  /** Keeps only the words of days that nobody can read. */
  | { readonly type: 'wordsOnly'; readonly keys: readonly string[] }
  | { readonly type: 'replace'; readonly draft: Draft; readonly acknowledged: readonly number[] }

/** The desk as it stands when a draft is opened. */
export function openDesk(
  from: DeskSource,
  saved: { readonly draft: Draft; readonly acknowledged: readonly number[] },
): Desk {
  const seen = new Set(
    saved.acknowledged.flatMap((at) => {
      const warning = saved.draft.warnings[at]
      return warning === undefined ? [] : [keyOf(warning)]
    }),
  )
  const cursor = saved.draft.findings.length === 0 ? null : { finding: 0, measure: null }
  const desk: Desk = {
    opened: null,
    past: [],
    draft: saved.draft,
    future: [],
    cursor,
    choice: null,
    isOnText: false,
    mode: null,
    seen,
    acknowledged: [],
    points: [],
    point: null,
    said: null,
  }
  const opened = onItem(checked(from, desk, checkedDraft(from, saved.draft)), cursor)
  return { ...opened, opened: { draft: opened.draft, acknowledged: opened.acknowledged } }
}

/** The desk after a command. A command that is not possible changes nothing but what is said. */
export function deskAfter(from: DeskSource, desk: Desk, command: DeskCommand): Desk {
  switch (command.type) {
    case 'step':
      return silent(stepped(desk, command.to))
    case 'goTo':
      return silent(onItem(desk, command.at))
    case 'choose':
      return silent(chosen(desk, command.choice))
    case 'show':
      return { ...desk, choice: { span: command.span, caret: null }, isOnText: true, mode: null }
    case 'edit':
      return desk.cursor === null
        ? desk
        : { ...desk, mode: { kind: 'edit', at: desk.cursor }, isOnText: false }
    case 'close':
      return { ...desk, mode: null }
    case 'merge':
      return onCursor(from, desk, ['merged', 'cannotMerge', (at) => mergeUp(from.source, desk.draft, at)])
    case 'raise':
      return onCursor(from, desk, ['raised', 'cannotRaise', (at) => raise(from.source, desk.draft, at)])
    case 'lower':
      return onCursor(from, desk, [
        'lowered',
        'cannotLower',
        (at) => (at.measure === null ? lower(from.source, desk.draft, at.finding) : null),
      ])
    case 'drop':
      return dropped(from, desk)
    case 'split':
      return split(from, desk, command.before)
    case 'boundary': {
      const { mode } = desk
      if (mode?.kind !== 'split') return desk
      const index = Math.min(Math.max(mode.index + command.step, 0), mode.ends.length - 1)
      return { ...desk, mode: { ...mode, index } }
    }
    case 'move':
      return onCursor(from, desk, ['moved', 'cannotMove', (at) => moveItem(desk.draft, at, command.step)])
    case 'moveTo':
      return edited(from, desk, [
        'moved',
        'cannotMove',
        moveToFinding(desk.draft, command.at, command.finding),
      ])
    case 'retype':
      return retyped(from, desk, command.role)
    case 'correct':
      return corrected(from, desk, command)
    case 'undo':
      return undone(from, desk)
    case 'redo':
      return redone(from, desk)
    case 'point':
      return pointed(desk, command.step)
    case 'goToPoint':
      return onPoint(
        desk,
        desk.points.find(({ key }) => key === command.key),
      )
    case 'accept':
      return accepted(from, desk)
    case 'acknowledge':
      return acknowledged(from, desk, command.keys)
    case 'reopen': {
      const seen = new Set([...desk.seen].filter((key) => key !== command.key))
      return say(checked(from, { ...desk, seen }, desk.draft), 'reopened')
    }
    case 'setAside':
      return asBackground(from, desk, command.spans)
    case 'wordsOnly':
      return keptAsWords(from, desk, command.keys)
    case 'replace':
      return say({ ...openDesk(from, command), cursor: within(command.draft, desk.cursor) }, 'replaced')
    default:
      return command satisfies never
  }
}

// Moving on ends what was said about the step before.
function silent(desk: Desk): Desk {
  return desk.said === null ? desk : { ...desk, said: null }
}
