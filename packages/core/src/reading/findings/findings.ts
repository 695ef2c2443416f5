import { assignmentOf, type Assignment, attributesIn, unassigned } from '../facts/attributes.ts'
import type { Candidate } from './candidate.ts'
import { promisedIn, dueDay } from '../facts/deadlines.ts'
import type { DraftStatus } from '../draft.ts'
import { measuresIn, type MeasureRange } from './measures.ts'
import { firstNodeFrom, bodyOf, type Node, type Outline } from '../outline/outline.ts'
import type { ReadFinding } from './reading.ts'
import { blanketOver, blanketStatuses, speaksOfAll } from './blanket-status.ts'
import { closingStatus, isStatusPhrase, statusOf } from './statuses.ts'
import { type Range, wordsOf } from '../text/strip.ts'

/** Reads what belongs to each candidate: status, owner, deadline, measures. */
export function findingsFrom(
  outline: Outline,
  candidates: readonly Candidate[],
  read: { isFeedback: boolean },
): ReadFinding[] {
  const blankets = blanketStatuses(outline, candidates)
  return candidates.flatMap((candidate) =>
    findingsOf(outline, candidate, { ...read, blanket: blanketOver(blankets, candidate) }),
  )
}

function findingsOf(
  outline: Outline,
  candidate: Candidate,
  read: { isFeedback: boolean; blanket: Stated | null },
): ReadFinding[] {
  const { strip } = outline.flow
  const node = outline.nodes[candidate.node]
  const headings = ancestors(outline, candidate.node)
  const section = sectionStatus(outline, headings)
  const own = candidate.status ?? statusIn(outline, candidate)
  const stated = ofFinding(outline, candidate, { own, section }) ?? read.blanket ?? section
  const saysNothingOfMeasures =
    read.isFeedback && candidate.strength !== 'label' && !hasMeasureLabel(outline, candidate.region)
  const measures = saysNothingOfMeasures ? [] : measuresIn(outline, candidate.region)
  const assignment = assignmentIn(outline, candidate, {
    measures,
    headings,
    status: stated?.status ?? null,
    isFeedback: read.isFeedback,
  })
  const path = headings.map((heading) => headingWords(outline, heading))
  const titles = candidate.titles.length === 0 ? [null] : candidate.titles
  const shares = shareMeasures(strip.text, candidate.titles, measures)
  return titles.map((title, at) => ({
    number: candidate.number === null ? null : numberWords(outline, node, candidate.number),
    path,
    title,
    at: title?.start ?? node?.start ?? candidate.region.start,
    status: stated?.status ?? null,
    statusRaw: stated?.raw ?? null,
    assignment,
    measures: shares[at] ?? [],
    headEnd: candidate.region.start,
    extent: {
      start: Math.min(node?.start ?? candidate.region.start, title?.start ?? Infinity),
      end: candidate.region.end,
    },
  }))
}

// Feedback only complains, and what follows a complaint there illustrates it, unless a label says that it is a measure.
function hasMeasureLabel(outline: Outline, region: Range): boolean {
  for (const node of nodesFrom(outline.nodes, region.start)) {
    if (node.start >= region.end) break
    if (node.label === 'measure') return true
  }
  return false
}

function numberWords(outline: Outline, node: Node | undefined, label: string): string {
  if (node?.marker === null || node === undefined) return label
  const written = outline.flow.strip.raw.slice(node.start, node.start + node.marker.length)
  return written.replace(/\s+/g, '').replace(/[、.,:;，．：；]+$/, '')
}

function ancestors(outline: Outline, index: number): Node[] {
  const chain: Node[] = []
  let parent = outline.nodes[index]?.parent ?? -1
  while (parent >= 0) {
    const node = outline.nodes[parent]
    if (node === undefined) break
    if (node.marker !== null) chain.unshift(node)
    parent = node.parent
  }
  return chain
}

function headingWords(outline: Outline, node: Node): string {
  const { strip } = outline.flow
  const line = strip.text.slice(node.start, node.end).split('\n', 1)[0] ?? ''
  const stop = line.length > 60 ? line.search(/[。;]/) : -1
  return wordsOf(strip, {
    start: node.start,
    end: node.start + (stop > 0 ? stop : Math.min(line.length, 120)),
  })
}

