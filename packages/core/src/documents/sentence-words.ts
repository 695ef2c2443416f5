import type { CountedMark, CountedThing } from './counted-records.ts'

/** What a word of a sentence does in it. */
export type Word =
  | { readonly kind: 'noun'; readonly thing: CountedThing }
  /** How things stand, in the ways in which it can be meant. */
  | { readonly kind: 'state'; readonly ways: readonly (readonly CountedMark[])[] }
  /** That something is not so: 未, and that there is none: 没有. */
  | { readonly kind: 'not' | 'none' }
  | { readonly kind: 'all' | 'each' | 'pairs' | 'rest' | 'sum' | 'within' | 'and' | 'share' }
  /** What is not counted, but told apart: what the source states, what was voided or merged. */
  | { readonly kind: 'source' | 'voided' | 'merged' }
  /** 比 and what one has more or less. */
  | { readonly kind: 'than' | 'more' | 'less' | 'change' }
  /** How something was done, by which nothing is counted. */
  | { readonly kind: 'manner' }
  /** What is only meant to be: nothing is said of how things are. */
  | { readonly kind: 'aim' }
  | { readonly kind: 'period' | 'due' | 'newly' | 'comma' | 'fill' }

const closed: readonly (readonly CountedMark[])[] = [['closed'], ['completed']]
const going: readonly (readonly CountedMark[])[] = [
  ['open'],
  ['underway'],
  ['going'],
  ['open', 'started'],
  ['notCompleted'],
]

function state(...ways: readonly (readonly CountedMark[])[]): Word {
  return { kind: 'state', ways }
}

const limit = '(?:计划|规定|整改|既定|原定|完成|办结|销号|要求|的)*(?:时限|期限|时间节点)'
const done =
  '销号|完成(?:整改|销号|办结|任务)?|办结|整改(?:到位|完成|完毕|销号)|(?:彻底|全面|得到)?解决(?:到位)?|清零|交账|完结|结清|了结|批准'

