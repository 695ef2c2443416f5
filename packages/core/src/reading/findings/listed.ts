import type { Candidate } from './candidate.ts'
import { namesFault } from './deficiency.ts'
import { startsWithAction } from './clauses.ts'
import type { Node, Outline } from '../outline/outline.ts'
import type { Range } from '../text/strip.ts'
import { trimTitle } from '../outline/titles.ts'

/** Whether the words before a list announce problems: “主要问题有：”, “发现以下不足：”. */
export function introducesProblems(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at)
  const sentence = before.split(/[。;!?\n](?=.)/).at(-1) ?? before
  // “针对排水不畅的问题，一是…”: what follows mends it. A heading that is a problem itself announces none.
  if (/^\s*(?:[\d(一二三四五六七八九十)、.]+\s*)?(?:针对|对|关于|围绕|就|聚焦|着眼)/.test(sentence))
    return false
  const words = '(?:问题|不足|短板|差距|薄弱环节|缺陷)'
  return (
    new RegExp(`${words}(?![^:,]{0,12}(?:措施|建议|要求))[^。;]{0,12}[:,]\\s*$`).test(before) ||
    new RegExp(
      `(?:以下|如下|主要|方面的?|[个些])(?:突出|具体|主要)?${words}(?![^。]{0,6}(?:措施|建议|要求))[^。;]{0,6}。\\s*$`,
    ).test(before)
  )
}

/** Whether the words before a list announce what is asked for: “提出三点建议：”. */
export function introducesRequests(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at)
  return /(?:建议|要求|意见|希望|强调|指出要|表示|措施|做到|任务)[^。;]{0,14}[:,。]\s*$/.test(before)
}

/**
 * The complaints of one “一是…”, each clause one: feedback bundles several with commas. Where the list holds complaints
 * anyhow, clauses without a telling word are some too.
 */
export function bundledCandidates(outline: Outline, node: Node, isList = false): Candidate[] {
  const { text } = outline.flow.strip
  const sentence = firstSentence(text, { start: node.bodyStart, end: node.end })
  const titles = splitFaults(text, sentence, true)
  const used = titles.length > 0 || !isList ? titles : clausesIn(text, sentence)
  return used.map((title) => ({
    strength: 'listed',
    node: node.index,
    titles: [title],
    number: node.marker?.label ?? null,
    region: { start: title.end, end: title.end },
    isProse: false,
  }))
}

/** Complaints behind the field they lie in: “党的建设方面：作用发挥不明显；程序不严。” */
export function fieldCandidates(outline: Outline, node: Node): Candidate[] {
  const { text } = outline.flow.strip
  const line = text.slice(node.bodyStart, node.end).split('\n', 1)[0] ?? ''
  const field = /^\s*(?:在)?[^。:;,]{2,30}方面\s*[:,]/.exec(line)
  if (field === null) return []
  const start = node.bodyStart + field[0].length
  const titles: Range[] = []
  let from = start
  for (let at = start; at <= node.bodyStart + line.length; at += 1) {
    if (at < node.bodyStart + line.length && text.charAt(at) !== '。') continue
    titles.push(...splitFaults(text, { start: from, end: at }))
    from = at + 1
  }
  return titles.map((title) => ({
    strength: 'listed',
    node: node.index,
    titles: [title],
    number: null,
    region: { start: title.end, end: title.end },
    isProse: true,
  }))
}

/**
 * The clauses of a list of complaints. A clause that complains of nothing belongs to its neighbour; in a bundle, which
 * holds nothing but complaints, it is one too unless it illustrates or goes on.
 */
export function splitFaults(text: string, range: Range, isBundle = false): Range[] {
  const parts: Range[] = []
  let start = range.start
  for (let at = range.start; at <= range.end; at += 1) {
    const isCut =
      at === range.end ||
      ',;'.includes(text.charAt(at)) ||
      (text.charAt(at) === '、' && isFaultBefore(text, start, at))
    if (!isCut) continue
    if (at > start) parts.push({ start, end: at })
    start = at + 1
  }
  const titles: Range[] = []
  let pending: number | null = null
  for (const part of parts) {
    if (
      isBundle &&
      titles.length > 0 &&
      isExample(text, part.start) &&
      !isExample(text, titles[0]?.start ?? 0)
    )
      break
    if (isField(text.slice(part.start, part.end))) continue
    if (namesFault(text.slice(part.start, part.end))) {
      if (isBundle && pending !== null && standsAlone(text.slice(pending, part.start - 1))) {
        titles.push({ start: pending, end: part.start - 1 })
        pending = null
      }
      titles.push({ start: pending ?? part.start, end: part.end })
      pending = null
    } else if (
      isBundle &&
      pending === null &&
      titles.length > 0 &&
      standsAlone(text.slice(part.start, part.end))
    )
      titles.push(part)
    else if (titles.length > 0 && pending === null) {
      const last = titles.pop()
      titles.push({ start: last?.start ?? part.start, end: part.end })
    } else pending ??= part.start
  }
  return titles.map((title) => trimTitle(text, title)).filter((title) => title.end - title.start >= 3)
}

