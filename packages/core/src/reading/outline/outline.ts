import { type Label, type LabelKind, labelOfHeading, labelsIn } from './labels.ts'
import type { Flow, Line } from '../text/lines.ts'
import { type Marker, markerAt, type MarkerKind, markerKinds } from './markers.ts'
import { toldFrom } from '../facts/told-lines.ts'
import { quoteEnds } from '../text/quotes.ts'
import type { Range } from '../text/strip.ts'
import { headingOf } from './titles.ts'

/** A piece of the text that begins with a number, a label, or a line of its own. Its text ends where the next begins. */
export type Node = Range & {
  readonly index: number
  readonly marker: Marker | null
  readonly label: LabelKind | null
  /** Behind the marker or label. */
  readonly bodyStart: number
  readonly line: number
  readonly isLineStart: boolean
  readonly parent: number
  /** The index behind the last node beneath this one. */
  treeEnd: number
}

/** The text as a flat list of nodes in reading order; `parent` and `treeEnd` make it a tree. */
export type Outline = { readonly flow: Flow; readonly nodes: readonly Node[] }

type Start = {
  at: number
  bodyStart: number
  marker: Marker | null
  label: LabelKind | null
  line: number
  isLineStart: boolean
}
type Open = {
  readonly kind: MarkerKind | 'label'
  ordinal: number
  readonly node: number
  readonly isNested: boolean
}

/** Reads the numbering of a text: what begins where, and what lies beneath what. */
export function outlineOf(flow: Flow): Outline {
  const starts: Start[] = []
  const last = new Map<MarkerKind, number>()
  flow.lines.forEach((_, at) => collectStarts(flow, at, { starts, last }))
  return { flow, nodes: nest(starts, flow) }
}

/** The index of the first node that begins at a place or behind it. */
export function firstNodeFrom(nodes: readonly Node[], start: number): number {
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((nodes[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}

/** The text of a node behind its marker. */
export function bodyOf(outline: Outline, node: Node): string {
  return outline.flow.strip.text.slice(node.bodyStart, node.end)
}

type Scan = { readonly starts: Start[]; readonly last: Map<MarkerKind, number> }

function collectStarts(flow: Flow, at: number, scan: Scan): void {
  const line = flow.lines[at]
  if (line === undefined) return
  const { text } = flow.strip
  const found: Start[] = []
  const closes = quoteEnds(text, line)
  const first = markerAt(text, line.start) ?? titleMarker(text, line)
  const headLabel =
    first === null ? labelOfHeading(text.slice(line.start, Math.min(line.end, line.start + 20))) : null
  const isHeading = headLabel !== null && line.end - line.start <= 16
  found.push({
    at: line.start,
    bodyStart: line.start + (first?.length ?? (isHeading ? line.end - line.start : 0)),
    marker: first,
    label: isHeading ? headLabel : null,
    line: at,
    isLineStart: true,
  })
  if (first !== null) note(scan.last, first)
  for (const place of toldFrom(text, line) === null ? inlinePlaces(text, line) : []) {
    if (place <= line.start || closes.isQuoted(place)) continue
    const marker = markerAt(text, place)
    if (marker === null || !fitsInline({ text, place, marker, last: scan.last, line })) continue
    note(scan.last, marker)
    found.push({
      at: place,
      bodyStart: place + marker.length,
      marker,
      label: null,
      line: at,
      isLineStart: false,
    })
  }
  for (const label of labelsIn(text, line.start, line.end)) addLabel(found, label, { at, end: line.end })
  found.sort((one, other) => one.at - other.at)
  for (const start of found) scan.starts.push(start)
}

// “关于‘…’问题的整改” alone on its line, without a number, heads what follows as a number would.
function titleMarker(text: string, line: Line): Marker | null {
  if (line.end - line.start > 120 || !/^(?:关于|针对|“)/.test(text.slice(line.start, line.start + 2)))
    return null
  const heading = headingOf(text, line)
  const isAlone = heading?.strength === 'named' && heading.restStart >= line.end - 1
  return isAlone ? { kind: 'title', ordinal: 0, label: '', length: 0 } : null
}

function addLabel(found: Start[], label: Label, line: { at: number; end: number }): void {
  if (label.kind === 'owner' || label.kind === 'support' || label.kind === 'leader' || label.kind === 'due')
    return
  const same = found.find((start) => start.at === label.start || start.bodyStart === label.start)
  const isBehindNumber = same?.bodyStart === label.start && label.end < line.end
  if (same?.marker === null) {
    same.label = label.kind
    same.bodyStart = label.end
  } else if (same === undefined || isBehindNumber) {
    found.push({
      at: label.start,
      bodyStart: label.end,
      marker: null,
      label: label.kind,
      line: line.at,
      isLineStart: false,
    })
  }
}

function* inlinePlaces(text: string, line: Line): Generator<number> {
  const piece = text.slice(line.start, line.end)
  // A number glued to the words before it: “…整改情况4、关于‘…’的问题”.
  for (const match of piece.matchAll(/[\u4e00-\u9fff](?=\d{1,3}[、.] ?(?:关于|针对)“)/g)) {
    yield line.start + match.index + match[0].length
  }
  for (const match of piece.matchAll(/[。;:!?,、)”》\s](?=[\d(一二三四五六七八九十第其])|(?=[①-⒛])/g)) {
    yield line.start + match.index + match[0].length
  }
}

type Place = { text: string; place: number; marker: Marker; last: Map<MarkerKind, number>; line: Line }

// Inside a line a number is one of a sequence or it is no numbering: “第一，”“12名” and “2. 5” are everywhere in prose.
function fitsInline({ text, place, marker, last, line }: Place): boolean {
  if (
    marker.kind === 'arabic' &&
    /^ ?(?:关于|针对)“/.test(text.slice(place + marker.length, place + marker.length + 4))
  )
    return true
  const before = text
    .slice(Math.max(line.start, place - 3), place)
    .trimEnd()
    .slice(-1)
  const isSoft = marker.kind === 'spoken' || marker.kind === 'ordinal' || marker.kind === 'circled'
  if (!isSoft && !/[。;:!?)]/.test(before)) return false
  if ((marker.kind === 'spoken' || marker.kind === 'ordinal') && !/[。;:!?,]/.test(before)) return false
  if (marker.kind === 'bullet' || marker.kind === 'issue') return false
  if (before === ')' && marker.kind === 'paren' && marker.ordinal === 1) return false
  if (marker.ordinal === (last.get(marker.kind) ?? 0) + 1 && marker.ordinal > 1) return true
  if (marker.ordinal === 1 && before === ':' && marker.kind !== 'spoken' && marker.kind !== 'ordinal')
    return true
  // “整改措施：一是督促清点库存。”: a list of one.
  if (marker.kind === 'spoken' && marker.ordinal === 1 && before === ':') {
    if (/(?:措施|举措|做法)\s*:\s*$/.test(text.slice(Math.max(line.start, place - 8), place))) return true
  }
  return marker.ordinal === 1 && hasSuccessor(text, place, marker)
}

function hasSuccessor(text: string, place: number, marker: Marker): boolean {
  if (marker.kind === 'circled') return true
  const ahead = text.slice(place + marker.length, place + 3000)
  const second: Record<MarkerKind, RegExp> = {
    part: /(?:^|[。;:!?\n])\s*二、/,
    section: /(?:^|[。;:!?\n)])\s*\(二\)/,
    issue: /二/,
    arabic: /(?:^|[。;:!?\n)])\s*2\s*[、.;]/,
    paren: /(?:^|[。;:!?\n),])\s*\(?2\)/,
    circled: /②/,
    ordinal: /(?:^|[。;:!?\n,])\s*[第其]二[,、]/,
    spoken: /(?:^|[。;:!?\n,])\s*二(?:是|则是)/,
    bullet: /—/,
    title: /(?!)/,
  }
  return second[marker.kind].test(ahead)
}

