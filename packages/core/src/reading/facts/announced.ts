import type { Announced } from '../../rectifications/rectification.ts'
import { numberOf } from '../outline/markers.ts'

const numeral = '\\d{1,6}|[一二两三四五六七八九十百]{1,6}'
const n = `(${numeral})`
const unit = '(?:个|项|条|件|类|方面|大类|大项|宗|起|处)'
const noun =
  '(?:具体|突出|主要|重点|反馈|整改|审计|共性|个性|细化)*(?:问题|意见(?=的?(?:研究)?(?:处理|办理|落实)|中)|审议意见|短板|缺陷|隐患|毛病)'
const measureNoun = '(?:具体|主要|整改|细化|可操作的?)*(?:措施|举措)'
const taskNoun = '(?:具体|主要|整改|细化)*(?:任务|项目)'
const doneWords =
  '(?:(?:已经?|全部|均|都|按期|累计|共)*(?:完成(?:问题)?(?:整改)?|整改(?:完成|到位|完毕|完)|办结|办完|销号|处理(?:好|完|完毕)|化解|改好|改完|改毕|弄好|办妥|了结)|(?:已经?|均|都)(?:全部)?(?:整改|落实|解决|处理|办理|纠正|改正)(?:或者?基本(?:解决|落实|办结))?)'
const ongoingWords =
  '(?:正在?(?:按[^,。;]{0,8})?(?:继续)?(?:抓紧|加快|有序|持续|积极|全力)?(?:推进|整改|办理|进行|落实|实施|解决|改)(?:整改|中)?(?:或者?(?:列入|纳入)计划(?:解决)?)?|(?:仍|还)在(?:改|办)|(?:整改|推进|办理)中|在办|持续(?:推进|整改)|取得(?:阶段性|明显)?(?:成效|进展)(?:并|且|,)?(?:持续|继续)?(?:推进|整改)?|继续(?:推进|整改))'

const patterns = {
  items: [
    new RegExp(`${noun}[^。;,\\d]{0,8}${n}\\s*个?(?:大?方面|大类)(?=[、,]?(?:共|计)?${n}\\s*(?:项|个|条))`),
    new RegExp(
      `${n}\\s*(?:个|项|大)?\\s*(?:大?方面|大?类|大项)(?:的)?[、,和共]?\\s*(?:[^。;:]{0,12}?)?${n}\\s*${unit}(?:具体|突出|主要|共性|个性|的)*(?=问题|大项|单位|意见|方面|大类|任务|短板|不足|隐患|缺陷)`,
    ),
    new RegExp(`${n}\\s*项\\s*(?=${n}\\s*(?:个|条)(?:具体)?问题)`),
    new RegExp(`${n}\\s*(?:个|大)\\s*方面(?:的)?(?:突出|主要|具体)?问题`),
  ],
  problems: [
    new RegExp(
      `${noun}[^。;,\\d]{0,8}(?:${n}\\s*个?(?:大?方面|大类))[、,]?(?:共|计)?(?<total>${numeral})\\s*(?:项|个|条)`,
    ),
    new RegExp(`${n}\\s*${unit}?\\s*(?:的)?${noun}`),
    new RegExp(`${noun}(?:清单|事项)?(?:共计?|合计|总计|有|为|共有)?\\s*${n}\\s*${unit}`),
    new RegExp(
      `(?:反馈|指出|发现|查出|反映|交办|检查出?)(?:的)?[^。;,\\d]{0,12}?${n}\\s*(?:个|项|条|件)(?=[,。;、)\\s]|中|已|均|全)`,
    ),
  ],
  // What a people's congress asks for are its opinions.
  // “转办的第9批37件环境信访举报问题”
  handedOver: [
    new RegExp(`(?:转办|交办|移交)[^。;,]{0,14}?(?<![第\\d])${n}\\s*件[^。;,\\d]{0,10}(?:举报|信访|投诉)`),
  ],
  opinions: [
    new RegExp(
      `(?:代表|委员|人大|政协)(?:共?提出)?(?:的|各类|、)*(?:(?:建议|意见|批评|议案|提案)(?:建议)?(?:、|和|及)?)+[^。;,\\d]{0,4}?${n}\\s*件`,
    ),
    new RegExp(`提出(?:了)?${n}\\s*(?:条|项|个|点)(?:方面)?(?:的)?(?:审议|具体|重点)*(?:意见|建议)`),
    new RegExp(`(?:提出|形成)(?:了)?(?:审议)?意见(?:建议)?${n}\\s*(?:条|项)`),
  ],
  measures: [
    new RegExp(`${n}\\s*${unit}?\\s*(?:的)?${measureNoun}`),
    new RegExp(`${measureNoun}(?:共计?|合计|总计|有|为)? *${n} *${unit}`),
  ],
  // Tasks are counted as measures where no measures are.
  tasks: [
    new RegExp(`${n}\\s*${unit}?\\s*(?:的)?${taskNoun}`),
    new RegExp(`整改${taskNoun}(?:共计?|合计|总计|有|为)? *${n} *${unit}`),
  ],
} as const

