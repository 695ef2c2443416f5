import type { CountedMark, CountedThing } from './counted-records.ts'

/** What things are called in a sentence, longer words first. */
const nouns: readonly (readonly [RegExp, CountedThing])[] = [
  [/销号申请|\b(?:closure )?(?:claims?|requests?)\b/iu, 'claim'],
  [
    /整改(?:措施|任务)|(?:立行立改|限期整改|长期坚持)类?(?:事项|任务)|分解(?:出|落实)?任务|措施|\b(?:corrective )?(?:measures?|actions?)\b/iu,
    'measure',
  ],
  [/问题(?!导向|清单|台账|整改(?!完成|销号|率|到位))|\b(?:findings?|problems?)\b/iu, 'finding'],
  [/方面|\b(?:areas?|categories|category)\b/iu, 'category'],
  [
    /(?:责任|牵头|承办)(?:部门|单位)|\b(?:owners?|responsible departments?|responsible units?|(?:departments?|units?) (?:owns?|are responsible|answers?))\b/iu,
    'owner',
  ],
  [/(?:牵头|分管|包案)领导|\bleaders?\b/iu, 'leader'],
  [/承办人|\bhandlers?\b/iu, 'handler'],
]

const known = new RegExp(nouns.map(([{ source }]) => source).join('|'), 'giu')

/** A thing that a text names. */
export type NamedThing = { readonly thing: CountedThing; readonly from: number; readonly to: number }

/** The things that a text names, in its order. */
export function thingsIn(text: string): readonly NamedThing[] {
  return [...text.matchAll(known)].flatMap(({ 0: word, index }) => {
    const noun = nouns.find(([pattern]) => pattern.exec(word)?.[0] === word)
    return noun === undefined ? [] : [{ thing: noun[1], from: index, to: index + word.length }]
  })
}

/** What fits what: the word between number and noun, where the noun is left out. */
export const fitting: Readonly<Record<string, readonly CountedThing[]>> = {
  项: ['measure', 'category', 'finding'],
  个: ['finding', 'category', 'owner'],
  条: ['measure', 'finding'],
  家: ['owner'],
  件: ['claim', 'finding'],
  处: ['finding'],
  名: ['leader', 'handler'],
  位: ['leader', 'handler'],
}

type Meaning = readonly (readonly CountedMark[])[]

