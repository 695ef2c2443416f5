import { namesFault } from '../findings/deficiency.ts'
import { closingOf } from '../text/quotes.ts'
import type { Range } from '../text/strip.ts'

/**
 * How sure a heading names a finding: `named` says “关于…问题”, `plain` is a clause before 问题,
 * `aspect` only a field (“在…方面”), `fault` a sentence that complains.
 */
export type TitleStrength = 'named' | 'plain' | 'aspect' | 'fault'

/** The titles at the head of a text, and where what follows them begins. */
export type Heading = {
  readonly strength: TitleStrength
  readonly titles: readonly Range[]
  readonly restStart: number
}

const reach = 260

/** Reads the finding that a text begins with, or null. */
export function headingOf(text: string, range: Range): Heading | null {
  const head = text.slice(range.start, Math.min(range.end, range.start + reach))
  const found =
    quotedHeading(head) ??
    statedHeading(head) ??
    clauseHeading(head, text.slice(range.end, range.end + 4)) ??
    fieldHeading(head)
  if (found === null) return null
  return {
    strength: found.strength,
    titles: found.titles.map((title) => ({ start: range.start + title.start, end: range.start + title.end })),
    restStart: range.start + found.restStart,
  }
}

/** Reads the complaint that a text begins with: its first sentence, without the figure at its end. */
export function faultHeading(text: string, range: Range): Heading | null {
  const head = text.slice(range.start, Math.min(range.end, range.start + reach))
  const sentence = /^\s*((?:[^。:;!?\n]|(?<=\d):(?=\d)){3,120})(?:[。:;!?\n]|$)/.exec(head)
  if (sentence?.[1] === undefined) return null
  const start = range.start + sentence[0].indexOf(sentence[1])
  const title = trimTitle(text, { start, end: start + sentence[1].length })
  if (title.end - title.start < 3) return null
  return { strength: 'fault', titles: [title], restStart: range.start + sentence[0].length }
}

/** A title without the figure and the word 问题 at its end. */
export function trimTitle(text: string, range: Range): Range {
  let { start, end } = range
  for (;;) {
    const words = text.slice(start, end)
    const tail =
      /(?:的?(?:等)?(?:具体|突出)?问题|[,、]?\s*(?:涉及|共计?|合计|累计)?(?:资金|金额)?\s*\d[\d.,]*\s*(?:万|亿|多|余){0,2}(?:元|美元)|\s+)$/.exec(
        words,
      )
    if (tail === null || tail.index < 3) break
    end = start + tail.index
  }
  while (start < end && text.charAt(start) === ' ') start += 1
  return { start, end }
}

type Found = { strength: TitleStrength; titles: Range[]; restStart: number }

const before =
  '(?:(?:关于|针对|对于|对|就|围绕|聚焦|解决|整改|纠正|紧盯|着力解决|着力整改|在)?(?:巡[视察]|督察|审计|检查|考核|评估)?(?:组)?(?:反馈|指出|提出|发现|存在)?(?:意见)?(?:的)?(?:存在)?)'
const quotedStart = new RegExp(`^\\s*(?:问题\\s*[:：]?\\s*)?${before}\\s*(?=“)`)
const quotedEnd =
  /^\s*(?:等)?\s*(?:的|这一|一)?(?:(?:具体|突出|有关|相关|反馈|几个|方面(?:存在)?的?|[一二两三四五六七八九十\d]+(?:个|项)(?:方面)?的?)\s*)*(问题|意见|建议|情况|缺陷|不足|短板|隐患|毛病|事项)/
const after =
  /^\s*(?:(?:的|问题)?(?:整改|落实|办理|研究处理|处理|解决|整治|改正|纠正|改进)?(?:落实|完成|进展|推进)?(?:情况|状况|结果|工作|方面)?)\s*[。:;,]?/

