import { type Candidate, regionEnd } from './candidate.ts'
import { labelsIn } from '../outline/labels.ts'
import { bodyOf, type Node, type Outline } from '../outline/outline.ts'
import { isClosingLine } from '../outline/sections.ts'
import { type Range, trimRange } from '../text/strip.ts'

/** The finding that a label such as `整改任务：` or `反馈问题：` states; it lasts until the next such label. */
export function labelCandidate(outline: Outline, node: Node): Candidate[] {
  const { text } = outline.flow.strip
  const value = trimRange(text, { start: node.bodyStart, end: node.end })
  if (value.end <= value.start) return []
  const item = outline.nodes[node.parent]
  const isField = item !== undefined && isNumberedField(outline, item)
  return [
    {
      strength: 'label',
      node: node.index,
      titles: [value],
      number: codeIn(outline, item) ?? (isField ? null : item?.marker?.label) ?? taskNumber(text),
      region: { start: node.end, end: zoneEnd(outline, node) },
      isProse: false,
    },
  ]
}

// The labels behind it (目标、措施、完成情况) are its siblings; another problem, a sibling number or the close ends it.
function zoneEnd(outline: Outline, node: Node): number {
  const item = outline.nodes[node.parent]
  // “一、整改任务：… 二、责任单位：…”: the numbers count the fields of one task.
  const scope = item !== undefined && isNumberedField(outline, item) ? outline.nodes[item.parent] : item
  const limit = scope?.treeEnd ?? outline.nodes.length
  for (let index = node.index + 1; index < limit; index += 1) {
    const next = outline.nodes[index]
    if (next === undefined) break
    if (next.label === 'problem' || next.label === 'closing') return next.start
    const line = bodyOf(outline, next).split('\n', 1)[0]?.trim() ?? ''
    if (next.isLineStart && next.marker === null && next.label === null && isClosingLine(line))
      return next.start
  }
  return outline.nodes[limit - 1]?.end ?? node.end
}

// Whether a number stands before a label, and the next of its kind before another.
function isNumberedField(outline: Outline, item: Node): boolean {
  const next = outline.nodes[item.treeEnd]
  return (
    item.marker !== null &&
    labelOfHead(outline, item) !== null &&
    next?.marker?.kind === item.marker.kind &&
    labelOfHead(outline, next) !== null
  )
}

function labelOfHead(outline: Outline, node: Node): string | null {
  const [label] = labelsIn(outline.flow.strip.text, node.bodyStart, node.bodyStart + 20)
  return label?.start === node.bodyStart ? label.kind : null
}

// “一、受理编号：X3CQ202311140021”: the code stands in the heading above the label.
function codeIn(outline: Outline, item: Node | undefined): string | null {
  const head = item === undefined ? '' : bodyOf(outline, item).slice(0, 60)
  return code.exec(head)?.[1] ?? null
}

function taskNumber(text: string): string | null {
  return (
    /(?:序号|任务|编号|第)\s*([一二三四五六七八九十]{1,3}|\d{1,3})(?=[)号项\s:]|$)/
      .exec(text.slice(0, 600))?.[0]
      ?.trim() ?? null
  )
}

const code =
  /^\s*(?:(?:受理|信访|案件|问题|投诉|转办|交办)?编号\s*:?\s*|\(?受理号\s*:?\s*)?([A-Z]{1,3}\d?[A-Z]{0,4}-?\d{6,})/

/** Items that go by a code and have no title: complaints handed over under a number. */
export function codedCandidates(outline: Outline): Candidate[] {
  const { text } = outline.flow.strip
  const found: { node: Node; range: Range; words: string }[] = []
  for (const node of outline.nodes) {
    if (!node.isLineStart) continue
    const match = code.exec(text.slice(node.bodyStart, Math.min(node.end, node.bodyStart + 60)))
    if (match?.[1] === undefined) continue
    found.push({ node, words: match[1], range: { start: node.start, end: node.bodyStart + match[0].length } })
  }
  return found.map(({ node, words, range }, at) => {
    const end = found[at + 1]?.node.start ?? lastEnd(outline, node)
    return {
      strength: 'code',
      node: node.index,
      titles: [],
      number: words,
      region: { start: range.end, end },
      isProse: false,
    }
  })
}

function lastEnd(outline: Outline, node: Node): number {
  const closing = outline.nodes.slice(node.index + 1).find((next) => {
    const line = bodyOf(outline, next).split('\n', 1)[0]?.trim() ?? ''
    return next.isLineStart && (next.label === 'closing' || isClosingLine(line))
  })
  return closing?.start ?? Math.max(regionEnd(outline, node), outline.nodes.at(-1)?.end ?? node.end)
}