function note(last: Map<MarkerKind, number>, marker: Marker): void {
  last.set(marker.kind, marker.ordinal)
  const rank = markerKinds.indexOf(marker.kind)
  for (const kind of markerKinds.slice(rank + 1)) last.delete(kind)
}

function nest(starts: readonly Start[], flow: Flow): Node[] {
  const nodes: Node[] = []
  const open: Open[] = []
  const upcoming = nextOrdinals(starts)
  starts.forEach((start, index) => {
    closeTo(open, start, { upcoming, index, nodes })
    nodes.push({
      index,
      start: start.at,
      bodyStart: start.bodyStart,
      end: Math.max(start.bodyStart, starts[index + 1]?.at ?? flow.strip.text.length),
      marker: start.marker,
      label: start.label,
      line: start.line,
      isLineStart: start.isLineStart,
      parent: open.at(-1)?.node ?? -1,
      treeEnd: index + 1,
    })
    if (start.marker !== null && start.marker.kind !== 'bullet') {
      const isNested = open.some((entry) => entry.kind === start.marker?.kind)
      open.push({ kind: start.marker.kind, ordinal: start.marker.ordinal, node: index, isNested })
    } else if (start.label !== null && start.label !== 'closing') {
      open.push({ kind: 'label', ordinal: 0, node: index, isNested: false })
    }
  })
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index]
    const parent = node === undefined ? undefined : nodes[node.parent]
    if (node !== undefined && parent !== undefined) parent.treeEnd = Math.max(parent.treeEnd, node.treeEnd)
  }
  return nodes
}

/** For every start, the ordinal of the next marker of each kind: tells a nested list from the end of the outer one. */
function nextOrdinals(starts: readonly Start[]): ReadonlyMap<MarkerKind, number>[] {
  const next: ReadonlyMap<MarkerKind, number>[] = []
  let seen: ReadonlyMap<MarkerKind, number> = new Map()
  for (let index = starts.length - 1; index >= 0; index -= 1) {
    next[index] = seen
    const marker = starts[index]?.marker
    if (marker) seen = new Map(seen).set(marker.kind, marker.ordinal)
  }
  return next
}

type Lookahead = {
  upcoming: readonly ReadonlyMap<MarkerKind, number>[]
  index: number
  nodes: readonly Node[]
}

function closeTo(open: Open[], start: Start, ahead: Lookahead): void {
  if (start.label !== null) {
    const label = open.findIndex((entry) => entry.kind === 'label')
    if (label >= 0) open.length = label
    return
  }
  const marker = start.marker
  if (marker === null || marker.kind === 'bullet') return
  const label = open.findLastIndex((entry) => entry.kind === 'label')
  const same = open.findLastIndex((entry) => entry.kind === marker.kind)
  // Beneath a label the numbering may start anew in the very style of the finding above it.
  if (same >= 0 && same < label && marker.ordinal === 1) return
  if (same >= 0) {
    const outer = open.findIndex((entry) => entry.kind === marker.kind)
    const continues = (open[same]?.ordinal ?? 0) + 1 === marker.ordinal
    open.length = continues ? same : outer
    return
  }
  const rank = markerKinds.indexOf(marker.kind)
  while (open.length > 0) {
    const top = open.at(-1)
    if (top === undefined || top.kind === 'label' || markerKinds.indexOf(top.kind) < rank) return
    // A lower sort of number above a higher one: inverted numbering, when the outer list goes on afterwards.
    if (marker.ordinal === 1 && ahead.upcoming[ahead.index]?.get(top.kind) === top.ordinal + 1) return
    open.pop()
  }
}
