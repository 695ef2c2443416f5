import type { Box } from '../pages/page.ts'
import type { Turn } from './pdf-glyphs.ts'
import { type Pdfium, scratchFloats } from './pdfium.ts'

/** What is drawn on a page beside its text. */
export type Drawings = {
  /** Horizontal and vertical lines, upright, such as tables are made of. */
  readonly rules: readonly Box[]
  /** How much of the page is covered by the largest picture, from 0 to 1. */
  readonly picture: number
  readonly paths: number
}

type Matrix = readonly [number, number, number, number, number, number]

const identity: Matrix = [1, 0, 0, 1, 0, 0]
const kinds = { path: 2, image: 3, form: 5 }
// A map may hold a million lines; past this many objects nobody looks for tables.
const mostObjects = 20_000
const thin = 3
const shortest = 6

/** Reads the lines and pictures of a page. */
export function drawingsOf(pdfium: Pdfium, page: number, turn: Turn): Drawings {
  const rules: Box[] = []
  const paper = turn.width * turn.height
  let picture = 0
  let paths = 0
  let seen = 0
  const visit = (object: number, outer: Matrix, depth: number): void => {
    seen += 1
    if (object === 0 || seen > mostObjects) return
    const kind = pdfium._FPDFPageObj_GetType(object)
    if (kind === kinds.image) {
      const box = upright(boundsOf(pdfium, object), outer, turn)
      const [width, height] = [
        Math.min(box.right, turn.width) - Math.max(box.left, 0),
        Math.min(box.bottom, turn.height) - Math.max(box.top, 0),
      ]
      picture = Math.max(picture, width > 0 && height > 0 ? (width * height) / paper : 0)
    } else if (kind === kinds.path) {
      paths += 1
      rules.push(...rulesOf(pdfium, object, { outer, turn }))
    } else if (kind === kinds.form && depth < 3) {
      const inner = multiply(matrixOf(pdfium, object), outer)
      const count = pdfium._FPDFFormObj_CountObjects(object)
      for (let at = 0; at < count && seen <= mostObjects; at += 1) {
        visit(pdfium._FPDFFormObj_GetObject(object, at), inner, depth + 1)
      }
    }
  }
  const count = pdfium._FPDFPage_CountObjects(page)
  for (let at = 0; at < count && seen <= mostObjects; at += 1) {
    visit(pdfium._FPDFPage_GetObject(page, at), identity, 0)
  }
  return { rules, picture, paths }
}

function rulesOf(pdfium: Pdfium, object: number, { outer, turn }: { outer: Matrix; turn: Turn }): Box[] {
  const whole = upright(boundsOf(pdfium, object), outer, turn)
  if (isRule(whole)) return [whole]
  if (Math.max(whole.right - whole.left, whole.bottom - whole.top) < shortest || !isStroked(pdfium, object)) {
    return []
  }
  const matrix = multiply(matrixOf(pdfium, object), outer)
  const segments = Math.min(pdfium._FPDFPath_CountSegments(object), 400)
  const rules: Box[] = []
  let start: readonly [number, number] | null = null
  let before: readonly [number, number] | null = null
  for (let at = 0; at < segments; at += 1) {
    const segment = pdfium._FPDFPath_GetPathSegment(object, at)
    const kind = pdfium._FPDFPathSegment_GetType(segment)
    pdfium._FPDFPathSegment_GetPoint(segment, pdfium.scratch, pdfium.scratch + 4)
    const [x = 0, y = 0] = scratchFloats(pdfium, 2)
    const point = turn.toUpright(...apply(matrix, x, y))
    if (kind === 2) start = point
    else if (kind === 0 && before !== null) rules.push(boxOf(before, point))
    before = point
  }
  // A rectangle is closed without saying so.
  if (segments >= 4 && before !== null && start !== null) rules.push(boxOf(before, start))
  return rules.filter(isRule)
}

function isRule(box: Box): boolean {
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  return (height <= thin && width >= shortest) || (width <= thin && height >= shortest)
}

function isStroked(pdfium: Pdfium, object: number): boolean {
  if (pdfium._FPDFPath_GetDrawMode(object, pdfium.scratch, pdfium.scratch + 4) !== 1) return false
  return new Int32Array(pdfium.HEAPU8.buffer, pdfium.scratch + 4, 1)[0] !== 0
}

function boundsOf(pdfium: Pdfium, object: number): Box {
  const { scratch } = pdfium
  if (pdfium._FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) !== 1) {
    return { left: 0, top: 0, right: 0, bottom: 0 }
  }
  const [left = 0, bottom = 0, right = 0, top = 0] = scratchFloats(pdfium, 4)
  return { left, top, right, bottom }
}

function matrixOf(pdfium: Pdfium, object: number): Matrix {
  if (pdfium._FPDFPageObj_GetMatrix(object, pdfium.scratch) !== 1) return identity
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = scratchFloats(pdfium, 6)
  return [a, b, c, d, e, f]
}

function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner
  const [g, h, i, j, k, l] = outer
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

function upright(box: Box, outer: Matrix, turn: Turn): Box {
  const one = turn.toUpright(...apply(outer, box.left, box.top))
  return boxOf(one, turn.toUpright(...apply(outer, box.right, box.bottom)))
}

function boxOf(one: readonly [number, number], other: readonly [number, number]): Box {
  return {
    left: Math.min(one[0], other[0]),
    top: Math.min(one[1], other[1]),
    right: Math.max(one[0], other[0]),
    bottom: Math.max(one[1], other[1]),
  }
}
