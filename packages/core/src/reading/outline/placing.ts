import { isTitle } from '../facts/facts.ts'
import { bodyOf, type Node, type Outline } from './outline.ts'
import { type Canvas, emptyCanvas, paint } from './passages.ts'
import type { ReadFinding } from '../findings/reading.ts'
import type { Ledgers } from '../tables/ledger.ts'
import { isClosingLine, sectionClassOf } from './sections.ts'
import { type Range, sourceRange } from '../text/strip.ts'

/** Places every piece of the source: findings and measures first, then what surrounds them. */
export function placeAll(
  source: string,
  outline: Outline,
  read: {
    readonly findings: readonly ReadFinding[]
    readonly ledgers: Pick<Ledgers, 'headings' | 'furniture' | 'background'>
  },
): Canvas {
  const { findings, ledgers } = read
  const canvas = emptyCanvas(source)
  const { strip, furniture } = outline.flow
  const put = (range: Range, role: Parameters<typeof paint>[2]): void => {
    if (range.end > range.start) paint(canvas, sourceRange(strip, range), role)
  }
  const first = findings[0]?.extent.start ?? strip.text.length
  for (const node of outline.nodes) {
    const role = roleOutside(outline, node, findings.length === 0 ? null : first)
    if (role !== null) put(node, role)
  }
  for (const { rows } of findings) for (const row of rows ?? []) put(row, 'result')
  for (const line of ledgers.background) put(line, 'background')
  for (const heading of ledgers.headings) put(heading, 'heading')
  for (const line of ledgers.furniture) put(line, 'furniture')
  for (const finding of findings) {
    put(finding.extent, 'result')
    put({ start: finding.extent.start, end: Math.max(finding.headEnd, finding.title?.end ?? 0) }, 'finding')
  }
  const markers = new Map(
    outline.nodes.filter((node) => node.marker !== null).map((node) => [node.bodyStart, node.start]),
  )
  for (const finding of findings) {
    for (const measure of finding.measures)
      put({ start: markers.get(measure.start) ?? measure.start, end: measure.end }, 'measure')
  }
  for (const range of furniture) paint(canvas, range, 'furniture')
  return canvas
}

function roleOutside(outline: Outline, node: Node, first: number | null): 'heading' | 'background' | null {
  const words = bodyOf(outline, node)
  const firstLine = words.split('\n', 1)[0]?.trim() ?? ''
  const isShort = words.trim().length <= 60 && !/[。;]$/.test(words.trim())
  if (node.marker !== null && isShort && node.isLineStart && first !== null) return 'heading'
  if (first !== null && node.start < first) return 'background'
  if (isTitle(firstLine)) return 'heading'
  if (isClosingLine(firstLine) || !/[\p{L}\p{N}]/u.test(words)) return 'background'
  return isUnder(outline, node) ? 'background' : null
}

// Parts about the organisation of the work and about next steps are background, with all that lies beneath them.
function isUnder(outline: Outline, node: Node): boolean {
  let current: Node | undefined = node
  while (current !== undefined) {
    if (current.marker !== null) {
      const line = bodyOf(outline, current).split('\n', 1)[0] ?? ''
      const kind = sectionClassOf(line.length > 60 ? (line.split(/[。:;]/, 1)[0] ?? '') : line)
      if (kind === 'background' || kind === 'next') return true
    }
    current = outline.nodes[current.parent]
  }
  return false
}
