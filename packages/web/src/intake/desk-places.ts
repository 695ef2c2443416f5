import type { Draft, DraftFinding } from '@bihuan/core/reading/draft.ts'
import { type ItemAt, itemAt, itemOf } from '@bihuan/core/intake/review/draft-items.ts'
import type { OpenPoint } from '@bihuan/core/intake/review/open-points.ts'
import { type Choice, type Desk, isAt, say } from './desk-state.ts'

export function onItem(desk: Desk, at: ItemAt | null): Desk {
  const item = at === null ? null : itemOf(desk.draft, at)
  if (at === null || item === null)
    return { ...desk, cursor: null, choice: null, isOnText: false, mode: null }
  const { start, end } = item.passage
  return {
    ...desk,
    cursor: at,
    choice: { span: { start, end }, caret: null },
    isOnText: false,
    mode: null,
    point: desk.points.find((point) => point.kind === 'proposal' && isAt(point.at, at))?.key ?? null,
  }
}

export function chosen(desk: Desk, choice: Choice): Desk {
  const at = choice.caret === null ? null : itemAt(desk.draft, choice.caret)
  if (at !== null) return { ...onItem(desk, at), choice }
  const point = desk.points.find(({ kind, span }) => kind === 'unplaced' && span?.start === choice.span.start)
  return { ...desk, choice, isOnText: true, mode: null, point: point?.key ?? null }
}

export function stepped(desk: Desk, to: 'next' | 'previous' | 'first' | 'last'): Desk {
  const { cursor, draft } = desk
  const steps = { next: below, previous: above, first: () => firstOf(draft), last: () => lastOf(draft) }
  const at = cursor === null ? firstOf(draft) : steps[to](draft, cursor)
  return at === null ? desk : onItem(desk, at)
}

function below({ findings }: Draft, at: ItemAt): ItemAt {
  const measure = (at.measure ?? -1) + 1
  if (measure < (findings[at.finding]?.measures.length ?? 0)) return { ...at, measure }
  return at.finding + 1 < findings.length ? { finding: at.finding + 1, measure: null } : at
}

function above({ findings }: Draft, at: ItemAt): ItemAt {
  if (at.measure !== null) return { ...at, measure: at.measure === 0 ? null : at.measure - 1 }
  return at.finding === 0 ? at : endOf(findings, at.finding - 1)
}

function firstOf({ findings }: Draft): ItemAt | null {
  return findings.length === 0 ? null : { finding: 0, measure: null }
}

function lastOf({ findings }: Draft): ItemAt | null {
  return findings.length === 0 ? null : endOf(findings, findings.length - 1)
}

function endOf(findings: readonly DraftFinding[], finding: number): ItemAt {
  const count = findings[finding]?.measures.length ?? 0
  return { finding, measure: count === 0 ? null : count - 1 }
}

export function pointed(desk: Desk, step: -1 | 1): Desk {
  if (desk.points.length === 0) return say({ ...desk, point: null }, 'nothingOpen')
  const now = desk.points.findIndex(({ key }) => key === desk.point)
  const from = now === -1 && step === -1 ? 0 : now
  return onPoint(desk, desk.points[(from + step + desk.points.length) % desk.points.length])
}

export function onPoint(desk: Desk, point: OpenPoint | undefined): Desk {
  if (point === undefined) return desk
  if (point.kind === 'proposal' || point.kind === 'unread')
    return { ...onItem(desk, point.at), point: point.key }
  const { span, key } = point
  if (span === null) return { ...desk, point: key, mode: null }
  if (point.kind === 'unplaced')
    return { ...desk, point: key, choice: { span, caret: null }, isOnText: true, mode: null }
  const at = itemAt(desk.draft, span.start)
  const there = at === null ? { ...desk, isOnText: true, mode: null } : onItem(desk, at)
  return { ...there, choice: { span, caret: null }, point: key }
}

// Goes on to what is open at the place of a point that has just been dealt with.
export function pointedAfter(next: Desk, before: Desk): Desk {
  const index = before.points.findIndex(({ key }) => key === before.point)
  const following = index === -1 ? undefined : (next.points[index] ?? next.points[0])
  return following === undefined ? next : onPoint(next, following)
}