// “归档责任有薄弱环节，有的单位三年未移交”: what shows a complaint is none beside it.
function isExample(text: string, at: number): boolean {
  return /^\s*(?:有的|部分|个别|少数|一些|例如|比如)/.test(text.slice(at, at + 8))
}

function clausesIn(text: string, sentence: Range): Range[] {
  const clauses: Range[] = []
  let start = sentence.start
  for (let at = sentence.start; at <= sentence.end; at += 1) {
    if (at < sentence.end && text.charAt(at) !== ',') continue
    if (standsAlone(text.slice(start, at)) && !isField(text.slice(start, at)))
      clauses.push(trimTitle(text, { start, end: at }))
    start = at + 1
  }
  return clauses
}

// “在维护群众利益方面，”: the field that the next complaints lie in.
function isField(clause: string): boolean {
  return /^\s*(?:在|关于)?.{2,20}(?:方面|领域)$/.test(clause)
}

// In a list of complaints a clause is one too, unless it illustrates or goes on from the one before.
function standsAlone(clause: string): boolean {
  return (
    clause.trim().length >= 5 &&
    !/^\s*(?:如|其中|例如|比如|导致|造成|影响|甚至|且|并|也|还|又|特别|尤其|个别|有的?|经|对|在|从|自|由于|因|截至|仅|只|涉及|占|共|\d)/.test(
      clause,
    )
  )
}

// “、” parts complaints only where each is one: “户籍、社保数据” stays whole.
function isFaultBefore(text: string, start: number, at: number): boolean {
  const next = text.slice(at + 1, at + 24).split(/[、,;。]/, 1)[0] ?? ''
  // “组织生活不经常、不严谨”: what has no subject of its own goes on.
  if (/^[不未欠][^、,;。]{1,3}$/.test(next)) return false
  return namesFault(text.slice(start, at)) && at - start >= 4 && namesFault(next)
}

function firstSentence(text: string, range: Range): Range {
  // In a text too short to show its column, a break inside the sentence is still there.
  const stop = text
    .slice(range.start, range.end)
    .search(/[。;]|[!?)]\n|\n(?=\s*(?:\(|\d|[一二三四五六七八九十]))/)
  return { start: range.start, end: stop < 0 ? range.end : range.start + stop }
}

// What is quoted inside one item: “两审一票”程序不规范.
const word = '(?:[^。:“”\\n]|“[^。“”\\n]{1,20}”)'
const hazard = '(?:安全|火灾|消防|质量|事故)?隐患'

// “…、会议记录前后矛盾等问题”: what closes an enumeration.
const sumUp = /等(?:[\d一二两三四五六七八九十]{0,3}[个项类])?(?:方面)?(?:的)?(?:具体|突出|主要)?问题$/

const enumeration = new RegExp(
  `(?:发现(?:了|出)?|查出|指出|反映(?:出|了)?|暴露(?:出)?|梳理出|看到|见到|查到|查实|揭示|点出|存在)(?:的|了|有|以下|一些|其|该单位|仍|还|尚|,)*(?:存在)?(?:的|了|着)?(?:主要)?(?:问题)?(?:有|是|为)?[:,]?(${word}{5,240}?)(?:等|这)?(?:[\\d一二两三四五六七八九十]{1,3})?(?:个|项|类|方面)?(?:的)?(?:具体|突出|主要)?(?:问题|${hazard})`,
  'g',
)

const list = '(?:[^。“”\\n]|“[^。“”\\n]{1,20}”)'
const announcement = new RegExp(
  `(?:(?:问题|不足|短板|差距|薄弱环节)(?:[,。]?(?:主要|集中|突出|具体)?(?:是|有|为|如下|包括|(?:表现|体现|反映)(?:为|在|是)?)\\s*[:,]|\\s*:)\\s*|不同程度地?存在着?[:,]?)(?![一第其]|\\(?1)(${list}{8,600})`,
  'g',
)

