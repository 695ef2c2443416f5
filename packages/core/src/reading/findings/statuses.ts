import type { DraftStatus } from '../draft.ts'
import type { Range } from '../text/strip.ts'

/** A status as the source states it, and where. */
export type StatedStatus = { readonly status: DraftStatus; readonly raw: string; readonly range: Range }

// The order matters: 未完成 holds 完成, 基本完成 holds 完成, 阶段性办结 holds 办结.
const vocabulary: readonly (readonly [DraftStatus, RegExp])[] = [
  ['closed_not_implemented', /^closed?\s*[-–—:,(]?\s*(?:not|un)[\s-]*implemented/i],
  ['closed_implemented', /^closed?\s*[-–—:,(]?\s*(?:as\s+)?(?:implemented|complete)/i],
  [
    'disagreed',
    /^(?:disagree[ds]?|not (?:agreed|accepted)|do(?:es)? not (?:agree|accept)|rejected|will not (?:be )?implement(?:ed)?|declined|management (?:does not agree|disagrees)|risk accepted)/i,
  ],
  [
    'partial',
    /^(?:partially|partly|substantially)\s+(?:implemented|complete[d]?|addressed|closed|resolved|met)/i,
  ],
  ['not_started', /^(?:not (?:yet )?(?:started|commenced|begun|initiated)|no action|pending)/i],
  ['not_done', /^(?:not (?:yet )?(?:implemented|complete[d]?|addressed)|unimplemented|outstanding|overdue)/i],
  [
    'ongoing',
    /^(?:(?:work[\s-]+)?in[\s-]+progress|ongoing|under\s?(?:way|implementation)|started|commenced|being implemented|on track|implementation (?:has )?(?:begun|started))/i,
  ],
  [
    'undetermined',
    /^(?:undetermined|unable to (?:determine|verify)|(?:could|can) ?not be (?:determined|verified)|to be determined|not (?:assessed|verified)|unknown)/i,
  ],
  ['planned', /^planned/i],
  ['done', /^(?:(?:fully\s+)?implemented|complete[d]?\b|resolved|closed|done\b|addressed)/i],
  ['open', /^open\b/i],
  ['not_included', /(?:不|未)(?:予)?(?:纳入|列入)(?:本次)?(?:整改)?/],
  // What waits to be looked at is not closed: 待销号审核.
  ['ongoing', /^(?:待销号|待验收|重新整改)/],
  ['not_started', /(?:未|没有|尚未)(?:启动|开始|动工|开工|开展)/],
  ['not_done', /(?:未|没有|尚未|没)(?:全部|能)?(?:完成|整改(?!.*完成)|办结|到位|销号|落实)/],
  [
    'partial',
    /基本(?:完成|整改|办结|到位|落实|解决)|部分(?:整改|完成|办结|到位|落实|解决)|阶段性(?:办结|完成|整改)/,
  ],
  // “已完成，长期坚持”: done, and kept up.
  [
    'done',
    /^(?:已经?|均已|全部)?(?:全部)?(?:完成(?:整改)?|整改(?:完成|到位)|办结)[,、]?(?:并|且)?(?:长期|持续|常态)/,
  ],
  ['ongoing', /阶段性(?:成效|进展|成果|目标).{0,8}(?:持续|继续|正在|推进|坚持)/],
  ['partial', /(?:阶段性|明显|初步|重大|积极|较大)(?:的)?(?:成效|进展|成果)/],
  ['long_term', /长期(?:坚持|整改|推进|抓|落实|任务|实施)|常态(?:化|长效)/],
  [
    'ongoing',
    /正(?:在|按|抓紧|有序|积极|加快|推进|持续|全力|稳步)|(?:推进|整改|办理|进行|实施|处理|落实|建设|办)中|在办|(?:仍|还|正)在改|有序推进|加快(?:推进|办理)|继续(?:抓紧)?(?:推进|整改)|抓紧(?:推进|整改)|按(?:期|计划|时序|进度).{0,6}推进|尚在/,
  ],
  ['long_term', /(?:持续|坚持|不断|继续)(?:推进|整改|坚持|深化|巩固|落实|抓好|长期)|持续$/],
  [
    'done',
    /(?:已|均|全部|都|经)(?:经|全部|按期|按时|按要求|如期|完全|均|基本)?(?:完成|整改|办结|到位|落实|销号|解决|处理|办理|清零|退还|归还|改好|改完|改正|改毕|改结|了结|办妥)|(?:整改|落实|清理|办理|处理|处置|修正|改正|纠正)(?:完成|到位|完毕|完结|办结|销号|好)|完成(?:整改|办结|销号|任务)|办结|销号|^(?:是|完成|结案)$|完成$/,
  ],
]

/** What short words of status mean, or null. */
export function statusOf(words: string): DraftStatus | null {
  const plain = words
    .trim()
    .replace(/[。;,.!\s()]+$/, '')
    .replace(/^[\s(]+/, '')
    .replace(/^corrective actions? (?:(?:is|are|was|were|has been|have been) )?/i, '')
    .replace(
      /^(?:截至)?(?:目前|现)?[,]?(?:该|此|本|上述|以上|相关)?(?:项|个)?(?:问题|事项|任务|工作)?(?:目前|现)?[,]?(?=.)/,
      '',
    )
  for (const [status, pattern] of vocabulary) if (pattern.test(plain)) return status
  return null
}

const closingBracket = /[(【[]([^()【】[\]]{2,40})[)】\]]\s*[。;]?\s*$/

/** The status that a passage closes with: `（正在整改）` or `已整改到位。` as its last words. */
export function closingStatus(text: string, range: Range): StatedStatus | null {
  const start = Math.max(range.start, range.end - 80)
  const tail = text.slice(start, range.end).trimEnd()
  const bracket = closingBracket.exec(tail)
  if (bracket?.[1] !== undefined && !/[:]/.test(bracket[1])) {
    const status = isStatusPhrase(bracket[1], 14) ? statusOf(bracket[1]) : null
    if (status !== null)
      return stated(status, bracket[1], { start: start + bracket.index, end: start + tail.length })
  }
  // Findings chained in one paragraph: the next one’s 对 belongs to the next.
  const stripped = tail
    .replace(/(?<=[。;])\s*(?:针对|对于|对|关于|就)“?$/, '')
    .replace(/[。;.!]+$/, '')
    .trimEnd()
  const from = Math.max(...['。', ';', '!', '?', ')', '\n'].map((stop) => stripped.lastIndexOf(stop))) + 1
  const sentence = stripped.slice(from).trim()
  if (countsMeasures.test(sentence)) return null
  const isCut = start > range.start && from === 0
  const words = isStatusPhrase(sentence, 26) ? sentence : lastClause(sentence)
  if ((isCut && words === sentence) || words.length < 2 || !isStatusPhrase(words, 26)) return null
  const status = statusOf(words)
  const at = start + stripped.lastIndexOf(words)
  return status === null ? null : stated(status, words, { start: at, end: start + tail.length })
}

// “整改措施4条，已销号1条” counts, and says nothing of the whole.
const countsMeasures = /措施\d+[条项个]/

// “已注销空壳企业14户，已改毕”: the last words tell what became of it.
function lastClause(sentence: string): string {
  const clause =
    /,((?:现|目前|均)?(?:已(?:全部)?(?:整改|完成|改|办结|销号)|正在整改|仍在|还在|尚未)[^,]{0,6})$/.exec(
      sentence,
    )?.[1]
  return clause ?? ''
}

/** Whether a sentence says nothing but a status: 已整改到位, not 款项已全部入库. */
export function isStatusPhrase(words: string, longest: number): boolean {
  if (words.length > longest || countsMeasures.test(words)) return false
  const rest = words
    .replace(
      /(?:截至)?(?:目前|现)|(?:\d{1,4}|[一二三四五六七八九十]{1,3})(?:个|项|条|件|处|宗)|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底)?(?:前)?|问题|事项|任务|意见|该|此|本|项|上述|以上|审计|反馈|巡[视察]|发现|查出|反映|涉及|相关|工作|措施|目标|要求|并|且|[,、。.;:()\s]/g,
      '',
    )
    .replace(statusWords, '')
  return rest.length <= 1
}

const statusWords =
  /了结|办妥|改毕|改结|仍在|还在|在改|改好|改完|改正|取得|阶段性|明显|初步|积极|成效|进展|成果|基本|部分|全部|全面|均|都|已经?|经|现|完成|整改|办结|到位|落实|销号|解决|办理|处理|长期|坚持|常态化?|正在?|有序|稳步|加快|推进|进行|实施|持续|继续|抓紧|按期|按时|按计划|按时序|进度|如期|未|尚未|启动|开展|中|在办|不断|深化|巩固|纳入|不|进一步|需要|需|了|仍|尚|在|整治|清零|预计|计划|前|将|完毕|完结|修正|改正|纠正|处置|好|可|类|其余|的|集中整改期|期[内后间]/g

function stated(status: DraftStatus, raw: string, range: Range): StatedStatus {
  return { status, raw: raw.trim(), range }
}
