import { type Candidate, candidateOf, type Reader, regionEnd } from './candidate.ts'
import { namesFault } from './deficiency.ts'
import { labelOfHeading } from '../outline/labels.ts'
import type { Node, Outline } from '../outline/outline.ts'
import { type SectionClass, sectionClassOf } from '../outline/sections.ts'
import { startsWithAction } from './clauses.ts'
import { closingStatus } from './statuses.ts'
import { faultHeading, type Heading } from '../outline/titles.ts'

/** A heading that only names the field (“队伍方面”): the complaint is the paragraph beneath it. */
export function aspectContent(reader: Reader, node: Node, own: Heading): Candidate[] {
  const { outline } = reader
  const { text } = outline.flow.strip
  const found: Candidate[] = [...runInFault(outline, node, own), ...complaintsBeneath(reader, node)]
  if (found.length > 0) return spread(found, regionEnd(outline, node))
  const title = own.titles[0]
  const hasContent = node.treeEnd > node.index + 1 || own.restStart < node.end - 1
  const isTitle = title !== undefined && namesFault(text.slice(title.start, title.end))
  if (!hasContent || !isTitle) return []
  return [
    candidateOf(outline, node, {
      heading: own,
      region: { start: Math.min(own.restStart, node.end), end: regionEnd(outline, node) },
      isProse: false,
    }),
  ]
}

// The lines beneath a field that complain; what stands right above a label such as 整改情况： needs no telling word.
function complaintsBeneath(reader: Reader, node: Node): Candidate[] {
  const { outline, children } = reader
  const { text } = outline.flow.strip
  return (children[node.index] ?? []).flatMap((index) => {
    const line = outline.nodes[index]
    if (line === undefined || line.marker !== null || line.label !== null) return []
    const heading = faultHeading(text, { start: line.bodyStart, end: line.end })
    const title = heading?.titles[0]
    if (heading === null || title === undefined) return []
    const words = text.slice(title.start, title.end)
    const isAboveLabel = outline.nodes[index + 1]?.label === 'measure' && !isAction(words)
    if (!namesFault(words) && !isAboveLabel) return []
    const region = { start: heading.restStart, end: line.end }
    return [candidateOf(outline, line, { heading, region, isProse: false })]
  })
}

