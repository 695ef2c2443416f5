import type { DraftStatus } from '../draft.ts'
import { isTitle } from '../facts/facts.ts'
import { bodyOf, type Node, type Outline } from '../outline/outline.ts'
import { isClosingLine } from '../outline/sections.ts'
import { type Range, trimRange } from '../text/strip.ts'
import type { Heading, TitleStrength } from '../outline/titles.ts'

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
  /** What the words around the title say of it: “又发现…”. */
  readonly status?: { readonly status: DraftStatus; readonly raw: string }
}

/** The outline with its tree, and whether it is feedback: there “一是” names problems, elsewhere measures. */
export type Reader = {
  readonly outline: Outline
  readonly children: readonly (readonly number[])[]
  readonly isFeedback: boolean
  /** What share of a list's items has to complain before all of them are findings. */
  readonly leastShare: number
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

/** A candidate from the heading of a node. */
export function candidateOf(
  outline: Outline,
  node: Node,
  rest: { heading: Heading; region: Range; isProse: boolean },
): Candidate {
  const { text } = outline.flow.strip
  return {
    strength: rest.heading.strength,
    node: node.index,
    // “问题一：湖区水质下降。” is a line with a label and keeps its stop, as “整改任务：…。” does.
    titles: rest.heading.titles.map((title) =>
      node.marker?.kind === 'issue' ? trimRange(text, title) : shrink(text, title),
    ),
    number:
      node.marker?.kind === 'title'
        ? null
        : (node.marker?.label ?? outline.nodes[node.parent]?.marker?.label ?? null),
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
