import { inlineFurniture, type PhysicalLine, physicalLines } from './furniture.ts'
import { markerAt } from '../outline/markers.ts'
import { type Range, sourceRange, type Strip, StripBuilder } from './strip.ts'

/** A line as its author meant it: a paragraph, a heading or a table row, with hard wraps joined. */
export type Line = Range & { readonly indent: number; readonly isAfterBlank: boolean }

/** The text with wraps joined and furniture taken out. Lines are separated by one line break. */
export type Flow = {
  readonly strip: Strip
  readonly lines: readonly Line[]
  readonly furniture: readonly Range[]
}

/** Joins the hard wraps of a newspaper column or an e-mail, and leaves real line breaks alone. */
export function flowLines(strip: Strip): Flow {
  const physical = physicalLines(strip)
  const printed = physical.filter((line) => !line.isFurniture && widthOf(strip.text, line) > 0)
  const joins = decideJoins(strip.text, physical, printed)
  const cut = inlineFurniture(strip.text)
  const builder = new StripBuilder(strip)
  const lines: Line[] = []
  let cutAt = 0
  let previousEnd = 0
  printed.forEach((line, at) => {
    const content = trimSpaces(strip.text, line)
    const isJoined = joins[at] === true && lines.length > 0
    if (isJoined) joinWith(builder, strip, { start: previousEnd, end: content.start })
    else if (builder.length > 0) builder.put('\n', previousEnd)
    const start = builder.length
    while ((cut[cutAt]?.end ?? Infinity) <= content.start) cutAt += 1
    let from = content.start
    for (; (cut[cutAt]?.start ?? Infinity) < content.end; cutAt += 1) {
      builder.take(from, cut[cutAt]?.start ?? from)
      from = cut[cutAt]?.end ?? from
    }
    builder.take(from, Math.max(from, content.end))
    const begun = isJoined ? lines.pop() : undefined
    lines.push({
      start: begun?.start ?? start,
      end: builder.length,
      indent: begun?.indent ?? content.start - line.start,
      isAfterBlank: begun?.isAfterBlank ?? previousEnd + 1 < line.start,
    })
    previousEnd = line.end
  })
  const furniture = [...physical.filter((line) => line.isFurniture), ...cut].map((range) =>
    sourceRange(strip, range),
  )
  return { strip: builder.build(), lines: lines.filter((line) => line.end > line.start), furniture }
}

// Each character of a Chinese column is as wide as two Latin ones.
function widthOf(text: string, line: Range): number {
  let width = 0
  for (let index = line.start; index < line.end; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit > 32) width += unit > 0x2000 || isWideWhenPrinted(unit) ? 2 : 1
    else if (width > 0) width += 1
  }
  return width
}

// Normalising made Chinese punctuation narrow; in a wrapped column it was printed wide.
function isWideWhenPrinted(unit: number): boolean {
  return unit === 44 || unit === 58 || unit === 59 || unit === 40 || unit === 41
}

function decideJoins(text: string, physical: readonly PhysicalLine[], printed: readonly Range[]): boolean[] {
  const widths = printed.map((line) => widthOf(text, line))
  const isWrapped = looksWrapped(text, printed, widths)
  const gaps = gapsBefore(text, physical)
  return printed.map((line, at) => {
    const before = printed[at - 1]
    if (before === undefined) return false
    if (isWrapped) return isWrap({ text, before, line, widths, at })
    const gap = gaps.get(line.start) ?? 0
    return isBrokenQuotation(text, before, line) || (gap === 0 && isBrokenList(text, before, line))
  })
}

function gapsBefore(text: string, physical: readonly PhysicalLine[]): Map<number, number> {
  const gaps = new Map<number, number>()
  let blanks = 0
  for (const line of physical) {
    if (!line.isFurniture && text.slice(line.start, line.end).trim() === '') blanks += 1
    else {
      gaps.set(line.start, blanks)
      blanks = 0
    }
  }
  return gaps
}