/** The counts that a text states about itself. Only what it says of the whole counts, not of one part or one round. */
export function announcedIn(text: string): Announced {
  const head = text.slice(0, 60_000)
  const problems =
    firstCount(head, patterns.problems, isCountOfProblems) ??
    firstCount(head, patterns.handedOver, () => true) ??
    firstCount(head, patterns.opinions, isCountOfOpinions)
  const measures =
    firstCount(head, patterns.measures, isCountOfMeasures) ?? firstCount(head, patterns.tasks, isCountOfTasks)
  const total = problems ?? measures
  const progress = total === null ? { done: null, ongoing: null } : progressAfter(head, total)
  return {
    items: firstCount(head, patterns.items, () => true)?.value ?? null,
    problems: problems?.value ?? null,
    measures: measures?.value ?? null,
    ...progress,
  }
}

type Count = { readonly value: number; readonly at: number; readonly end: number }

function firstCount(
  text: string,
  forms: readonly RegExp[],
  accept: (text: string, match: RegExpExecArray) => boolean,
): Count | null {
  let best: Count | null = null
  for (const form of forms) {
    for (const match of text.matchAll(new RegExp(form.source, 'g'))) {
      const value = numberOf(match.groups?.['total'] ?? match[1] ?? '')
      const at = match[0].lastIndexOf(match.groups?.['total'] ?? match[1] ?? '')
      // “第二十三项” is a number and no count.
      const isOrdinal = /第\s*$/.test(text.slice(Math.max(0, match.index + at - 2), match.index + at))
      if (value === null || value < 1 || isOrdinal || !accept(text, match)) continue
      if (best === null || match.index < best.at)
        best = { value, at: match.index, end: match.index + match[0].length }
      break
    }
  }
  return best
}

// “建立制度4项”, “第3个问题”, “2021年问题” and per-part counts are no totals.
function isCountOfProblems(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 14), match.index)
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12)
  const own = match[0]
  if (
    /同类|类似/.test(own) ||
    /[第年月.\d每某任何哪另同这那该]$/.test(before) ||
    /^一(?!\d)/.test(own) ||
    /^(?:[一二两三四五六七八九十])(?=问题)/.test(own)
  )
    return false
  if (
    /^\s*(?:导向|清单[^上共]|线索|牵引|\d*厂|举报)/.test(after) ||
    (/清单(?!上)/.test(own) && !/\d/.test(own))
  )
    return false
  if (
    /(?:督促|推动|帮助|协调|解决|化解|收集|排查|自查|梳理出?群众|典型|专项)[^,。;]{0,8}$/.test(before) &&
    !/反馈|巡|审计/.test(before)
  )
    return false
  // What is found beside the count, and what some bodies among others did.
  if (/新(?:发现|增)[^,。;]{0,8}$/.test(before) || (before.endsWith('新') && /^[发增]/.test(own)))
    return false
  if (/有些(?:单位|部门|地方)[^。]*$/.test(text.slice(Math.max(0, match.index - 120), match.index)))
    return false
  if (/(?:群众|信访|投诉|安全|隐患|民生)[^,。;]{0,4}$/.test(before)) return false
  return /\d/.test(own) ? true : /[个项条件]/.test(own)
}

