import type { Box, Glyph } from '../pages/page.ts'
import { isUnreadable, isWide, usualSpelling } from '../pages/spelling.ts'
import { type Pdfium, scratchDoubles, scratchFloats } from './pdfium.ts'

/** The characters of a page, upright, and how much of them can be trusted. */
export type PageGlyphs = {
  readonly glyphs: readonly Glyph[]
  readonly turn: Turn
  /** Characters that have no meaning although they are printed. */
  readonly unreadable: number
}

/** How the paper has to be turned so that its text is upright, and its size then. */
export type Turn = {
  readonly quarter: 0 | 1 | 2 | 3
  readonly width: number
  readonly height: number
  readonly toUpright: (x: number, y: number) => readonly [number, number]
}

type RawGlyph = {
  readonly code: number
  readonly size: number
  readonly angle: number
  readonly box: Box
  readonly origin: readonly [number, number]
}

/** Reads the characters of a page with their places. Text across the main direction (watermarks) is left out. */
export function glyphsOf(pdfium: Pdfium, page: number): PageGlyphs {
  const { raw, unreadable } = rawGlyphs(pdfium, page)
  const turn = turnOf(paperOf(pdfium, page), raw)
  const glyphs = raw.flatMap((glyph) => {
    const isUpright = Math.abs(angleBetween(glyph.angle, turn.quarter * (Math.PI / 2))) < 0.06
    return isUpright ? uprightGlyph(glyph, turn) : []
  })
  return { glyphs, turn, unreadable }
}

function rawGlyphs(pdfium: Pdfium, page: number): { raw: RawGlyph[]; unreadable: number } {
  const text = pdfium._FPDFText_LoadPage(page)
  const raw: RawGlyph[] = []
  let unreadable = 0
  if (text === 0) return { raw, unreadable }
  const count = pdfium._FPDFText_CountChars(text)
  for (let index = 0; index < count; index += 1) {
    if (pdfium._FPDFText_IsGenerated(text, index) === 1) continue
    const code = pdfium._FPDFText_GetUnicode(text, index)
    if (code === 10 || code === 13) continue
    if (isUnreadable(code) || pdfium._FPDFText_HasUnicodeMapError(text, index) === 1) {
      // A hyphen at the end of a line comes back as 2 or as a non-character.
      if (code !== 2 && code !== 0xfffe) unreadable += 1
      if (code !== 2 && code !== 0xfffe) continue
    }
    const glyph = rawGlyph(pdfium, text, index)
    if (glyph !== null) raw.push({ ...glyph, code: code === 2 || code === 0xfffe ? 0x2d : code })
  }
  pdfium._FPDFText_ClosePage(text)
  return { raw, unreadable }
}

function rawGlyph(pdfium: Pdfium, text: number, index: number): Omit<RawGlyph, 'code'> | null {
  const { scratch } = pdfium
  if (pdfium._FPDFText_GetLooseCharBox(text, index, scratch) !== 1) return null
  const [left = 0, top = 0, right = 0, bottom = 0] = scratchFloats(pdfium, 4)
  if (pdfium._FPDFText_GetCharOrigin(text, index, scratch, scratch + 8) !== 1) return null
  const [x = 0, y = 0] = scratchDoubles(pdfium, 2)
  if (pdfium._FPDFText_GetMatrix(text, index, scratch) !== 1) return null
  const [a = 1, b = 0, c = 0, d = 1] = scratchFloats(pdfium, 4)
  const size = pdfium._FPDFText_GetFontSize(text, index) * Math.hypot(c, d)
  if (!(size > 0.5 && size < 2000) || ![left, top, right, bottom, x, y].every(Number.isFinite)) return null
  return { size, angle: Math.atan2(b, a), box: { left, top, right, bottom }, origin: [x, y] }
}

/** The visible part of the paper in the coordinates of the file: y grows upwards. */
function paperOf(pdfium: Pdfium, page: number): Box {
  pdfium._FPDF_GetPageBoundingBox(page, pdfium.scratch)
  const [left = 0, top = 0, right = 0, bottom = 0] = scratchFloats(pdfium, 4)
  return { left, top, right, bottom }
}

// The direction of the text decides and not the turn that the page asks for: only so is it upright in every case.
function turnOf(paper: Box, raw: readonly RawGlyph[]): Turn {
  const counts = [0, 0, 0, 0]
  for (const { angle } of raw) {
    const quarter = (Math.round(angle / (Math.PI / 2)) + 4) % 4
    if (Math.abs(angleBetween(angle, quarter * (Math.PI / 2))) < 0.06)
      counts[quarter] = (counts[quarter] ?? 0) + 1
  }
  const most = counts.indexOf(Math.max(...counts))
  const [width, height] = [Math.abs(paper.right - paper.left), Math.abs(paper.top - paper.bottom)]
  switch (most) {
    case 1:
      return {
        quarter: 1,
        width: height,
        height: width,
        toUpright: (x, y) => [y - paper.bottom, x - paper.left],
      }
    case 2:
      return { quarter: 2, width, height, toUpright: (x, y) => [paper.right - x, y - paper.bottom] }
    case 3:
      return {
        quarter: 3,
        width: height,
        height: width,
        toUpright: (x, y) => [paper.top - y, paper.right - x],
      }
    default:
      return { quarter: 0, width, height, toUpright: (x, y) => [x - paper.left, paper.top - y] }
  }
}

function uprightGlyph({ code, size, box, origin }: RawGlyph, turn: Turn): Glyph[] {
  const text = usualSpelling(String.fromCodePoint(code))
  if (text === '') return []
  const [x0, y0] = turn.toUpright(box.left, box.top)
  const [x1, y1] = turn.toUpright(box.right, box.bottom)
  const baseline = turn.toUpright(origin[0], origin[1])[1]
  const [left, right] = [Math.min(x0, x1), Math.max(x0, x1)]
  const isOutside = right < 0 || left > turn.width || Math.max(y0, y1) < 0 || Math.min(y0, y1) > turn.height
  if (isOutside) return []
  const width = right - left > 0 || !isWide(code) ? right : left + size
  return [{ text, size, left, right: width, top: baseline - 0.88 * size, bottom: baseline + 0.12 * size }]
}

function angleBetween(one: number, other: number): number {
  const turn = (one - other) % (2 * Math.PI)
  return turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn
}
