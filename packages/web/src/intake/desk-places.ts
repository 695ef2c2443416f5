import { type ItemAt, itemAt, itemOf, itemsOf } from '@bihuan/core/intake/review/draft-items.ts'
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
  const items = itemsOf(desk.draft)
  const now = items.findIndex((at) => desk.cursor !== null && isAt(at, desk.cursor))
  const target = { next: now + 1, previous: now - 1, first: 0, last: items.length - 1 }[to]
  const at = items[Math.min(Math.max(target, 0), items.length - 1)]
  return at === undefined ? desk : onItem(desk, at)
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