type Stated = { readonly status: DraftStatus; readonly raw: string; readonly at?: number }

// “（二）正在推进的问题”: what is said there beneath the number of a measure is said of that measure alone.
function ofFinding(
  outline: Outline,
  { region }: Candidate,
  { own, section }: { readonly own: Stated | null; readonly section: Stated | null },
): Stated | null {
  if (own?.at === undefined || section === null) return own
  for (const node of nodesFrom(outline.nodes, region.start)) {
    if (node.start > own.at) break
    if (node.marker !== null) return section
  }
  return own
}

/** The status that the heading above states for all beneath it: “（一）已整改完成的问题”. */
function sectionStatus(outline: Outline, headings: readonly Node[]): Stated | null {
  for (const heading of headings.toReversed()) {
    const line = (bodyOf(outline, heading).split('\n', 1)[0] ?? '').replace(/[。:]\s*$/, '').trim()
    const words = line.replace(/\([^()]*\)/g, '').replace(/(?:及|和|的)(?:下一步|进展|推进|工作).*$/, '')
    if (words.startsWith('分阶段整改')) return { status: 'ongoing', raw: words }
    if (
      !isStatusPhrase(words.replace(/的|了|类|[共\d]+[个项条件]/g, ''), 24) ||
      !/问题|任务|事项|整改|类|意见/.test(words)
    )
      continue
    if (/^(?:整改|问题)?(?:落实|整改|进展|完成)?情况$/.test(words)) continue
    const status = statusOf(words.replace(/(?:的)?(?:问题|任务|事项|意见|整改类|类)+$/, ''))
    if (status !== null) return { status, raw: words }
  }
  return null
}

function statusIn(outline: Outline, candidate: Candidate): Stated | null {
  const { text, raw } = outline.flow.strip
  const { region } = candidate
  const label = labelledStatus(outline, region)
  if (label !== null) return label
  let found: Stated | null = null
  for (const piece of piecesOf(outline, region)) {
    const closing = closingStatus(text, piece)
    // “以上问题已全部整改完毕” speaks of all and not of the last.
    if (closing !== null && !speaksOfAll.test(closing.raw))
      found = {
        status: closing.status,
        raw: raw.slice(closing.range.start, closing.range.end).trim(),
        at: closing.range.start,
      }
  }
  const clean = found === null ? null : { ...found, raw: found.raw.replace(/^[（(\s]+|[）)。；;\s]+$/g, '') }
  return clean ?? statusSentence(text, region)
}

function labelledStatus(outline: Outline, region: Range): Stated | null {
  const { text } = outline.flow.strip
  for (const node of nodesFrom(outline.nodes, region.start)) {
    if (node.start >= region.end) break
    if (node.label !== 'status' && node.label !== 'measure') continue
    const value =
      text
        .slice(node.bodyStart, node.end)
        .trim()
        .split(/[。\n]/, 1)[0] ?? ''
    if (value.length > 60 || (node.label === 'measure' && !isStatusPhrase(value, 16))) continue
    const status = statusOf(
      node.label === 'status' ? (value.split(/(?:计划|预计|责任)/, 1)[0] ?? value) : value,
    )
    if (status === null) continue
    return {
      status,
      raw:
        wordsOf(outline.flow.strip, { start: node.bodyStart, end: node.end }).split(/[。\n]/, 1)[0] ?? value,
      at: node.start,
    }
  }
  return null
}

function* piecesOf(outline: Outline, region: Range): Generator<Range> {
  let start = region.start
  for (const node of nodesFrom(outline.nodes, region.start)) {
    if (node.start >= region.end) break
    if (node.start > start) yield { start, end: node.start }
    start = node.start
  }
  if (start < region.end) yield { start, end: region.end }
}

function* nodesFrom(nodes: readonly Node[], start: number): Generator<Node> {
  for (let index = firstNodeFrom(nodes, start); index < nodes.length; index += 1) {
    const node = nodes[index]
    if (node !== undefined) yield node
  }
}