// Wrapped text: many neighbouring lines of nearly one width that end in the middle of a sentence.
function looksWrapped(text: string, lines: readonly Range[], widths: readonly number[]): boolean {
  let wraps = 0
  for (let at = 0; at + 1 < lines.length; at += 1) {
    const line = lines[at]
    const next = lines[at + 1]
    if (line === undefined || next === undefined) continue
    const full = columnWidth(widths, at)
    const isFull = full >= 24 && full <= 140 && (widths[at] ?? 0) >= full - 5
    if (isFull && !endsSentence(text, line) && !startsItem(text, next) && !hasTable(text, line)) wraps += 1
  }
  return wraps >= 3 && wraps >= lines.length * 0.12
}

// Columns of one page differ in width, so only the neighbourhood counts.
function columnWidth(widths: readonly number[], at: number): number {
  return widest(widths, at - 5, at + 6)
}

function widest(widths: readonly number[], from: number, to: number): number {
  return Math.max(0, ...widths.slice(Math.max(0, from), to))
}

function isWrap(place: {
  text: string
  before: Range
  line: Range
  widths: readonly number[]
  at: number
}): boolean {
  const { text, before, line, widths, at } = place
  if (hasTable(text, line) || hasTable(text, before)) return false
  const width = widths[at - 1] ?? 0
  const isFull = width >= Math.min(widest(widths, at - 5, at - 1), widest(widths, at, at + 5)) - 8
  if (isBrokenQuotation(text, before, line)) return true
  if (endsSentence(text, before) || startsItem(text, line)) return false
  if (isBrokenList(text, before, line)) return true
  return isFull
}

/** Whether the line before cannot have ended here: a quotation, title or bracket is still open. */
function isBrokenQuotation(text: string, before: Range, line: Range): boolean {
  if (startsItem(text, line)) return false
  const tail = tailOf(text, before)
  if (!endsInside(tail, '“', '”') && !endsInside(tail, '《', '》') && !endsInside(tail, '(', ')'))
    return false
  const head = text.slice(line.start, Math.min(line.end, line.start + 80))
  return /^[^“《(\n]{0,60}[”》)]/.test(head.trimStart())
}

/** Whether the line before ends with a comma and this one goes on in Chinese. */
function isBrokenList(text: string, before: Range, line: Range): boolean {
  if (startsItem(text, line)) return false
  const tail = tailOf(text, before)
  return (
    /[、,]$/.test(tail) &&
    /^\s*[\u4e00-\u9fff]/.test(text.slice(line.start, line.start + 8)) &&
    tail.length >= 20
  )
}

function tailOf(text: string, line: Range): string {
  return text.slice(Math.max(line.start, line.end - 60), line.end).trimEnd()
}

function endsInside(tail: string, open: string, close: string): boolean {
  return tail.lastIndexOf(open) > tail.lastIndexOf(close)
}

function endsSentence(text: string, line: Range): boolean {
  const tail = text.slice(Math.max(line.start, line.end - 8), line.end).trimEnd()
  if (tail.endsWith('版)')) return true
  return /[。!?;:][”’)》]*$/.test(tail) || (tail.endsWith('.') && /[A-Za-z]/.test(tail))
}

function startsItem(text: string, line: Range): boolean {
  const content = trimSpaces(text, line)
  const marker = markerAt(text, content.start)
  if (marker !== null && content.start + marker.length <= line.end) return true
  return /^(?:[\u4e00-\u9fff]{2,10}:|[A-Z][A-Za-z ]{2,30}:|\d{4}年\d{1,2}月\d{1,2}日\s*$)/.test(
    text.slice(content.start, Math.min(line.end, content.start + 40)),
  )
}

function hasTable(text: string, line: Range): boolean {
  const content = text.slice(line.start, Math.min(line.end, line.start + 400))
  // Three cells held apart by blanks are a row too.
  return content.includes('\t') || content.includes('|') || /\S {2,}\S[^\n]* {2,}\S/.test(content)
}

// Tabs stay: an empty first cell of a table row is a merged cell.
function trimSpaces(text: string, line: Range): Range {
  let { start, end } = line
  while (start < end && text.charCodeAt(start) === 32) start += 1
  while (end > start && text.charCodeAt(end - 1) === 32) end -= 1
  return { start, end }
}

function joinWith(builder: StripBuilder, strip: Strip, gap: Range): void {
  const before = strip.text.charAt(gap.start - 1)
  const after = strip.text.charAt(gap.end)
  if (/[A-Za-z,;:.)]/.test(before) && /[A-Za-z(]/.test(after)) builder.put(' ', gap.start)
}
