import { type Candidate, candidateOf, type Reader, regionEnd } from './candidate.ts'
import { aspectContent, faultGroup, hasMeasuresAt } from './faults.ts'
import { labelCandidate } from './labelled.ts'
import { bundledCandidates, fieldCandidates, introducesProblems, introducesRequests } from './listed.ts'
import { bodyOf, type Node, type Outline } from '../outline/outline.ts'
import { isClosingLine, isInspectionScope, type SectionClass, sectionClassOf } from '../outline/sections.ts'
import type { Range } from '../text/strip.ts'
import { headingOf, type Heading } from '../outline/titles.ts'

// What part of the document the nodes lie in, and how deep.
type Scope = { readonly section: SectionClass; readonly depth: number }

// No document nests deeper; damaged ones must not exhaust the stack.
const deepest = 24

/** Reads the findings out of the numbering: the lowest level of headings that name faults, in the parts that hold them. */
export function headedCandidates(
  outline: Outline,
  read: { isFeedback: boolean; leastShare: number },
): Candidate[] {
  const children: number[][] = outline.nodes.map(() => [])
  const roots: number[] = []
  for (const node of outline.nodes) (children[node.parent] ?? roots).push(node.index)
  return visit({ outline, children, ...read }, roots, { section: 'neutral', depth: 0 })
}

function visit(reader: Reader, siblings: readonly number[], scope: Scope): Candidate[] {
  if (scope.depth > deepest) return []
  const { outline } = reader
  const perNode = siblings.map((index) => {
    const node = outline.nodes[index]
    return node === undefined ? [] : visitNode(reader, node, scope)
  })
  spokenProblems(reader, siblings, scope.section).forEach((found, at) => perNode.splice(at, 1, found))
  const found = perNode.flat()
  if (found.some((candidate) => candidate.strength !== 'fault' && candidate.strength !== 'listed'))
    return found
  return faultGroup(reader, siblings, { section: scope.section, perNode }) ?? found
}

/** The runs of “一是…二是…” that name problems, by their place among the siblings. */
function spokenProblems(
  reader: Reader,
  siblings: readonly number[],
  inherited: SectionClass,
): Map<number, Candidate[]> {
  const problems = new Map<number, Candidate[]>()
  if (inherited === 'background' || inherited === 'next') return problems
  for (const run of spokenRuns(reader, siblings)) {
    const { outline } = reader
    const telling = run.filter(({ node }) => bundledCandidates(outline, node).length > 0)
    const isList = telling.length * 2 >= run.length
    for (const { at, node } of run) {
      const found = bundledCandidates(outline, node, isList)
      if (found.length > 0) problems.set(at, found)
    }
  }
  return problems
}

/** The runs of “一是…二是” behind words that announce problems, each item with its place among the siblings. */
function spokenRuns(reader: Reader, siblings: readonly number[]): { at: number; node: Node }[][] {
  const { outline, isFeedback } = reader
  const { text } = outline.flow.strip
  const runs: { at: number; node: Node }[][] = []
  let run: { at: number; node: Node }[] | null = null
  siblings.forEach((index, at) => {
    const node = outline.nodes[index]
    if (node?.marker?.kind !== 'spoken' && node?.marker?.kind !== 'ordinal') return
    if (node.marker.ordinal === 1) {
      const isOpen =
        introducesProblems(text, node.start) || (isFeedback && !introducesRequests(text, node.start))
      run = isOpen ? [] : null
      if (run !== null) runs.push(run)
    }
    run?.push({ at, node })
  })
  return runs
}

function visitNode(reader: Reader, node: Node, scope: Scope): Candidate[] {
  const { outline } = reader
  const { text } = outline.flow.strip
  const body = bodyOf(outline, node)
  const firstLine = body.split('\n', 1)[0] ?? ''
  if (node.marker !== null && isInspectionScope(firstLine)) return []
  const own = node.marker?.kind === 'issue' ? issueHeading(node, firstLine) : ownHeading(text, node)
  const here = node.marker === null ? scope.section : classOfNode(node, firstLine, scope.section)
  const below = visit(reader, reader.children[node.index] ?? [], { section: here, depth: scope.depth + 1 })
  if (node.label === 'problem') return below.length > 0 ? below : labelCandidate(outline, node)
  if (node.label !== null)
    return node.parent < 0 ? below : below.filter((candidate) => candidate.strength !== 'fault')
  if (own !== null && own.strength !== 'aspect') {
    if (yields(reader, own, below)) return below
    if (here === 'next' || isClosingLine(firstLine)) return below
    return chain(reader, node, own)
  }
  if (below.length > 0) return below
  if (reader.isFeedback && node.marker === null && node.label === null) {
    const byField = fieldCandidates(outline, node)
    if (byField.length > 0) return byField
  }
  if (here === 'background' || here === 'next') return []
  const inside = sentencesNaming(reader, node)
  if (inside.length > 0) return inside
  return own === null || node.marker === null ? [] : aspectContent(reader, node, own)
}

/** Whether a heading gives way to those beneath it: the lowest level that names findings holds them. */
function yields(reader: Reader, own: Heading, below: readonly Candidate[]): boolean {
  // Each with “整改落实情况：” of its own: those beneath are the findings and this is their field.
  if (below.length > 0 && below.every((candidate) => hasMeasuresAt(reader, candidate.node))) return true
  if (own.strength === 'plain') return below.some((candidate) => candidate.strength !== 'label')
  return below.some(
    (candidate) => !candidate.isProse && (candidate.strength === 'named' || candidate.strength === 'plain'),
  )
}

function classOfNode(node: Node, firstLine: string, inherited: SectionClass): SectionClass {
  const heading = firstLine.length > 60 ? (firstLine.split(/[。:;]/, 1)[0] ?? '') : firstLine
  const own = sectionClassOf(heading)
  const isPart = node.marker?.kind === 'part' || node.parent < 0
  if (own === 'neutral') return inherited
  if (!isPart && (inherited === 'background' || inherited === 'next'))
    return own === 'problems' || (own === 'findings' && /问题/.test(heading)) ? own : inherited
  return own
}

// Without a number, a sentence that ends in “…等问题。” is no heading.
function ownHeading(text: string, node: Node): Heading | null {
  const heading = headingOf(text, bodyRange(node))
  return node.marker === null && heading?.strength === 'plain' ? null : heading
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
    return [
      candidateOf(outline, node, { heading: first, region: { start: first.restStart, end }, isProse: false }),
    ]
  const starts = [first, ...laterHeadings(text, first.restStart, node.end)]
  return starts.map((heading, at) =>
    candidateOf(outline, node, {
      heading,
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
    candidateOf(outline, node, {
      heading,
      region: { start: heading.restStart, end: headings[at + 1]?.titles[0]?.start ?? end },
      isProse: true,
    }),
  )
}
