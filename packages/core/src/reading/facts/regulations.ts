import { type DraftRegulation, regulationActions } from '../draft.ts'
import { closingOf } from '../text/quotes.ts'
import type { Range } from '../text/strip.ts'

/** A regulation named in a text; the range is that of its name, without the marks 《》. */
export type FoundRegulation = Range & Pick<DraftRegulation, 'action'>

/**
 * The regulations (制度) named in 《》 in a normalised text, and what is said to have become of each.
 *
 * Names side by side share the verb in front of them or behind them. What is asked for, missing, followed or broken
 * (未制定, 按照, 违反) is only cited.
 */
export function regulationsIn(text: string): FoundRegulation[] {
  const names = namesIn(text)
  const groups = groupsOf(text, names)
  return groups.flatMap((group, at) => {
    const before = { start: groups[at - 1]?.at(-1)?.end ?? 0, end: group[0]?.start ?? 0 }
    const after = { start: group.at(-1)?.end ?? 0, end: groups[at + 1]?.[0]?.start ?? text.length }
    const action = actionOf(wordsBefore(text, before), wordsBehind(text, after))
    return group
      .map((name) => ({ start: name.start + 1, end: name.end - 1 }))
      .filter((name) => isRegulation(text.slice(name.start, name.end)))
      .map((name) => ({ ...name, action: isStillDraft(text, name, action) ? 'drafted' : action }))
  })
}

const kinds =
  '办法|规定|制度|细则|方案|意见|条例|规则|章程|守则|指引|流程|标准|清单|预案|通知|规程|公约|准则|规范|纲要|决定|决议|指南|导则|手册|机制|须知|公告|通告|(?<![做方说看手书想想写])法'
const named = new RegExp(
  `(?:${kinds})(?:[\\[(〔][^()〔〕\\]]{1,30}[\\])〕])*(?:试行|暂行|修订稿|修订版|草案)?$`,
)
const ofTheMatter = /(?:反馈|巡[视察]|督察|审计)(?:的)?意见$/

/** Whether a name in 《》 is that of a regulation: not a newspaper, a book of speeches, a form or the feedback itself. */
function isRegulation(name: string): boolean {
  const plain = name.replace(/\s+/g, '')
  return plain.length >= 3 && named.test(plain) && !ofTheMatter.test(plain)
}

/** What the words in front of a list of names and those behind it say became of them. */
function actionOf(before: string, behind: string): Action {
  const verbs = verbsIn(before)
  // “新修订的《条例》”: tells which one is meant, and nothing about what was done now.
  const isDescribed = /的\s*$/.test(before)
  const last = verbs.at(-1)
  if (last !== undefined && before.length - last.end <= farthest) {
    const run = runOf(verbs)
    if (!isDescribed || run.length > 1) return actionOfRun(run, before.slice(0, run[0]?.start), before)
    if (verbs.some(({ kind }) => kind === 'cited')) return 'cited'
  }
  const [first] = verbsIn(behind)
  if (
    first === undefined ||
    /^(?:情况|中|后|过程|以来|细则|不|滞后|缓慢|力度|要求)/.test(behind.slice(first.end))
  )
    return 'cited'
  const lead = before.slice(-8) + behind.slice(0, first.start)
  return actionOfRun(runFrom(verbsIn(behind)), lead, behind)
}

// Between the verb and its object: “制定了全区统一的《…》”.
const farthest = 18

const isNegated =
  /(?:未|没有?|不|应当?|需要?|须|缺少|缺乏|建议|要求|督促|无)(?:能)?(?:及时|按规定|专门|进一步|尽快|抓紧)?$/
const isUnderWay = /(?:正在?|拟|将|计划|准备|着手|抓紧|即将|启动|推进|开展|加快)(?:抓紧|加快|组织|进行|对)?$/

function actionOfRun(run: readonly Verb[], lead: string, words: string): Action {
  const kindsOfRun = run.map(({ kind }) => kind)
  if (kindsOfRun.includes('cited') || isNegated.test(lead)) return 'cited'
  if (kindsOfRun.includes('repealed')) return 'repealed'
  if (isUnderWay.test(lead)) return 'drafted'
  const isRevised = run.some(({ start, end }) => /修|重新/.test(words.slice(start, end)))
  if (isRevised) return 'revised'
  return kindsOfRun.includes('issued') ? 'issued' : (kindsOfRun[0] ?? 'cited')
}

/** The verbs that stand together at the end (修订印发, 制定并实施); 贯彻 in front of 实施 makes it no issuing. */
function runOf(verbs: readonly Verb[]): Verb[] {
  const run: Verb[] = []
  for (const verb of verbs.toReversed()) {
    const next = run[0]
    const gap = next === undefined ? 0 : next.start - verb.end
    if (gap > (verb.kind === 'cited' ? 0 : 3)) break
    run.unshift(verb)
    if (next === undefined && verb.kind === 'cited') break
  }
  return run
}

