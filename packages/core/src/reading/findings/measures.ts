import { markerKinds } from '../outline/markers.ts'
import { labelOfHeading, type LabelKind, labelsIn } from '../outline/labels.ts'
import { firstNodeFrom, type Node, type Outline } from '../outline/outline.ts'
import { clausesOf, startsWithAction } from './clauses.ts'
import { attributesIn } from '../facts/attributes.ts'
import { toldBehind } from '../facts/told-behind.ts'
import { closingStatus } from './statuses.ts'
import { type Range, trimRange } from '../text/strip.ts'

/** A measure as a range of the flow, behind its marker. */
export type MeasureRange = Range & { readonly owner: string | null }

type Piece = {
  readonly zone: LabelKind | null
  /** What the words before it announce, where it begins behind some. */
  readonly label: LabelKind | null
  readonly marker: Node['marker']
  readonly range: Range
  readonly isLineStart: boolean
}

/** Reads the measures out of what belongs to a finding: numbered ones, or else the clauses that say what was done. */
export function measuresIn(outline: Outline, region: Range): MeasureRange[] {
  const pieces = piecesIn(outline, region)
  const zone = measureZone(outline.flow.strip.text, pieces)
  const used = pieces.filter((_, at) => belongs(pieces, at, zone))
  const numbered = numberedMeasures(outline, used)
  if (numbered.length > 0) return numbered
  return used.flatMap((piece) => proseMeasures(outline, piece))
}

function piecesIn(outline: Outline, region: Range): Piece[] {
  const { text } = outline.flow.strip
  const first = firstNodeFrom(outline.nodes, region.start)
  const pieces: Piece[] = []
  let zone: LabelKind | null = null
  const lead = { start: region.start, end: Math.min(region.end, outline.nodes[first]?.start ?? region.end) }
  if (lead.end > lead.start) pieces.push({ zone, label: null, marker: null, range: lead, isLineStart: false })
  for (let index = first; index < outline.nodes.length; index += 1) {
    const node = outline.nodes[index]
    if (node === undefined || node.start >= region.end) break
    const heading =
      node.marker === null
        ? null
        : labelOfHeading(text.slice(node.bodyStart, Math.min(node.end, node.bodyStart + 20)))
    const label = node.label ?? heading
    if (label !== null) zone = label
    const range = { start: heading === null ? node.bodyStart : node.end, end: Math.min(node.end, region.end) }
    const marker = heading === null ? node.marker : null
    pieces.push({ zone, label: node.label, marker, range, isLineStart: node.isLineStart })
  }
  return pieces
}

// A “完成情况：” with a list under it holds the measures when nothing else does; a “整改成效：” never does.
function measureZone(text: string, pieces: readonly Piece[]): LabelKind | null {
  const hasWords = (kind: LabelKind | null): boolean =>
    pieces.some(
      (piece) => piece.zone === kind && text.slice(piece.range.start, piece.range.end).trim().length > 1,
    )
  if (hasWords('measure')) return 'measure'
  const hasList = pieces.some((piece) => piece.zone === 'status' && piece.marker !== null)
  return hasList && !hasWords(null) ? 'status' : null
}

const isOfOne: ReadonlySet<LabelKind> = new Set([
  'status',
  'result',
  'owner',
  'support',
  'leader',
  'handler',
  'due',
  'goal',
])

// “（1）…。完成情况：已完成。（2）…”: the list goes on behind a label that spoke of one measure only.
function belongs(pieces: readonly Piece[], at: number, zone: LabelKind | null): boolean {
  const piece = pieces[at]
  if (piece === undefined) return false
  if (piece.zone === zone) return true
  if (piece.marker === null || piece.marker.ordinal < 2 || piece.zone === null || !isOfOne.has(piece.zone))
    return false
  const { kind, ordinal } = piece.marker
  for (let back = at - 1; back >= 0; back -= 1) {
    const before = pieces[back]
    if (before?.marker?.kind !== kind) continue
    return before.marker.ordinal === ordinal - 1 && belongs(pieces, back, zone)
  }
  return false
}

function numberedMeasures(outline: Outline, pieces: readonly Piece[]): MeasureRange[] {
  const primary = pieces.find((piece) => piece.marker !== null)?.marker?.kind
  if (primary === undefined) return []
  const { text } = outline.flow.strip
  const measures: { start: number; end: number }[] = []
  let isOpen = false
  for (const piece of pieces) {
    if (piece.marker?.kind === primary) {
      measures.push({ ...piece.range })
      isOpen = true
      continue
    }
    const last = measures.at(-1)
    if (last === undefined || !isOpen) continue
    // The number of the next field of a task ends the list inside this one.
    if (piece.marker !== null && markerKinds.indexOf(piece.marker.kind) < markerKinds.indexOf(primary)) {
      isOpen = false
      continue
    }
    const words = text.slice(piece.range.start, Math.min(piece.range.end, piece.range.start + 60))
    // “整改结果：” on a line of its own tells what became of the measure above.
    const isTold =
      piece.label === 'status' || piece.label === 'result' || /^\s*(?:\(|[\u4e00-\u9fff]{2,8}:)/.test(words)
    if (piece.marker === null && piece.isLineStart && isTold) isOpen = false
    else last.end = piece.range.end
  }
  return measures
    .map((range) => ({ ...finish(text, range), owner: null }))
    .filter((range) => range.end > range.start)
}

// “开通转诊通道。下一步，将继续推进。”: what is to come is no part of what was done.
function withoutPromise(text: string, range: Range): Range {
  const promise = /(?<=[。;])\s*(?:下一步|下一阶段|今后|接下来),[^。;]*[。;]?$/.exec(
    text.slice(range.start, range.end),
  )
  return promise === null ? range : { start: range.start, end: range.start + promise.index }
}

/** Cuts from the end of a measure what is said about it: status, owner, deadline. */
function finish(text: string, range: Range): Range {
  let current = withoutPromise(text, trimRange(text, range))
  for (let round = 0; round < 3; round += 1) {
    const status = closingStatus(text, current)
    if (status !== null && status.range.start > current.start) {
      current = trimRange(text, { start: current.start, end: status.range.start })
      continue
    }
    const bracket = /\([^()]{3,120}\)[。;]?$/.exec(
      text.slice(Math.max(current.start, current.end - 124), current.end),
    )
    if (
      bracket === null ||
      (attributesIn(bracket[0]).length === 0 && toldBehind(bracket[0]) === null) ||
      current.end - bracket[0].length <= current.start
    )
      break
    current = trimRange(text, { start: current.start, end: current.end - bracket[0].length })
  }
  return current
}

function proseMeasures(outline: Outline, piece: Piece): MeasureRange[] {
  const { text } = outline.flow.strip
  const status = closingStatus(text, piece.range)
  const end = status !== null ? status.range.start : piece.range.end
  return clausesOf(text, { start: piece.range.start, end })
    .filter((clause) => labelsIn(text, clause.start, clause.end)[0]?.start !== clause.start)
    .filter(
      (clause) =>
        attributesIn(text.slice(clause.start, clause.end)).length === 0 ||
        startsWithAction(text.slice(clause.start, clause.end)),
    )
    .map((clause) => ({ ...finish(text, clause), owner: clause.owner }))
    .filter(
      (clause) =>
        clause.end - clause.start >= 4 && !/^【[^】]*】$/.test(text.slice(clause.start, clause.end)),
    )
}