// “（一）队伍方面。音乐教师缺口大。”: field and complaint on one line.
function runInFault(outline: Outline, node: Node, own: Heading): Candidate[] {
  const { text } = outline.flow.strip
  const line = text.slice(own.restStart, node.end).split('\n', 1)[0] ?? ''
  const heading =
    line.trim() === '' ? null : faultHeading(text, { start: own.restStart, end: own.restStart + line.length })
  const title = heading?.titles[0]
  if (heading === null || title === undefined || !isComplaint(text.slice(title.start, title.end))) return []
  return [
    candidateOf(outline, node, {
      heading,
      region: { start: heading.restStart, end: node.end },
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

type Row = { readonly node: Node; readonly heading: Heading; readonly isFault: boolean }

/**
 * A numbered list whose items complain, or each end with a status of their own, is a list of findings.
 *
 * The list decides and not the single item: one heading without a telling word among nine with one is a finding too.
 */
export function faultGroup(
  reader: Reader,
  siblings: readonly number[],
  below: { section: SectionClass; perNode: readonly (readonly Candidate[])[] },
): Candidate[] | null {
  if (below.section === 'background' || below.section === 'next') return null
  const { outline } = reader
  const groups = new Map<string, Map<number, Row>>()
  siblings.forEach((index, at) => {
    const node = outline.nodes[index]
    const row = node === undefined ? null : rowOf(reader, node)
    if (row === null || row.node.marker === null) return
    const rows = groups.get(row.node.marker.kind) ?? new Map<number, Row>()
    groups.set(row.node.marker.kind, rows.set(at, row))
  })
  for (const rows of groups.values()) {
    if (!complainsEnough(reader, [...rows.values()], below.section)) continue
    return below.perNode.flatMap((found, at) => {
      const row = rows.get(at)
      return row === undefined || isHeadingOf(reader, row.node, found) ? [...found] : [fromRow(outline, row)]
    })
  }
  return null
}

// What stands numbered beneath “主要问题” is one in whatever words, unless it says what is done.
function complainsEnough(reader: Reader, rows: readonly Row[], section: SectionClass): boolean {
  const faulty = rows.filter(({ isFault }) => isFault).length
  if (faulty > 0 && faulty >= rows.length * reader.leastShare) return true
  if (faulty === 0 && reader.leastShare === 0) return true
  return section === 'problems' && rows.every(({ heading, node }) => isBareStatement(reader, node, heading))
}

function isBareStatement({ outline, children }: Reader, node: Node, { titles, restStart }: Heading): boolean {
  const { text } = outline.flow.strip
  const words = titles[0] === undefined ? '' : text.slice(titles[0].start, titles[0].end)
  const isAlone = (children[node.index] ?? []).length === 0 && text.slice(restStart, node.end).trim() === ''
  return isAlone && !isAction(words) && !/(?:方面|情况|工作|领域)$/.test(words)
}

function rowOf(reader: Reader, node: Node): Row | null {
  const { outline } = reader
  const { text } = outline.flow.strip
  if (node.marker === null || node.label !== null) return null
  if (node.marker.kind === 'bullet' || node.marker.kind === 'spoken') return null
  const range = { start: node.bodyStart, end: node.end }
  const heading = wholeSentence(reader, node) ?? faultHeading(text, range)
  const title = heading?.titles[0]
  if (heading === null || title === undefined) return null
  const words = text.slice(title.start, title.end)
  if (labelOfHeading(words) !== null || sectionClassOf(words) === 'next') return null
  // A field with its complaint on a line beneath is no finding by itself.
  if (/(?:方面|领域)$/.test(words) && complaintsBeneath(reader, node).length > 0) return null
  return {
    node,
    heading,
    isFault: isComplaint(words) || hasZones(reader, node, words) || isSettledTopic(outline, node, heading),
  }
}

// “底板泛水，未设集水井；弃渣堆在通道口。”: an item that is one sentence and tells of nothing done is a complaint as a whole.
function wholeSentence({ outline, children }: Reader, node: Node): Heading | null {
  const { text } = outline.flow.strip
  const match = /^\s*([^。:!?\n]{3,200}?;[^。:!?\n]{3,200})。?\s*$/.exec(text.slice(node.bodyStart, node.end))
  const [, words] = match ?? []
  if (words === undefined || (children[node.index] ?? []).length > 0) return null
  const clauses = words.split(/[,;]/)
  if (!namesFault(words) || tellsOfDoing.test(words)) return null
  if (clauses.some((clause) => startsWithAction(clause) || isAction(clause.trim()))) return null
  const start = node.bodyStart + text.slice(node.bodyStart, node.end).indexOf(words)
  return { strength: 'fault', titles: [{ start, end: start + words.length }], restStart: node.end }
}

const tellsOfDoing =
  /整改|已|将|拟|计划|完成|[日月]底?前|(?:牵头|责任)(?:单位|部门|领导|人)|处理|\((?!图\s*\d{1,2}\))/

// Goal, measures and results under labels of its own: only a finding has those.
function hasZones(reader: Reader, node: Node, words: string): boolean {
  const labels = (reader.children[node.index] ?? []).map(
    (index) => reader.outline.nodes[index]?.label ?? null,
  )
  if (labels.includes('measure') && namesFault(words)) return words.length <= 60
  return (
    words.length <= 60 && !isAction(words) && labels.some((label) => label !== null && label !== 'closing')
  )
}

function fromRow(outline: Outline, row: Row): Candidate {
  const region = { start: row.heading.restStart, end: regionEnd(outline, row.node) }
  return candidateOf(outline, row.node, { heading: row.heading, region, isProse: false })
}

function isHeadingOf(reader: Reader, node: Node, below: readonly Candidate[]): boolean {
  if (below.some((candidate) => candidate.strength === 'listed')) return true
  const isZoned = below.length > 0 && below.every((candidate) => hasMeasuresAt(reader, candidate.node))
  return isZoned || (below.length >= 2 && !hasMeasuresAt(reader, node.index))
}

// A reworded copy uses none of the usual words, but each item still ends with what became of it.
function isSettledTopic(outline: Outline, node: Node, heading: Heading): boolean {
  const { text } = outline.flow.strip
  const title = heading.titles[0]
  if (title === undefined || title.end - title.start > 50) return false
  const words = text.slice(title.start, title.end)
  if (isAction(words) || /(?:情况|方面|类|工作|整改)$/.test(words)) return false
  // Its result runs on behind it; a heading alone on its line opens a part.
  if (text.slice(heading.restStart, node.end).trim().length < 4) return false
  const end = regionEnd(outline, node)
  // “…23.1万元。已退回。”: audit items name the sum and then what was done.
  if (/\d(?:万|亿)?元$/.test(text.slice(title.end, heading.restStart - 1))) return true
  return end - heading.restStart > 6 && closingStatus(text, { start: heading.restStart, end }) !== null
}

/** Whether a node has its measures under a label of its own. */
export function hasMeasuresAt(reader: Reader, index: number): boolean {
  return (reader.children[index] ?? []).some((child) => reader.outline.nodes[child]?.label === 'measure')
}

function isComplaint(words: string): boolean {
  if (words.length > 90 || words.includes('是否') || !namesFault(withoutQuotations(words))) return false
  return complains.test(words) || !isAction(words)
}

// A form that says what not to write (“学习不够深入”) complains of nothing.
function withoutQuotations(words: string): string {
  const rest = words.replace(/“[^”]*”/g, '')
  return rest.length < 4 ? words : rest
}

// However it begins, what ends so is a complaint: “调整班子不及时”, “推进分级诊疗有差距”.
const complains =
  /(?:不(?:够|足|到位|及时|力|严|实|深入|规范|完善|健全|彻底|高|畅|充分|扎实|明确|细|准确|严格|经常|平衡)|缓慢|滞后|薄弱|欠缺|缺失|缺位|偏[低少慢弱高]|流于形式|走过场|有(?:较大)?差距)$/

// A measure can mention a fault too (“清理超期项目”), but it begins with what is done about it.
function isAction(words: string): boolean {
  return /^(?:已|要|将|由|把|对|抓|盯|守|让|当|讲|确保|做到|保持|严防|杜绝|制定|制订|修订|完善|建立|健全|加强|强化|开展|组织|推进|推动|落实|解决|清理|整治|收回|追回|退回|召开|成立|印发|出台|严格|进一步|全面|持续|深化|提高|提升|压实|规范|加大|加快|督促|指导|协调|排查|约谈|坚持|聚焦|针对|紧盯|围绕|着力|深入|积极|切实|认真|及时|统筹|牢固|优化|细化|明确|新增|补|拆除|完成|冻结|撤销|取消|召回|停止|终止|关停|公布|启动|兑现|更换|安装|改造|选派|聘请|邀请|委托|移交|移送|退还|退赔|扣回|盘活|压减|归还|调整|重新|逐一|联合|会同|依法)/.test(
    words,
  )
}
