import { cleanText } from '../text/clean.ts'

/** What a column of a ledger can hold. */
export const columnRoles = [
  'number',
  'problem',
  'measure',
  'goal',
  'leader',
  'owner',
  'support',
  'handler',
  'due',
  'firstDue',
  'newDue',
  'progress',
  'status',
  'doneOn',
  'included',
  'path',
  'note',
] as const

/** What a column of a ledger holds. */
export type ColumnRole = (typeof columnRoles)[number]

const office = '(?:单位|部门|科室|处室|股室|站所|主体|机构|镇街|街道)'
const people = '(?:人员?|专员|干部|同志|联络员|经办员|信息员|网格员)'
const telephone = '(?:(?:姓名)?(?:及|和|与|/|、|,)?(?:联系)?(?:电话|方式|手机)(?:号码?)?)?'

// The first that fits decides: 问题责任单位 is an owner, 问题来源 is not a problem, 措施数 counts and 原完成时限 was put off.
const roles: readonly (readonly [ColumnRole | null, RegExp])[] = [
  [
    'number',
    /^(?:问题|任务|事项|条目|受理|信访|举报|转办|交办|案件|信访件|隐患)?(?:序号|编号|代码)$|受理号|^(?:audit|finding|issue|item|observation|rec(?:ommendation)?|s)?\/?(?:no|ref(?:erence)?|id|number|#|item|code)\.?$/i,
  ],
  ['status', /^(?:整改|任务|总体)?(?:完成|整改|办结|销号|进度|推进)(?:率|百分比|进度)%?$/],
  [
    null,
    /(?:措施|任务)(?:序号|编号)$|数量?$|^(?:合计|小计|占比|比例)|率$|^(?:action|measure|task|step)s?(?:no|ref(?:erence)?|id|number|#|code)\.?$/i,
  ],
  // Who fills in, checks or accepts answers for nothing, and how it is put right is no measure.
  [
    'note',
    /^(?:填报|填表|报送|上报|审核|审批|验收|销号审核|监督|督导|督办|督查|检查|巡察|来源|核查|确认)(?:单位|部门|科室|机构|人员?|领导|意见)/,
  ],
  ['note', /^(?:整改|完成|任务|时限)(?:类型|类别|性质|方式)$/],
  ['included', /是否(?:纳入|列入)|^(?:纳入|列入)(?:情况|整改)?(?:与否)?$|^accept(?:ance|ed)/i],
  [
    'firstDue',
    /^(?:原|首次|初次|最初|初始)(?!因).{0,6}(?:时限|期限|时间|日期|节点)|original.{0,8}(?:due|date|target)/i,
  ],
  [
    'newDue',
    /(?:调整|延期|延长|顺延|变更|修改|展期)(?:后|至|到).{0,6}|(?:现行|最新|新)(?:完成|整改|办结)?(?:时限|期限)|^(?:revised|extended|new).{0,8}(?:due|date|target|deadline)/i,
  ],
  [
    'due',
    /^(?:target|planned|expected|agreed|estimated|proposed|scheduled)(?:implementation|completion)?(?:date|by)|^(?:implementation|action|completion)(?:deadline|duedate|timescale)|^(?:timescale|timeline|bywhen|completeby|when)$/i,
  ],
  [
    'doneOn',
    /(?:实际|销号|闭环|结案|验收|办毕).{0,4}(?:时间|日期)|^(?:办结|完结|结案|化解|解决|消除|处置|治理|整治)(?:时间|日期)$|^(?:closed|completed|implemented|done|resolved)(?:on|date)$|^actual(?:completion|implementation|closure)?date|(?:completion|closure|closing)date|dateclosed|datecompleted/i,
  ],
  [
    'status',
    /状态|销号(?:情况)?$|是否(?:已)?(?:完成|办结|销号|整改|到位)|办结情况|整改结论|整改结果|完成与否|完成没|改没改|改好没|完成了吗|^(?:已|是否已?)?(?:完成|办结|销号|整改|闭环)(?:了|标[记志识])?$|^(?:完成|销号|办结|进度|整改)(?:标[记志识]|标色|颜色)$|^(?:红黄绿|三色|亮)灯|^(?:current|implementation)?status|^implementation$/i,
  ],
  [
    'leader',
    /领导|第一责任人|牵头人|班子成员|包[案保联挂抓]人?$|^(?:lead(?:er)?|(?:executive)?sponsor|accountable(?:executive|director)|(?:executive|board|senior)(?:sponsor|lead|owner)|lead(?:officer|executive|director|manager))$/i,
  ],
  [
    'support',
    new RegExp(
      `(?:配合|协助|协办|协同|参与|支持|会办)(?:责任)?${office}?$|^(?:support(?:ing|edby)?|contribut|consulted|assist|co-?owner|otherdepartment)`,
      'i',
    ),
  ],
  [
    'owner',
    new RegExp(
      `(?:责任|负责|牵头|承办|整改|主责|主办|落实|实施|办理|执行|包抓|主管)${office}|^${office}$|^(?:整改)?责任$|^(?:牵头|主办|主责|承办)(?:责任)?$|^(?:action|measure|risk|process|business|lead|responsible|accountable)?(?:owner|department|dept|agency|division|unit|directorate|function|team)s?(?:\\/.*)?$|^(?:owner|department|agency|responsib|accountab)(?!.*(?:update|response|comment|action|reply|status|person|officer|staff|manager|individual))`,
      'i',
    ),
  ],
  [
    'handler',
    new RegExp(
      `责任人|承办人|经办人?|联系人|负责人|整改人|办理人|(?:联络|落实|执行|具体|主办|专办|跟办|跟进|工作|对接|经手|包干)(?:负责)?${people}${telephone}$|^(?:联络|信息)员${telephone}$|^(?:handler|assignee|(?:action|key|main)?contact|assignedto|responsible(?:person|officer|staff|manager|individual))`,
      'i',
    ),
  ],
  [
    'due',
    /时限|期限|限期|何时|什么时候|(?:完成|整改|计划|办结|销号|截止|到期|要求)(?:时间|日期|节点)|时间(?:节点|要求|表)|^(?:agreed|planned|expected|implementation|completion|action)?(?:due|target|deadline|timeline|timescale|timeframe|by ?when)|^(?:agreed|planned|expected|implementation|action|estimated)(?:implementation|completion)?date/i,
  ],
  ['goal', /目标|标准|预期/],
  // Where it was found is not what was found.
  ['path', /部位|点位|地点|地址|场所|位置/],
  ['path', /类别|类型|方面|领域|指标|大类|来源|category/i],
  [
    'note',
    /备注|说明|佐证|证明材料|印证|附件|电话|联系方式|等级|级别|金额|^(?:remarks?|notes?|comments?|evidence|rating|risk|priority)/i,
  ],
  [
    'measure',
    /措施|举措|做法|怎么改|如何改|办法|对策|(?:改进|整改)(?:动作|行动|内容|要求|计划|任务|步骤)|整改方案|^(?:(?:management|agreed|corrective|planned|remedial|agency|department(?:al)?|auditee|administration|city|latest|current)*(?:action|measure|response|reply|update)|update)/i,
  ],
  ['progress', /进展|改得怎|办得怎|进度|落实情况|完成情况|整改情况|成效|办理情况|progress/i],
  [
    'problem',
    /问题|隐患|事项|任务|意见|缺陷|短板|不足|违法事实|违规事实|违法行为|不符合项|矛盾|风险点|薄弱环节|^(?:(?:audit|internal|key|detailed?|summary|description|of|the)*(?:finding|recommendation|issue|observation|weakness|deficienc|nonconformit|non-conformit|problem))/i,
  ],
]

const stateWords =
  /^(?:已|未|正在?|尚未|基本|部分|全部|按期|逾期|长期|持续|阶段性|是$|否$)(?:是|否|完成|整改|办结|销号|推进|启动|开展|落实|到位|坚持|解决|闭环|实施|办理|开始|化解|消除|处置|治理|整治)*(?:中|的)?$|^(?:完成|办结|销号|推进|整改|进行|办理|实施|落实|化解|解决|消除|处置|治理|整治)(?:中|完毕|到位)?$/

const englishState =
  /^(?:(?:fully |partially |partly |substantially |not |not yet )?(?:implemented|completed?|closed|done|resolved|addressed|met|started|begun)|(?:work )?in pro(?:gress|cess)|ongoing|under ?(?:way|implementation|review)|being implemented|on track|at risk|delayed|open|overdue|planned|pending|outstanding|undetermined|no action|superseded)$/i

/** Whether a heading is a state itself, with a column of its own: 已完成, 推进中, 未启动, Not started. */
export function isStateHeading(heading: string): boolean {
  const plain = cleanText(heading).text.trim()
  return stateWords.test(plain.replace(/[\s()]/g, '')) || englishState.test(plain)
}

/** What headings are known to mean, by their {@link headingKey}; null for a column to be left out. */
export type KnownColumns = ReadonlyMap<string, ColumnRole | null>

/** A heading without blanks, punctuation and case: what makes two headings the same. */
export function headingKey(heading: string): string {
  return cleanText(heading)
    .text.replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

/** What headings mean by what a person said of them; where a heading stands twice, the last one counts. */
export function knownColumns(
  columns: readonly { readonly heading: string; readonly role: ColumnRole | null }[],
): KnownColumns {
  return new Map(columns.map(({ heading, role }) => [headingKey(heading), role]))
}

/** Nothing is known beyond what headings say themselves. */
export const noKnownColumns: KnownColumns = new Map()

/** Whether a person has said what a heading means. */
export function isKnown(heading: string, known: KnownColumns): boolean {
  return known.size > 0 && known.has(headingKey(heading))
}

/** What the words of a heading say that its column holds, or null. */
function columnRoleOf(heading: string): ColumnRole | null {
  return ruleFor(heading)?.[0] ?? null
}

/** Whether a heading is known to hold nothing of an item: what it counts, or the number of a measure. */
export function isLeftOut(heading: string): boolean {
  return ruleFor(heading)?.[0] === null
}

function ruleFor(heading: string): (typeof roles)[number] | undefined {
  const packed = heading
    // “完成情况（√已完成 ○推进中 ×未启动）”: its legend is no part of its name.
    .replace(/[(（][^()（）]{6,}[)）]/g, '')
    .replace(/[\s:：*()（）]+/g, '')
  if (packed.length === 0 || packed.length > (/^[\x20-\x7e]+$/.test(packed) ? 48 : 24)) return undefined
  return roles.find(([, pattern]) => pattern.test(packed))
}

/** What a heading means: what a person has said of it, else what its words say. */
export function roleOfColumn(heading: string, known: KnownColumns): ColumnRole | null {
  return isKnown(heading, known) ? (known.get(headingKey(heading)) ?? null) : columnRoleOf(heading)
}

/** The roles of the columns of a table; null when this is no heading of a ledger. What is known overrides the words. */
export function columnRolesOf(
  headings: readonly string[],
  known: KnownColumns = noKnownColumns,
): (ColumnRole | null)[] | null {
  const isByHand = headings.map((heading) => isKnown(heading, known))
  const areStates = headings.filter(isStateHeading).length > 1
  const found = withOneEach(
    headings,
    headings.map((heading, at) =>
      areStates && isByHand[at] !== true && isStateHeading(heading) ? 'status' : roleOfColumn(heading, known),
    ),
    isByHand,
  )
  const given = new Set(found.filter((role) => role !== null))
  const saysItems = given.has('problem') || given.has('measure') || given.has('progress')
  const isLedger =
    (saysItems && (given.size >= 2 || isByHand.includes(true))) || isListOfCodes(headings, given)
  if (!isLedger) return null
  const told = withDoneColumn(headings, found, isByHand)
  if (!given.has('measure') && given.has('progress') && given.has('problem')) {
    return told.map((role, at) => (role === 'progress' && isByHand[at] !== true ? 'measure' : role))
  }
  return told
}

// Of several columns the words tell which holds the item itself: 整改措施 beside 整改要求, 问题 beside 任务.
function withOneEach(
  headings: readonly string[],
  found: readonly (ColumnRole | null)[],
  isByHand: readonly boolean[],
): (ColumnRole | null)[] {
  const best = (role: ColumnRole, ranks: readonly RegExp[]): number => {
    const columns = found.flatMap((one, at) => (one === role ? [at] : []))
    for (const rank of ranks) {
      const at = columns.find((column) => rank.test(headings[column] ?? ''))
      if (at !== undefined) return at
    }
    return columns[0] ?? -1
  }
  const measure = best('measure', [/措施|举措/, /做法|对策|动作|行动|任务|\baction/i])
  const problem = best('problem', [/问题|隐患|缺陷|finding|issue|observation|weakness/i])
  const isSecondNumber = (at: number): boolean =>
    problem >= 0 && at > problem && found.indexOf('number') < problem
  return found.map((role, at) => {
    if (isByHand[at] === true) return role
    if (role === 'measure' && at !== measure) return 'note'
    if (role === 'problem' && at !== problem) return measure < 0 && at > problem ? 'measure' : 'note'
    return role === 'number' && isSecondNumber(at) ? 'note' : role
  })
}

// 完成时间 alone is when it has to be done; beside 完成时限 it is when it was.
function withDoneColumn(
  headings: readonly string[],
  found: readonly (ColumnRole | null)[],
  isByHand: readonly boolean[],
): (ColumnRole | null)[] {
  const isBoth = (at: number): boolean =>
    found[at] === 'due' &&
    isByHand[at] !== true &&
    /^(?:整改|任务)?(?:完成|办结|整改)(?:时间|日期)$/.test((headings[at] ?? '').replace(/\s+/g, ''))
  const hasDue = found.some((role, at) => (role === 'due' && !isBoth(at)) || role === 'firstDue')
  return found.map((role, at) => (hasDue && isBoth(at) ? 'doneOn' : role))
}

// Complaints handed over under a code, whose words are not published: code, body and status.
function isListOfCodes(headings: readonly string[], given: ReadonlySet<ColumnRole>): boolean {
  return (
    given.has('status') &&
    headings.some((heading) => /受理(?:编)?号|(?:信访|举报|转办|交办|案件)(?:件)?编号/.test(heading))
  )
}