/** Problems announced and then named one after the other: “也发现一些问题，主要是：甲不到位，乙不快；丙不严。” */
export function announcedCandidates(outline: Outline): Candidate[] {
  const { text } = outline.flow.strip
  const candidates: Candidate[] = []
  for (const match of text.slice(0, 200_000).matchAll(announcement)) {
    const words = match[1] ?? ''
    const start = match.index + match[0].length - words.length
    if (isOfOthers(text, match.index)) continue
    const listed = { start, end: start + words.replace(sumUp, '').length }
    const titles = evenList(text, listed) ?? splitFaults(text, listed)
    if (titles.length < 2) continue
    const node = nodeAt(outline.nodes, start)
    candidates.push(...titles.map((title) => listedCandidate(title, node)))
  }
  return candidates
}

function listedCandidate(title: Range, node: number): Candidate {
  return {
    strength: 'listed',
    node,
    titles: [title],
    number: null,
    region: { start: title.end, end: title.end },
    isProse: true,
  }
}

/** Problems named inside a sentence: “发现甲不规范、乙超时、丙不够等问题”. */
export function enumeratedCandidates(outline: Outline): Candidate[] {
  const { text } = outline.flow.strip
  const candidates: Candidate[] = []
  for (const match of text.slice(0, 200_000).matchAll(enumeration)) {
    const named = match[1] ?? ''
    const words = named.replace(/^[\u4e00-\u9fff()]{0,16}?存在(?:着|的)?/, '')
    if (isTally(words)) continue
    const start = match.index + match[0].indexOf(named) + named.length - words.length
    const isHazards = match[0].endsWith('隐患')
    // “对审计发现问题开展专项整治”: what was done about it.
    if (startsWithAction(words) && !namesFault(words.split(/[、,;]/, 1)[0] ?? '')) continue
    const titles =
      evenList(text, { start, end: start + words.length }, isHazards ? 'hazards' : 'problems') ??
      splitFaults(text, { start, end: start + words.length })
    const isList =
      titles.length >= 2 ||
      /等(?:[\d一二两三四五六七八九十]{0,3}[个项类]?)?(?:方面)?(?:的)?(?:具体|突出|主要)?(?:问题|(?:安全|火灾|消防|质量|事故)?隐患)$/.test(
        match[0],
      )
    if (titles.length === 0 || !isList || isOfOthers(text, match.index)) continue
    const isNew = /又|再次|新(?:增)?$/.test(text.slice(Math.max(0, match.index - 6), match.index))
    const node = nodeAt(outline.nodes, start)
    for (const title of titles) {
      candidates.push({
        ...listedCandidate(title, node),
        ...(isNew ? { status: { status: 'new_finding', raw: match[0].slice(0, 2) } } : {}),
      })
    }
  }
  return candidates
}

// “检查企业37家，需整改61个，已整改完成56个”: how many there are, and not what they are.
function isTally(words: string): boolean {
  return (words.match(/\d+(?:个|处|项|家|起|件)(?=[,;、]|$)/g) ?? []).length > 1
}

// “甲未评估、乙超期未归、丙无签收单”: items of one kind, of which enough complain.
function evenList(text: string, range: Range, of: 'problems' | 'hazards' = 'problems'): Range[] | null {
  const words = text.slice(range.start, range.end)
  const items = words.split('、')
  if (/[,;:]/.test(words) || items.some((item) => item.length < 4 || item.length > 24)) return null
  // What is called a hazard is one in whatever words.
  if (of === 'problems' && (items.length < 3 || items.filter(namesFault).length < items.length / 3))
    return null
  let at = range.start
  return items.map((item) => {
    const found = trimTitle(text, { start: at, end: at + item.length })
    at += item.length + 1
    return found
  })
}

// “有的单位存在…”, “督促整改…”: praise or an example, not a finding about this body.
function isOfOthers(text: string, at: number): boolean {
  return /(?:有的|个别|部分)(?:单位|部门|地方)[^。]{0,10}$|有些(?:单位|部门|地方)[^。]{0,40}$|自查[^。]{0,8}$|(?:是否|查找|防止|避免|杜绝|纠正|整治|解决|聚焦|着力|如果|凡是|对照)[^。]{0,12}$/.test(
    text.slice(Math.max(0, at - 50), at),
  )
}

/** The index of the node that an offset lies in. */
export function nodeAt(nodes: readonly Node[], offset: number): number {
  let low = 0
  let high = nodes.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((nodes[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