// Each says how it stands, in the ways in which it can be meant; what stands first is consumed first.
const states: readonly (readonly [RegExp, Meaning])[] = [
  [/建档(?:之|以)?前(?:已经?|就)*(?:销号|完成)?|\bclosed before the record\b/giu, [['before']]],
  [/建档(?:以|之)?后(?:已|新)?(?:销号|完成)?/gu, [['closedHere']]],
  [/未按[期时](?:完成|销号)/giu, [['late'], ['open']]],
  [
    /(?:尚|均|都)?未(?:逾期|超期|到期(?!限))|在(?:规定|计划|整改)?(?:时限|期限)(?:之|以)?内|\b(?:on time|on track|not (?:late|overdue))\b/giu,
    [['inTime'], ['notLate']],
  ],
  [
    /到期(?:仍|尚)?未(?:完成|销号|办结)|逾期|超期|亮红灯|红灯|超过.{0,4}(?:时限|期限)|超时限|超出时限|已?(?:超)?过(?:了)?(?:计划|规定|整改|既定|原定)*(?:完成|办结|销号)?(?:时限|期限)|\b(?:overdue|late|past due|behind schedule)\b/giu,
    [['late']],
  ],
  [/基本完成(?:整改)?|\bbasically completed\b/giu, [['basicallyCompleted']]],
  [
    /(?:正?在|待|等待|提交|提请|报送|送|进入|处于|仍在|尚在)(?:申请)?(?:销号)?审核(?:环节|阶段|程序|状态)?|在审(?!计|核)|审核(?:之|阶段)?中|审核(?:阶段|环节|程序)|(?<!\p{Script=Han})审核(?!\p{Script=Han})|报审|待审批?|申请销号|(?:提交|提出|报送)了?销号申请(?!\d)|\b(?:under review|await(?:s|ing)? (?:sign-off|review|approval))\b/giu,
    [['waiting']],
  ],
  [
    /(?:尚|还|仍|均|都)?(?:未|没有?)(?:能)?(?:正式)?(?:启动|开始|动工|动起来)|待启动|\bnot (?:yet )?(?:been )?(?:started|begun)\b/giu,
    [['planned']],
  ],
  [/重新整改|重新打开|重启整改|返工|\breopened\b/giu, [['reopened'], ['underway']]],
  [/(?:正)?在办(?!公|事)(?:理)?/gu, [['open'], ['underway'], ['going'], ['open', 'started']]],
  [/(?:正常|顺利)(?:有序)?推进/gu, [['open'], ['inTime'], ['underway'], ['going']]],
  // Of all of them it is said too: 52条措施均按期推进.
  [
    /(?:正在?)?按(?:计划|序时|时序|期|时|节点|要求)(?:进度)?(?:有序|稳步|抓紧)?(?:推进|办理|落实)/gu,
    [['open'], ['notCompleted'], ['underway'], ['going'], []],
  ],
  [
    /(?:正|仍|尚|还|持续|抓紧)(?:在)?(?:持续|抓紧|加快|有序)?整改(?!措施|任务|到位|完成|销号)(?:落实|推进)?(?:之?中)?|整改中|正在(?:持续|加快|有序|抓紧|稳步|全力)?(?:推进|办理|落实)|(?:持续|继续|仍在|在)推进|(?:正|仍|尚|还)?在?(?:持续|加快|有序|按计划|抓紧)*(?:推进|办理|落实)中|\bunder way\b/giu,
    [['open'], ['notCompleted'], ['underway'], ['going']],
  ],
  [
    /(?<!未)(?:已|均已|都已)(?:经|全部|全面)*(?:启动|开工|动工|实施)|启动率|\b(?:been|already) started\b/giu,
    [['started']],
  ],
  [
    /(?:尚|还)?(?:未|没有?)(?:能|有)?(?:如期|按期|最终|全部)?(?:完成(?:整改)?|整改到位|销号|办结|整改)(?!率)|未完成(?:整改)?|未结|其余|余下|剩余|还剩|剩下|\b(?:(?:remain(?:s|ing)? )?open|not (?:yet )?(?:closed|completed)|outstanding|in progress|remaining)\b/giu,
    [['open'], ['notCompleted']],
  ],
  [/退回(?:整改|重办|补正|完善)?|\breturned\b/giu, [['returned']]],
  [/立行立改|\bimmediate\b/giu, [['immediate']]],
  [/限期整改|\btime-bound\b/giu, [['timeBound']]],
  [/(?:需|须)?长期坚持(?:整改)?|\bcontinuous\b/giu, [['continuous']]],
  [/无人负责|\bnobody'?s\b/giu, [['nobodys']]],
  [
    /(?:完成|销号|整改|办结)率|(?:整改)?完成(?!时限|期限|情况|时间|日期|率)(?:整改|销号)?|整改(?:完毕|到位)|(?:全部|均已)?清零|已销(?!号)|(?:彻底|得到|全面)解决|解决到位|全部到位|(?:全部|均|都|已|完成)?(?:整改)?销号(?!申请|审核|率|清单|条件|标准|要求|程序|流程|验收|后)|办结|批准|\b(?:approved|closed|completed?|done|finished|closure rate|completion(?: rate)?)\b/giu,
    [['closed'], ['completed']],
  ],
]

/** What a text says of how things stand, in the ways in which it can be meant, and the text without those words. */
export function statesIn(text: string): { readonly meanings: Meaning; readonly rest: string } {
  let rest = text
  let meanings: Meaning = [[]]
  for (const [pattern, ways] of states) {
    const without = rest.replaceAll(pattern, (word) => ' '.repeat(word.length))
    if (without === rest) continue
    rest = without
    meanings = meanings.flatMap((marks) => ways.map((way) => [...marks, ...way]))
  }
  return { meanings, rest }
}

/** A text without words like 审核中, whose 中 says how things stand and not what they are a part of. */
export function withoutStates(text: string): string {
  return statesIn(text).rest
}

/** Right before a number: it is what the parts that were named leave. */
export const restWords = /(?:其余|余下|剩余|还剩|剩下)的?(?:还有|共|尚有)?\s*$/u

/** Words of a sentence that tells what the source states. */
export const speaksOfSource =
  /反馈|指出|公布|通报|交办|移交|\b(?:feedback|announced|report(?:ed|s)?|lists?)\b/iu

/** What may stand between a number and what it counts. */
export const describing =
  /整改|具体|重点|突出|主要|相关|有关|上述|以上|反馈|巡察|巡视|审计|督察|检查|重大|一般|难点|民生|共性|个性|需要|须|已经|已|的|了|\s|\b(?:of|the|all|these|those|our|such|corrective)\b/giu

/** What may stand beside a number whose noun is left out, without meaning another noun. */
export const fillers =
  /截至?|截止|同志|牵头|负责|承担|承办|存在|目前|当前|现在|现(?=已)|现(?=\s)|被|仅|只|才|刚|各|每|则|又|再|就|也|一共|总共|余|剩下?|占|最多|最少|最高|最低|比(?=\s)|(?<=\s|同志)[多少]|其中|现有|尚[有差]|还差|[由在](?=\s|$)|还有|另有|已有|已经|已|有|共计|合计|总计|累计|全部|分别|均|都|共|计|为|达到?|是|的|还|仍|需要?|须|要|约|近|超?过?半数?|中|里|以上|情况|工作|逐条|[年月日号\d\s、（）()“”"'—-]/gu

/** Right behind a number whose noun stands before it, “整改措施7条的落实”: what is done with these, no noun and not that it was done. */
export const doneWith = /^的?(?:贯彻)?(?:落实|推进|实施|执行|办理)(?:落地|落细|见效|工作|情况)*(?!到位|完)/u