function quotedHeading(head: string): Found | null {
  const opening = quotedStart.exec(head)
  if (opening === null) return null
  const titles: Range[] = []
  let at = opening[0].length
  while (head.charAt(at) === '“') {
    const close = closingOf(head, at, head.length) ?? looseClose(head, at)
    if (close === null) return null
    titles.push({ start: at + 1, end: close })
    at = close + 1
    const link = /^[、,和及与]?(?=“)/.exec(head.slice(at))
    if (link !== null) at += link[0].length
  }
  if (titles.length === 0) return null
  const rest = head.slice(at)
  const ending = quotedEnd.exec(rest)
  if (ending !== null) {
    const end = at + ending[0].length
    const tail = after.exec(head.slice(end))?.[0].length ?? 0
    const strength =
      ending[1] === '情况' && !titles.some((title) => namesFault(head.slice(title.start, title.end)))
        ? 'aspect'
        : 'named'
    return { strength, titles, restStart: end + tail }
  }
  if (/^\s*(?:等)?\s*(?:方面|领域|上)/.test(rest))
    return { strength: 'aspect', titles, restStart: at + rest.length }
  // Where a label follows at once, the text ends here, and the label is none of it.
  if (/^\s*(?:$|[。:\n])/.test(rest) && opening[0].trim() !== '')
    return { strength: 'named', titles, restStart: rest === '' ? at : at + 1 }
  return null
}

// A quotation mark was lost: the last one before 问题 closes the title.
function looseClose(head: string, openAt: number): number | null {
  const match = /”\s*(?:等)?\s*(?:的|方面的)?(?:问题|意见)/.exec(head.slice(openAt))
  return match === null ? null : openAt + match.index
}

const generic =
  /\d+(?:个|项|条)$|^(?:以上|照|巡[视察]|督察|审计|检查|反馈|已|未|正在|需要?|基本|部分|限期|长期|持续|阶段|立行立改|主要|存在|发现|查出|上述|以上|下列|这些|各类|所有|全部|重点|突出|个性|共性|整改|具体|其他|有关|相关|一般|历史遗留)[^,。]{0,16}$/

const stated =
  /^\s*(关于|针对|对于|对|就|解决|整改|整治|治理|纠正|破解)([^。;:\n]{2,90}?)(?:的|等)?(?:突出|具体)?(问题|(?<!反馈)意见|建议)((?:的?(?:整改|落实|办理|研究处理|整治|解决|处理)(?:落实|进展)?(?:情况|结果|方面|工作)?)?)\s*(?=[。:;,\n]|$)/

function statedHeading(head: string): Found | null {
  const match = stated.exec(head)
  const words = match?.[2]
  if (match === null || words === undefined || (generic.test(words) && !namesFault(words))) return null
  // “对引进人员补议审查意见” is an action; opinions of a congress are headed 关于…的意见.
  if (
    match[3] !== '问题' &&
    (!/^(?:关于|针对)/.test(match[1] ?? '') ||
      /^(?:以上|上述)|提出|(?:代表|委员|议案|提案)[^,。]{0,8}$/.test(words))
  )
    return null
  const start = match[0].indexOf(words, (match[1] ?? '').length)
  const end = match[0].length
  return {
    strength: 'named',
    titles: [trimTitle(head, { start, end: start + words.length })],
    restStart: end + (head.length > end ? 1 : 0),
  }
}

const clause =
  /^\s*([^。;:\n]{3,90}?)(?:的|等)?(?:突出|具体)?问题(的?整改(?:落实)?(?:进展)?(?:情况)?)?\s*(?:[。:\n]|$)/

function clauseHeading(head: string, next: string): Found | null {
  const match = clause.exec(head)
  const words = match?.[1]
  if (match === null || words === undefined) return null
  const start = match[0].indexOf(words)
  // “…的问题。省财政厅已…”: run into what was done about it, a clause is a title; alone on its line it is a field.
  const isRunIn =
    match[2] === undefined &&
    match[0].endsWith('。') &&
    (head.slice(match[0].length).trim() !== '' || /^(?:一是|①|\(1\)|1[、.])/.test(next))
  // “历史遗留矿山修复迟缓” begins like a class of problems and is one problem.
  const isTask = /^(?:紧盯|盯紧|聚焦|抓好|推动|督促|解决|整治)/.test(words)
  const isClass = isTask || (generic.test(words) && !(namesFault(words) && words.length > 8))
  const isAspect = isClass || !(namesFault(words) || isRunIn)
  return {
    strength: isAspect ? 'aspect' : 'plain',
    titles: [trimTitle(head, { start, end: start + words.length })],
    restStart: match[0].length,
  }
}

// “（二）队伍方面”: a field without a complaint.
function fieldHeading(head: string): Found | null {
  const match = /^\s*([^。;:,\n]{2,30}方面)\s*(?:[。:]|\n|$)/.exec(head)
  const words = match?.[1]
  if (match === null || words === undefined) return null
  const start = match[0].indexOf(words)
  return { strength: 'aspect', titles: [{ start, end: start + words.length }], restStart: match[0].length }
}