/** The words that a sentence is read by, as data: what stands first is read first. */
export const lexicon: readonly (readonly [source: string, word: Word])[] = [
  ['[，,：:；;（）()]', { kind: 'comma' }],
  // Periods, and days as of which something is told.
  [
    '确保|力争|争取|推动|督促|要求|务必|务须|必须|应当|须(?!长期)|保证|直至|一旦|如果|若|凡|是否|方可|下一?步|今后|下阶段|拟(?!定)|计划(?!时限|期限|完成时)|抓好|加强|坚持(?=[“"一])|目标|预计|有望|即将|将(?=于|在|全部|力)|再(?=销号|完成|推进)|平均|人均|除',
    { kind: 'aim' },
  ],
  [
    '(?:截至|截止|到)(?:目前|今天|今日|当前|现在|发稿时?)|目前(?:为止)?|当前|现阶段|现(?:在|已)?(?=[^有存在代实状场])',
    { kind: 'fill' },
  ],
  [
    '(?:截至|截止|自|从|到)?(?:(?:20)?\\d\\d年)?\\d{1,2}月(?:\\d{1,2}[日号]|份|[上中下]旬|底|初|末)?(?:以来|之?前|以前|之?后|起|止)?|(?:截至|截止)?(?:本|上|上个|这|这个|当|下|下个)(?:月|周|季度|旬)(?:末|底|以来)?|今年(?:以来)?|上半年|年内|年初以来|近[\\d一两三四五六七八九十]+(?:天|日|周|个月)|一?季度',
    { kind: 'period' },
  ],
  [
    '(?:[\\d一两三四五六七八九十]+)?(?:天|日|周)(?:之)?内(?:将|即将)?到期|(?:即将|将要|快要?|将|临近|陆续)到期|到期(?!仍|尚|未)',
    { kind: 'due' },
  ],
  [
    '新(?:增|近|新|提交|提出)+|新(?=销号|完成|办结|启动)|(?:环比|同比|增加|减少|增长|新添|增至|降至)',
    { kind: 'newly' },
  ],
  // How things stand.
  ['建档(?:之|以)?前(?:就|已经?|便)*(?:销号|完成)?', state(['before'])],
  [
    `建档(?:以|之)?后(?:已|新|才)*(?:销号|完成)?|经(?:过)?(?:逐级)?审核(?:签字|签批|批准)?(?:后)?销号`,
    state(['closedHere']),
  ],
  [
    `未(?:能)?(?:如|按)[期时](?:完成|销号|整改|办结)?|到期(?:仍|尚|却|还)*未(?:完成|销号|办结|整改)|(?:已经?|均已)?(?:超过|超出|超|过|突破)(?:了)?${limit}|(?:逾期|超期|超时限|超时|拖期|过期)(?:仍|尚)*(?:未(?:完成|销号|办结|整改))?|亮红灯|红灯`,
    state(['late']),
  ],
  [
    '(?:正在?|在)按(?:照)?(?:计划|序时|时序|要求)(?:进度)?(?:有序|稳步|正常)?(?:推进|办理|落实)',
    state(['notLate'], ['inTime'], ['open']),
  ],
  [
    `(?:正在?|在)?按(?:照)?(?:计划|序时|时序|期|时|节点|要求)(?:进度)?(?:有序|稳步|正常)?(?:推进|办理|落实|汇报)|在${limit}(?:之|以)?内`,
    state(['notLate'], ['inTime']),
  ],
  ['基本完成(?:整改)?', state(['basicallyCompleted'])],
  [
    '(?:正?在|待|等待|提交|提请|报送|送|进入|处于|仍在|尚在|已报请|报请)(?:申请)?(?:销号)?审核(?:环节|阶段|程序|状态)?(?:当?中)?|在审(?!计|核)|审核(?:之|阶段)?中|报审|待审批?|(?:已)?(?:申请|申报|报请)销号(?!的?条件)|(?:已)?(?:提交|提出|报送)了?销号申请(?!$)',
    state(['waiting']),
  ],
  ['(?:已(?:经)?)?(?:启动|开工|动工|起步|铺开|动起来)(?:整改|实施)?', state(['started'])],
  ['待启动', state(['planned'])],
  ['重新整改|重新打开|返工', state(['reopened'], ['underway'])],
  [
    '(?:正在?|仍在?|尚在?|还在?|持续|抓紧|在|有序|加快|加紧|稳步|扎实|全力)+(?:推进|办理|落实|整改|实施)(?!措施|任务|到位|完成|销号)(?:之?中)?|(?:推进|办理|落实|整改)(?:之)?中|在办(?!公|事)',
    state(...going),
  ],
  ['(?:被|遭)?(?:退回|打回|驳回)(?:整改|重办|补正|完善)?', state(['returned'])],
  ['立行立改(?:类)?|即知即改(?:类)?|立整立改(?:类)?', state(['immediate'])],
  ['限期整改(?:类)?', state(['timeBound'])],
  ['(?:需要?|须)?长期坚持(?:整改)?(?:类)?', state(['continuous'])],
  ['无人负责', state(['nobodys'])],
  [`(?:${done})(?!率|申请|审核|清单|条件|标准|要求|程序|流程|时限|期限|情况|时间|日期)`, state(...closed)],
  // Things.
  ['销号申请', { kind: 'noun', thing: 'claim' }],
  [
    '(?:具体|整改)*(?:措施|任务|举措)(?!落实)|(?<=立行立改类?|限期整改类?|长期坚持类?)(?:事项|任务)',
    { kind: 'noun', thing: 'measure' },
  ],
  ['(?:整改|反馈|具体)*问题(?!导向|清单|台账|整改)', { kind: 'noun', thing: 'finding' }],
  ['方面', { kind: 'noun', thing: 'category' }],
  ['(?:责任|牵头|承办|整改)?(?:部门|单位)', { kind: 'noun', thing: 'owner' }],
  ['(?:牵头|分管|包案)领导', { kind: 'noun', thing: 'leader' }],
  // Quantifiers, and what joins.
  [`(?:还|仍|尚|都)?没有?(?:能)?(?:被)?(?=(?:全部|正式)?(?:${done}|启动|开工))`, { kind: 'not' }],
  ['为(?:0|零)(?![.\\d一-龥])|[00](?=逾期|超期|延误|退回)', { kind: 'none' }],
  ['比(?!例|率|重|较)|较(?=\\p{Script=Han}+[多少]$)', { kind: 'than' }],
  ['多出?了?(?=$|销号|完成|承担)|高出?(?=$)', { kind: 'more' }],
  ['少了?(?=$|销号|完成|承担)|低(?=$)', { kind: 'less' }],
  [
    '(?:还|尚|仍)?没有(?:发生|出现|存在|任何|一[条项个件])*|未(?:出现|发生|见|存在)|不存在|尚无|暂无|已无|再无|并无|均无|全无|毫无|无一(?:[条项个件])?(?!例外)|无(?=逾|超|退|拖|未|过)|零(?=逾|超|退|拖|延)|杜绝了?',
    { kind: 'none' },
  ],
  ['(?:尚|还|仍|均|都|皆|全)?(?:未|没)(?:有|能|曾)?(?:被|得到|正式|全部|按期)?(?!$)', { kind: 'not' }],
  [
    '全部|全数|所有|一律|悉数|个个|件件|条条|项项|全都|均|都|皆|统统|无一例外|全体|全(?=[已未部])|逐[一条项个]',
    { kind: 'all' },
  ],
  ['每(?:一)?(?:个|家|条|项|名|位)?|各(?:自|家|个)?', { kind: 'each' }],
  ['分别|依次', { kind: 'pairs' }],
  ['其余|余下|剩余|剩下|其他|其它|还剩|仅剩|只剩', { kind: 'rest' }],
  ['合计|总共|总计|累计|一共|共计|总数|两者|两项|共', { kind: 'sum' }],
  ['其中|(?:之|当)?中|里面?|之内|内', { kind: 'within' }],
  ['[、和及与或]|以及', { kind: 'and' }],
  ['占', { kind: 'share' }],
  ['(?:经核实|核实|予以|已)*作废', { kind: 'voided' }],
  ['(?:已)?(?:并入|合并(?:到|至)?)(?:其[他它]项?)?', { kind: 'merged' }],
  ['(?:来源文件|公告|文件)?公布|反馈意见|反馈|来源文件|巡[察视]|指出|移交|交办', { kind: 'source' }],
  ['按期|按时|如期|提前|超前', { kind: 'manner' }],
  // What says nothing of which ones are counted.
  [
    '已经|已|的|了|是|为|有|被|则|也|就|才|仅|只|还|仍|尚|又|由|在|等|对|该|这|那|于|达到?|约|近|超过?|达|需要?|本轮|本次|此次|现有|另有|另外?|其|总体|同志|牵头|负责|承担|承办|涉及|包括|列入|纳入|对照|针对|围绕|细化|分解|形成|制[定订]|明确|提出|认领|登记|建立|台账|方案|办理|件|条|项|个|家|名|位|类|余|多|左右|以上|之多|率|比例|情况|看|来看|从|关于|剩|顺利|圆满|有序|稳步|扎实|积极|认真|一并|经|过|以|均衡|总的|全[委局镇园办]区?|年|月|日|号|出|成|具体|相关|上述|以来|存在|属于?|来自|分布|整改|工作|集中',
    { kind: 'fill' },
  ],
]
