import { namesFault } from './deficiency.ts'
import { isTitle } from './facts.ts'
import { labelOfHeading } from './labels.ts'
import { bodyOf, type Node, type Outline } from './outline.ts'
import { isClosingLine, sectionClassOf } from './sections.ts'
import type { Range } from './strip.ts'
import { faultHeading, headingOf, type Heading, type TitleStrength } from './titles.ts'

/** A place in the text that names one finding, or several that share what follows. */
export type Candidate = {
  readonly strength: TitleStrength | 'label' | 'code' | 'listed'
  /** The node that it was read from. */
  readonly node: number
  readonly titles: readonly Range[]
  readonly number: string | null
  /** What belongs to the finding besides its title. */
  readonly region: Range
  /** Whether the title stands inside a running sentence. */
  readonly isProse: boolean
}

type Reader = {
  readonly outline: Outline
  readonly children: readonly (readonly number[])[]
  readonly roots: readonly number[]
}

/** Reads the findings out of the numbering: the lowest level of headings that name faults, in the parts that hold them. */
export function headedCandidates(outline: Outline): Candidate[] {
  const children: number[][] = outline.nodes.map(() => [])
  const roots: number[] = []
  for (const node of outline.nodes) (children[node.parent] ?? roots).push(node.index)
  return visit({ outline, children, roots }, roots, 'neutral', 0)
}

function visit(reader: Reader, siblings: readonly number[], inherited: string, depth: number): Candidate[] {
  if (depth > 24) return []
  const { outline } = reader
  const perNode = siblings.map((index) => {
    const node = outline.nodes[index]
    return node === undefined ? [] : visitNode(reader, node, inherited, depth)
  })
  const found = perNode.flat()
  if (found.some((candidate) => candidate.strength !== 'fault')) return found
  const group = faultGroup(reader, siblings, inherited, perNode)
  return group ?? found
}

function visitNode(reader: Reader, node: Node, inherited: string, depth: number): Candidate[] {
  const { outline } = reader
  const { text } = outline.flow.strip
  const body = bodyOf(outline, node)
  const firstLine = body.split('\n', 1)[0] ?? ''
  const own = node.marker?.kind === 'issue' ? issueHeading(node, firstLine) : headingOf(text, bodyRange(node))
  const here = node.marker === null ? inherited : classOfNode(node, firstLine, inherited)
  const below = visit(reader, reader.children[node.index] ?? [], here, depth + 1)
  const isReal = below.some((candidate) => !candidate.isProse && candidate.strength !== 'fault')
  if (node.label !== null && node.label !== 'problem') return below
  if (own !== null && own.strength !== 'aspect') {
    if (isReal || (own.strength === 'plain' && below.length > 0)) return below
    if (here === 'next' || isClosingLine(firstLine)) return below
    return chain(reader, node, own)
  }
  if (below.length > 0) return below
  if (here === 'background' || here === 'next') return []
  const inside = sentencesNaming(reader, node)
  if (inside.length > 0) return inside
  return own === null || node.marker === null ? [] : aspectContent(reader, node, own)
}

function classOfNode(node: Node, firstLine: string, inherited: string): string {
  const heading = firstLine.length > 60 ? (firstLine.split(/[。:;]/, 1)[0] ?? '') : firstLine
  const own = sectionClassOf(heading)
  const isPart = node.marker?.kind === 'part' || node.parent < 0
  if (own === 'neutral') return inherited
  if (!isPart && (inherited === 'background' || inherited === 'next'))
    return own === 'findings' && /问题/.test(heading) ? own : inherited
  return own
}

function bodyRange(node: Node): Range {
  return { start: node.bodyStart, end: node.end }
}

// “问题一：…”: whatever follows the number is the title, to the end of its line.
function issueHeading(node: Node, firstLine: string): Heading {
  const cut = firstLine.search(/[。](?=.)/)
  const length = cut < 0 ? firstLine.length : cut
  const lead = firstLine.length - firstLine.trimStart().length
  return {
    strength: 'named',
    titles: [{ start: node.bodyStart + lead, end: node.bodyStart + length }],
    restStart: node.bodyStart + length,
  }
}

/** One heading, or several findings chained in one paragraph: 对甲问题，已…；对乙问题，已…。 */
function chain(reader: Reader, node: Node, first: Heading): Candidate[] {
  const { outline } = reader
  const { text } = outline.flow.strip
  const end = regionEnd(outline, node)
  const isProse = /[,，]/.test(text.charAt(first.restStart - 1)) || node.marker === null
  if (!isProse)
    return [candidateOf(outline, node, first, { region: { start: first.restStart, end }, isProse: false })]
  const starts = [first, ...laterHeadings(text, first.restStart, node.end)]
  return starts.map((heading, at) =>
    candidateOf(outline, node, heading, {
      region: { start: heading.restStart, end: starts[at + 1]?.titles[0]?.start ?? end },
      isProse: true,
    }),
  )
}

function laterHeadings(text: string, from: number, end: number): Heading[] {
  const headings: Heading[] = []
  const pattern = /[。;\n]\s*(?=针对|对|关于|就|围绕|聚焦)/g
  const piece = text.slice(from, end)
  for (const match of piece.matchAll(pattern)) {
    const heading = headingOf(text, { start: from + match.index + match[0].length, end })
    if (heading?.strength === 'named') headings.push(heading)
  }
  return headings
}

// The problem is named inside the text: “（一）提升质效。针对‘…’的问题，…”.
function sentencesNaming(reader: Reader, node: Node): Candidate[] {
  const { outline } = reader
  const { text } = outline.flow.strip
  const headings = laterHeadings(text, node.bodyStart, node.end)
  const end = regionEnd(outline, node)
  return headings.map((heading, at) =>
    candidateOf(outline, node, heading, {
      region: { start: heading.restStart, end: headings[at + 1]?.titles[0]?.start ?? end },
      isProse: true,
    }),
  )
}