// A team that gives feedback closes with suggestions of its own; those are no findings.
function isCountOfOpinions(text: string, match: RegExpExecArray): boolean {
  return /(?:人大|人民代表大会|常委会|政协|代表|委员)[^。]{0,60}$/.test(
    text.slice(Math.max(0, match.index - 80), match.index),
  )
}

function isCountOfMeasures(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 10), match.index)
  return (
    !/[第年月.\d每某任何哪另同这那该]$/.test(before) && (/\d/.test(match[0]) || /[个项条件]/.test(match[0]))
  )
}

// “工程项目12个” are projects of some programme; tasks of the rectification are called so.
function isCountOfTasks(text: string, match: RegExpExecArray): boolean {
  return /整改|任务/.test(match[0]) && isCountOfMeasures(text, match)
}

/** The counts of what is done and under way in the words that follow a total. */
function progressAfter(text: string, total: Count): { done: number | null; ongoing: number | null } {
  const here = progressAt(text, total)
  if (here.done !== null || here.ongoing !== null) return here
  // The total is named again further down, with what became of it: “16个问题中已完成整改12个”.
  for (const match of text
    .slice(total.end)
    .matchAll(new RegExp(`(?<![\\d.])${total.value}\\s*${unit}(?:的)?${noun}`, 'g'))) {
    const at = total.end + match.index
    const again = progressAt(text, { value: total.value, at, end: at + match[0].length })
    if (again.done !== null || again.ongoing !== null) return again
  }
  return here
}

function progressAt(text: string, total: Count): { done: number | null; ongoing: number | null } {
  const scope = scopeOf(text.slice(total.at, total.at + 260), total)
  return { done: countOf(scope, doneWords), ongoing: countOf(scope, ongoingWords) }
}

// A further total behind the first opens a scope of its own: “2017年15项问题，验收通过13项”.
function scopeOf(near: string, total: Count): string {
  const others = [
    ...near.slice(total.end - total.at).matchAll(new RegExp(`${n}\\s*${unit}\\s*(?:的)?${noun}`, 'g')),
  ]
  const foreign = others.find((match) => {
    const value = numberOf(match[1] ?? '')
    const around = near.slice(
      Math.max(0, total.end - total.at + match.index - 8),
      total.end - total.at + match.index + match[0].length + 8,
    )
    return value !== null && value !== total.value && !/完成|整改|推进|办结/.test(around)
  })
  const end = foreign === undefined ? near.length : total.end - total.at + foreign.index
  const scope = near.slice(0, end)
  const rounds = scope.search(/(?:19|20)\d\d年(?:首轮|第[一二三]轮|“|度?反馈|省级|中央)/)
  return rounds < 0 ? scope : scope.slice(0, rounds)
}

// “中央督察18个，办结16个；省级督察21个，办结15个”: a part each, and none of the whole.
function isPerPart(scope: string, behind: RegExp): boolean {
  const found = [...scope.matchAll(new RegExp(behind.source, 'g'))]
  const [first, second] = found
  return (
    first !== undefined &&
    second !== undefined &&
    scope.slice(first.index, second.index).includes(';') &&
    /\d\s*(?:个|项|条|件),[^,;]{0,4}$/.test(scope.slice(0, first.index))
  )
}

function countOf(scope: string, words: string): number | null {
  const behind = new RegExp(
    `(?<![未不基本部分])${words}(?:了|的|问题|措施|整改|任务|事项|并长期坚持)*\\s*${n}\\s*(?:个|项|条|件|处)`,
  )
  if (isPerPart(scope, behind)) return null
  const front = new RegExp(
    `(?:其中|其余|余下|剩余|目前|现|,|;|。|有|的|还有|问题|措施)\\s*${n}\\s*(?:个|项|条|件|处)(?:整改)?(?:问题|措施|任务)?(?:均|都|已|全部|现|目前)*${words}(?![整改了的完成到位]*\\s*\\d)`,
  )
  const found = [behind.exec(scope), front.exec(scope)].filter((match) => match !== null)
  const first = found.toSorted((one, other) => one.index - other.index)[0]
  return first?.[1] === undefined ? null : numberOf(first[1])
}