function runFrom(verbs: readonly Verb[]): Verb[] {
  const run: Verb[] = []
  for (const verb of verbs) {
    if (run.length > 0 && verb.start - (run.at(-1)?.end ?? 0) > 3) break
    run.push(verb)
  }
  return run
}

function verbsIn(words: string): Verb[] {
  const verbs: Verb[] = []
  for (const match of words.matchAll(anyVerb)) {
    const kind = regulationActions.find((action) => match.groups?.[action] !== undefined)
    if (kind !== undefined) verbs.push({ kind, start: match.index, end: match.index + match[0].length })
  }
  return verbs
}

function isStillDraft(text: string, name: Range, action: Action): boolean {
  const isNamedDraft = /(?:征求意见稿|草案|送审稿|讨论稿|初稿)[)）]?$/.test(
    text.slice(name.start, name.end).trim(),
  )
  return isNamedDraft && (action === 'issued' || action === 'revised')
}

/** All that stands in 《》, whether a regulation or not: a list of names keeps together over the others. */
function namesIn(text: string): Range[] {
  const names: Range[] = []
  for (let at = text.indexOf('《'); at >= 0; at = text.indexOf('《', at + 1)) {
    const close = closingOf(text, at, text.length)
    if (close === null || /[。;]|\n[^\n]*\n[^\n]*\n/.test(text.slice(at, close))) continue
    names.push({ start: at, end: close + 1 })
    at = close
  }
  return names
}

function groupsOf(text: string, names: readonly Range[]): Range[][] {
  const groups: Range[][] = []
  for (const name of names) {
    const group = groups.at(-1)
    const between = group === undefined ? '' : text.slice(group.at(-1)?.end, name.start)
    const isJoined = /^\s*(?:\([^()]{1,30}\))?\s*(?:[、和与及]|以及|及其)?\s*$/.test(between)
    const isListed = /^\s*(?:\([^()]{1,30}\))?\s*,\s*$/.test(between) && !saysBehind(text, name)
    if (group !== undefined && (isJoined || isListed)) group.push(name)
    else groups.push([name])
  }
  return groups
}

// “修订《甲》,《乙》已废止”: what has its own verb behind it is not of the list.
function saysBehind(text: string, name: Range): boolean {
  return verbsIn(wordsBehind(text, { start: name.end, end: text.length })).length > 0
}

/** The words of the sentence in front of a name, and of its last clause. */
function wordsBefore(text: string, gap: Range): string {
  const words = text.slice(Math.max(gap.start, gap.end - 80), gap.end)
  const sentence = words.split(/[。;!?\n](?=[^。;!?\n]*$)/).at(-1) ?? ''
  const clauses = sentence.split(/[,:]/)
  const last = clauses.at(-1)?.trim() ?? ''
  // “修订制度3项,分别为《…》”: the clause before says it.
  const isLeading = /^(?:分别(?:为|是)|包括|主要(?:有|是|为|包括)|其中|即|如|涉及|有|为|含|先后|并|“)?$/.test(
    last,
  )
  return isLeading ? `${clauses.at(-2) ?? ''}${last}` : last
}

function wordsBehind(text: string, gap: Range): string {
  const words = text.slice(gap.start, Math.min(gap.end, gap.start + 40))
  const sentence = words.split(/[。;!?\n《]/, 1)[0] ?? ''
  const [first = '', second = ''] = sentence.split(',')
  return (/^\s*(?:等|共)/.test(first) ? `${first},${second}` : first).slice(0, 30)
}

type Action = DraftRegulation['action']
type Verb = { readonly kind: Action; readonly start: number; readonly end: number }

const vocabulary = {
  cited:
    '根据|按照?|依据|依照|遵照|对照|违反|违背|学习|贯彻|落实|执行|遵守|遵循|宣传|宣讲|解读|参照|符合|转发|传达|领会|熟悉|掌握|围绕|结合|严守|不符',
  repealed: '废止|停止(?:执行|使用)|宣布失效|失效|撤销|取消',
  revised: '(?:制\\(修\\)订|修订|修改|修编|修正|重新制定|完善|更新|健全|优化|补充|细化)',
  drafted: '起草|草拟|拟订|拟定|拟制|征求意见|征求[^,。]{2,10}意见|形成初稿|提请审议',
  issued:
    '建立健全|制定|制订|新订|新建|新增|新出台|印发|出台|建立|下发|实施|颁布|公布|发布|编制|编印|编发|研究通过|审议通过|讨论通过|订立|推出|颁发|施行',
} as const satisfies Record<Action, string>

const anyVerb = new RegExp(
  `(?<issued>${vocabulary.issued})|(?<repealed>${vocabulary.repealed})|(?<revised>${vocabulary.revised})|(?<drafted>${vocabulary.drafted})|(?<cited>${vocabulary.cited})`,
  'g',
)