// A heading that only names the field: the complaint is the paragraph beneath it.
function aspectContent(reader: Reader, node: Node, own: Heading): Candidate[] {
  const { outline, children } = reader
  const { text } = outline.flow.strip
  const lines = (children[node.index] ?? []).filter((index) => outline.nodes[index]?.marker === null)
  const found: Candidate[] = []
  for (const index of lines) {
    const line = outline.nodes[index]
    if (line === undefined || line.label !== null) continue
    const heading = faultHeading(text, bodyRange(line))
    const title = heading?.titles[0]
    if (heading === null || title === undefined || !namesFault(text.slice(title.start, title.end))) continue
    found.push(
      candidateOf(outline, line, heading, {
        region: { start: heading.restStart, end: line.end },
        isProse: false,
      }),
    )
  }
  if (found.length > 0) return spread(found, regionEnd(outline, node))
  const title = own.titles[0]
  const hasContent = node.treeEnd > node.index + 1 || own.restStart < node.end - 1
  const isTitle = title !== undefined && namesFault(text.slice(title.start, title.end))
  if (!hasContent || !isTitle) return []
  return [
    candidateOf(outline, node, own, {
      region: { start: Math.min(own.restStart, node.end), end: regionEnd(outline, node) },
      isProse: false,
    }),
  ]
}

function spread(candidates: readonly Candidate[], end: number): Candidate[] {
  return candidates.map((candidate, at) => ({
    ...candidate,
    region: { start: candidate.region.start, end: candidates[at + 1]?.titles[0]?.start ?? end },
  }))
}

/** Where what belongs to a node ends: with its tree, but before the close of the document. */
export function regionEnd(outline: Outline, node: Node): number {
  for (let index = node.index + 1; index < node.treeEnd; index += 1) {
    const below = outline.nodes[index]
    if (below === undefined || below.marker !== null) continue
    if (below.label === 'closing') return below.start
    if (!below.isLineStart || below.label !== null) continue
    const line = bodyOf(outline, below).split('\n', 1)[0]?.trim() ?? ''
    if (isClosingLine(line) || isTitle(line)) return below.start
  }
  return outline.nodes[node.treeEnd - 1]?.end ?? node.end
}

function faultGroup(
  reader: Reader,
  siblings: readonly number[],
  inherited: string,
  perNode: readonly (readonly Candidate[])[],
): Candidate[] | null {
  if (inherited === 'background' || inherited === 'next') return null
  const { outline } = reader
  const { text } = outline.flow.strip
  const groups = new Map<string, { index: number; at: number; heading: Heading; isFault: boolean }[]>()
  siblings.forEach((index, at) => {
    const node = outline.nodes[index]
    if (node?.marker === null || node === undefined || node.marker.kind === 'bullet' || node.label !== null)
      return
    const heading = faultHeading(text, bodyRange(node))
    const title = heading?.titles[0]
    if (heading === null || title === undefined) return
    const words = text.slice(title.start, title.end)
    if (labelOfHeading(words) !== null || sectionClassOf(words) === 'next') return
    const rows = groups.get(node.marker.kind) ?? []
    rows.push({ index, at, heading, isFault: isComplaint(words) })
    groups.set(node.marker.kind, rows)
  })
  for (const rows of groups.values()) {
    const faulty = rows.filter((row) => row.isFault)
    if (faulty.length === 0 || faulty.length < rows.length * 0.6) continue
    return perNode.flatMap((below, at) => {
      const row = rows.find((entry) => entry.at === at)
      const node = row === undefined ? undefined : outline.nodes[row.index]
      if (row === undefined || node === undefined) return [...below]
      if (below.length >= 2 && !hasMeasures(reader, node)) return [...below]
      return [
        candidateOf(outline, node, row.heading, {
          region: { start: row.heading.restStart, end: regionEnd(outline, node) },
          isProse: false,
        }),
      ]
    })
  }
  return null
}

function hasMeasures(reader: Reader, node: Node): boolean {
  return (reader.children[node.index] ?? []).some((index) => reader.outline.nodes[index]?.label === 'measure')
}

// A measure can mention a fault too (“清理超期项目”), but then it begins with what is done about it.
function isComplaint(words: string): boolean {
  return (
    words.length <= 90 &&
    namesFault(words) &&
    !/^(?:已|要|将|由|把|对|制定|修订|完善|建立|健全|加强|强化|开展|组织|推进|落实|解决|清理|整治|收回|追回|退回|召开|成立|印发|出台|严格|进一步|全面|持续|深化|提高|提升|压实|规范|加大|加快|督促|指导|协调|排查|约谈|坚持|聚焦|针对)/.test(
      words,
    )
  )
}

function candidateOf(
  outline: Outline,
  node: Node,
  heading: Heading,
  rest: { region: Range; isProse: boolean },
): Candidate {
  const { text } = outline.flow.strip
  return {
    strength: heading.strength,
    node: node.index,
    titles: heading.titles.map((title) => shrink(text, title)),
    number: node.marker?.label ?? outline.nodes[node.parent]?.marker?.label ?? null,
    region: { start: rest.region.start, end: Math.max(rest.region.start, rest.region.end) },
    isProse: rest.isProse,
  }
}

function shrink(text: string, title: Range): Range {
  let { start, end } = title
  while (start < end && /\s/.test(text.charAt(start))) start += 1
  while (end > start && /[\s。]/.test(text.charAt(end - 1))) end -= 1
  return { start, end }
}
