import type { CountedThing } from './counted-records.ts'
import { describing, statesIn } from './counting-words.ts'

// What stands in a clause that speaks of something else than how the records stand: other work, earlier rounds, changes since a day.
const ofOthers =
  /自查|排查|同类|新增|举一反三|延伸|走访|信访|反映|上一?轮|往年|去年|上年|历年|协调解决|征求|收集|调研|典型案例|20\d\d年度巡[察视]|线索|(?<!截至|截止)(?:本周|本月|本季度)(?!内|底)|上周|上个?月|上次|当月|当周|今日|昨日|到期(?!未|仍|尚)|延期|待批|进展报告|有进展|较(?:上|去|前|之|年初)|比上|环比|同比|新(?:销号|完成|办结|启动|提交|退回)|增加|减少|增至|降至|\b(?:last year|previous(?:ly)?|(?:further|similar) (?:findings?|problems?|issues?|actions?|measures?)|self-check)\b/iu

// What is only meant to be.
const future =
  /力争|争取|确保|保证|计划(?!外|时限|期限|时间|方案|完成时)|预计|拟(?!定)|(?:^|[^即])将(?:于|在|力|再|全)|目标|务必|有望|(?:年|月|季度|[日号])(?:底|末)?前|下一?步|下阶段|今后|再(?:销号|完成|启动)|(?:必须|应当?|务须|须|要求|要)(?:在|于|全部)?[^，]{0,8}(?:完成|销号|达到)/u

/** Whether a clause speaks of something that no record of this rectification tells. */
export function speaksOfOthers(clause: string): boolean {
  return ofOthers.test(clause) || /部分(?:完成|销号|整改)/u.test(clause)
}

/** Whether a clause begins to speak of problems that people found with themselves: what is told behind it is of those. */
export function speaksOfSelfCheck(clause: string): boolean {
  return /民主生活会|组织生活会|(?:查摆|检视|剖析|自查)[^，]{0,8}(?:问题|差距|短板|不足)/u.test(clause)
}

/** Whether a clause tells what is to be, and not what is: what it says to be closed then is open now. */
export function speaksOfFuture(clause: string): boolean {
  return future.test(clause) && !/已|现有|目前/u.test(clause)
}

const unnamed =
  /(?:主要领导|书记|主任|班子成员|分管领导|负责同志|负责人)[^，]*(?:包[抓案保联]|牵头|认领|领办|负责|督办)/u

/** Whether a clause tells what somebody has that it does not name: 主要领导包抓2个问题. */
export function isOfUnnamed(clause: string): boolean {
  return unnamed.test(clause)
}

// Levels that have a source of their own: 省委巡视组 beside 市委巡察组.
const levels = /(中央|国家|省|市|区|县|自治区|集团)(?:委|级|纪委)?[^，。、]{0,8}?(?:巡[视察]|督察|审计)/u

const kinds =
  /(审计|巡视|巡察|督察)(?:组|局|署|办)?(?:报告)?[^，。、]{0,4}?(?:反馈|指出|发现|查出|查处|揭示|提出|反映|交办|移交)/u

/** Whether a clause names a source that is not the one whose feedback this is. */
export function namesOtherSource(clause: string, inspectingBody: string | null): boolean {
  if (inspectingBody === null) return false
  const level = levels.exec(clause)?.[1]
  if (level !== undefined && !inspectingBody.includes(level)) return true
  const kind = kinds.exec(clause)?.[1]
  return kind !== undefined && !inspectingBody.includes(kind)
}

/** Before a number: what it says of each, of some that were told before, or of none in particular. */
export const ofEach = /(?:平均|人均|每[个条项家名位]?[^，。]{0,10}|这|那|该|上述|以上)\s*$/u

const doing: Partial<Record<CountedThing, RegExp>> = {
  measure: /(?:通过|采取|推出|出台|推行|实行|施行|围绕|以下|如下|抓好|提出了?|探索)\s*$/u,
  finding:
    /(?:研究|解决|协调|聚焦|围绕|抓住|存在|督办|化解|受理|讨论|审议|关注|提出|剖析|查摆|处理|整治|查处|办理|处置|发现|梳理|突出|盯住|紧盯|查找|查出|以下|如下|回应|收到)[了出]?\s*$/u,
  category: /(?:从|围绕|聚焦|抓好|抓住|突出|紧扣|以下|如下|在|着眼)[^，。反馈]{0,14}$/u,
}
const behindCategory =
  /^\s*方面(?:入手|着手|发力|用力|下功夫|查摆|剖析|推进|抓|持续|同步|协同|集中|做|开展|明确|提出)/u

/** Whether what stands about a number and its noun says that they are of some other work: 采取三项措施, 解决37个问题. */
export function isOtherDoing(
  thing: CountedThing,
  { before, between, after }: { readonly before: string; readonly between: string; readonly after: string },
): boolean {
  if (/整改|反馈|巡[察视]|督察|审计/u.test(between)) return false
  if (thing === 'category' && behindCategory.test(after)) return true
  return doing[thing]?.test(before) === true && !/(?:反馈|巡[察视]|督察|审计|整改)[^，。]{0,6}$/u.test(before)
}

const wordsBefore: Partial<Record<CountedThing, RegExp>> = {
  measure:
    /(?:制[定订]了?|细化为?|分解为?|形成了?|明确了?|承担|负责|承办|牵头|包抓|涉及|落实|实施|推进|执行|[共有及和与将把对按个条项占]|对应|包括|各项|全部|所有|[其该本我全的为了下中现仍尚还计至到由超待]|逾期|方面|领域|部门|单位|同志|逐条|逐项|逐一|登记|列入|纳入|提出了?|总体|类|问题)$/u,
  finding:
    /(?:[共有及和与将把对按个条项占]|涉及|承担|负责|承办|牵头|包抓|认领|全部|所有|[其该本我全的为了下中仍尚还计至到由超待]|方面|领域|部门|单位|同志|逐个|逐一|登记|列入|纳入|类)$/u,
  claim: /./u,
}

const endsDescribing = new RegExp(`(?:${describing.source.replace('|\\s', '')})+$`, 'iu')

/**
 * Whether a noun before its number is one of this rectification: what stands right before it says nothing else of it, as 防汛措施 and
 * 会议研究问题 do.
 */
export function isOwnNoun(
  thing: CountedThing,
  { head, noun }: { readonly head: string; readonly noun: string },
): boolean {
  if (/整改|[A-Za-z]/u.test(noun)) return true
  // What somebody else found is put right too: 发现并督促整改问题41个.
  if (
    thing === 'finding' &&
    /(?<!巡[察视]|审计|督察)(?:发现|督促|推动|查出)[^，]{0,6}(?:整改|解决)(?:了)?$/u.test(head)
  )
    return false
  const known = statesIn(head).rest
  if (
    thing === 'finding' &&
    /(?:反馈|(?:反馈)?意见(?:中)?指出|巡[察视](?:组)?(?:发现|指出)|督察(?:发现|指出)|审计(?:发现|查出|指出)|整改)(?:的)?\s*$/u.test(
      known,
    )
  )
    return true
  const plain = known.replace(endsDescribing, '')
  const last = /\p{Script=Han}{1,8}$/u.exec(plain)?.[0]
  return last === undefined || wordsBefore[thing]?.test(last) !== false
}
