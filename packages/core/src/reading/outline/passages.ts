import { type Passage, type PassageRole, passageRoles, type Span } from '../draft.ts'
import type { Range } from '../text/strip.ts'

/** Marks what each part of a source was read as; later marks lie on top of earlier ones. */
export type Canvas = { readonly roles: Uint8Array; readonly starts: Uint8Array; readonly source: string }

/** A canvas on which nothing is placed yet. */
export function emptyCanvas(source: string): Canvas {
  const roles = new Uint8Array(source.length).fill(passageRoles.indexOf('unplaced'))
  return { roles, starts: new Uint8Array(source.length + 1), source }
}

/** Marks a range of the source. */
export function paint(canvas: Canvas, range: Range, role: PassageRole): void {
  canvas.roles.fill(passageRoles.indexOf(role), Math.max(0, range.start), Math.max(0, range.end))
  canvas.starts.fill(0, range.start + 1, range.end)
  // Two measures side by side are two passages; background runs on.
  if (role === 'measure' || role === 'finding') canvas.starts[range.start] = 1
}

/**
 * The passages in order. They cover the source from 0 to its end without gap or overlap, in code points.
 *
 * Blanks and line breaks belong to the passage before them, so that a passage is not cut by a wrapped line.
 */
export function passagesOf(canvas: Canvas): Passage[] {
  const { roles, starts, source } = canvas
  const passages: Passage[] = []
  const first = Math.max(0, source.search(/[^\s]/))
  let current = roles[first] ?? 0
  let start = 0
  let points = 0
  for (let index = 0; index < source.length; index += 1) {
    const unit = source.charCodeAt(index)
    if (isSecondHalf(source, index, unit)) continue
    const role = roles[index] ?? 0
    if ((role !== current || starts[index] === 1) && !isBlank(unit)) {
      if (index > first) {
        passages.push({ start, end: points, role: roleAt(current) })
        start = points
      }
      current = role
    }
    points += 1
  }
  if (points > start) passages.push({ start, end: points, role: roleAt(current) })
  return passages
}

/** Turns ranges of UTF-16 units into spans of code points. */
export function codePoints(source: string): (range: Range) => Span {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(source))
    return (range) => ({ start: range.start, end: range.end })
  const before = new Int32Array(source.length + 1)
  let points = 0
  for (let index = 0; index < source.length; index += 1) {
    before[index] = points
    if (isSecondHalf(source, index, source.charCodeAt(index))) before[index] = points - 1
    else points += 1
  }
  before[source.length] = points
  return (range) => ({ start: before[range.start] ?? points, end: endPoint(source, before, range.end) })
}

function endPoint(source: string, before: Int32Array, end: number): number {
  const isInside = isSecondHalf(source, end, source.charCodeAt(end))
  return (before[end] ?? 0) + (isInside ? 1 : 0)
}

function isSecondHalf(source: string, index: number, unit: number): boolean {
  if (unit < 0xdc00 || unit > 0xdfff || index === 0) return false
  const before = source.charCodeAt(index - 1)
  return before >= 0xd800 && before <= 0xdbff
}

function isBlank(unit: number): boolean {
  return unit <= 32 || unit === 0x3000 || unit === 0xa0
}

function roleAt(role: number): PassageRole {
  return passageRoles[role] ?? 'unplaced'
}