function statusSentence(text: string, region: Range): Stated | null {
  const words = text.slice(region.start, Math.min(region.end, region.start + 4000))
  let found: Stated | null = null
  for (const match of words.matchAll(/(?:^|[。;!\n])\s*([^。;!\n]{2,60})(?=[。;!\n]|$)/g)) {
    const sentence = openingStatus(match[1] ?? '')
    if (!isStatusPhrase(sentence, 20) || speaksOfAll.test(sentence)) continue
    const status = statusOf(sentence)
    if (status !== null) found = { status, raw: sentence.trim(), at: region.start + match.index }
  }
  return found
}

// “部分整改，余下4.1亿元将于9月底前支出”: what is said first, where the rest only tells what is left.
function openingStatus(sentence: string): string {
  const match = /^([^,]{4,12}),(?:余下|其余|剩余|预计|计划|将|尚|目前|还有)/.exec(sentence)
  return match?.[1] ?? sentence
}

type Around = {
  measures: readonly MeasureRange[]
  headings: readonly Node[]
  status: DraftStatus | null
  isFeedback: boolean
}

function assignmentIn(outline: Outline, candidate: Candidate, around: Around): Assignment {
  const { text, raw } = outline.flow.strip
  const start = candidate.titles[0]?.start ?? candidate.region.start
  const words = text.slice(start, candidate.region.end)
  const stated = assignmentOf(attributesIn(words), (attribute) =>
    raw.slice(start + attribute.start, start + attribute.end),
  )
  const owners = [
    ...new Set(around.measures.flatMap((measure) => (measure.owner === null ? [] : [measure.owner]))),
  ]
  const owner = stated.owner ?? (owners.length > 0 ? owners.join('；') : null)
  // Feedback sets a day for its answer, not for a finding.
  if (stated.dueRaw !== null || around.status === 'done' || around.isFeedback) return { ...stated, owner }
  const promised = promisedIn(words)
  const promisedRaw =
    promised === null
      ? headingDue(outline, around.headings)
      : raw.slice(start + promised.start, start + promised.end)
  if (promisedRaw === null) return { ...unassigned, leader: stated.leader, owner }
  return { ...stated, owner, dueRaw: promisedRaw, dueOn: dueDay(promisedRaw) }
}

// “（二）分阶段整改类（应于2022年底前完成）” sets the date for all beneath it.
function headingDue(outline: Outline, headings: readonly Node[]): string | null {
  for (const heading of headings.toReversed()) {
    const line = bodyOf(outline, heading).split('\n', 1)[0] ?? ''
    const bracket = /\(([^()]{4,40})\)/.exec(line)?.[1]
    // “(检查时间:2031年4月9日)” tells when somebody looked.
    const date =
      bracket === undefined ||
      /(?:检查|巡[查察视]|排查|核查|抽查|发现|督察|审计)(?:的)?(?:时间|日期|于|日)?\s*:/.test(bracket)
        ? null
        : /(?:\d{4}年)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末)?(?:之?前)?/.exec(bracket)
    if (date !== null) return date[0]
  }
  return null
}

/** Shares measures among findings named together (“甲”“乙”等问题): each goes to the title whose words it takes up. */
function shareMeasures(
  text: string,
  titles: readonly Range[],
  measures: readonly MeasureRange[],
): MeasureRange[][] {
  if (titles.length < 2) return [[...measures]]
  const shares: MeasureRange[][] = titles.map(() => [])
  let current = 0
  for (const measure of measures) {
    const words = text.slice(measure.start, measure.end)
    const scores = titles.map((title) => commonPairs(text.slice(title.start, title.end), words))
    const best = Math.max(...scores)
    if (best > 0 && (scores[current] ?? 0) < best) current = scores.indexOf(best)
    shares[current]?.push(measure)
  }
  return shares
}

function commonPairs(title: string, words: string): number {
  let common = 0
  for (let at = 0; at + 1 < title.length; at += 1) if (words.includes(title.slice(at, at + 2))) common += 1
  return common
}
