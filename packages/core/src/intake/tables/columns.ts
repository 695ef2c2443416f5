import { cleanText } from '../text/clean.ts'

/** What a column of a ledger can hold. */
export const columnRoles = [
  'number',
  'problem',
  'measure',
  'goal',
  'leader',
  'owner',
  'due',
  'progress',
  'status',
  'included',
  'path',
] as const

/** What a column of a ledger holds. */
export type ColumnRole = (typeof columnRoles)[number]

// The first that fits decides: 问题责任单位 is an owner, 问题来源 is not a problem.
const roles: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'number',
    /^(?:问题|任务|事项|条目|受理|信访|举报|转办|交办|案件|信访件)?(?:序号|编号|代码)$|受理号|^(?:no|ref|id|#|item)\.?$/i,
  ],
  ['included', /是否(?:纳入|列入)|^(?:纳入|列入)(?:情况|整改)?(?:与否)?$|^accept(?:ance|ed)/i],
  [
    'status',
    /状态|销号(?:情况)?$|是否(?:完成|办结|销号|整改)|办结情况|整改结论|整改结果|完成与否|^(?:current|implementation)?status|^implementation$/i,
  ],
  ['leader', /领导|责任人|牵头人|负责人|^lead/i],
  [
    'owner',
    /(?:责任|负责|牵头|承办|整改|主责|主办|落实|实施)(?:单位|部门|科室|处室|股室|站所|主体)|^(?:部门|单位|科室|股室)$|承办人|经办|^(?:owner|department|agency|responsible)(?!.*(?:update|response|comment|action|reply|status))/i,
  ],
  ['due', /时限|期限|(?:完成|整改|计划|办结)(?:时间|日期)|时间节点|^(?:due|target|deadline)/i],
  ['goal', /目标|标准|预期/],
  // Where it was found is not what was found.
  ['path', /部位|点位|地点|地址|场所|位置/],
  ['path', /类别|类型|方面|领域|指标|大类|来源|category/i],
  [
    'measure',
    /措施|举措|做法|(?:改进|整改)(?:动作|行动|内容)|整改方案|^(?:(?:management|agreed|corrective|planned|remedial|agency|department(?:al)?|auditee|administration|city|latest|current)*(?:action|measure|response|reply|update)|update)/i,
  ],
  ['progress', /进展|进度|落实情况|完成情况|整改情况|成效|办理情况|comments?|progress/i],
  [
    'problem',
    /问题|隐患|事项|任务|意见|缺陷|短板|不足|违法事实|违规事实|违法行为|不符合项|^(?:finding|recommendation|issue|observation)/i,
  ],
]

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
  const packed = heading.replace(/[\s:*()]+/g, '')
  if (packed.length === 0 || packed.length > (/^[\x20-\x7e]+$/.test(packed) ? 48 : 24)) return null
  return roles.find(([, pattern]) => pattern.test(packed))?.[0] ?? null
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
  const found = headings.map((heading) => roleOfColumn(heading, known))
  const given = new Set(found.filter((role) => role !== null))
  const saysItems = given.has('problem') || given.has('measure') || given.has('progress')
  const isLedger =
    (saysItems && (given.size >= 2 || isByHand.includes(true))) || isListOfCodes(headings, given)
  if (!isLedger) return null
  if (!given.has('measure') && given.has('progress') && given.has('problem')) {
    return found.map((role, at) => (role === 'progress' && isByHand[at] !== true ? 'measure' : role))
  }
  return found
}

// Complaints handed over under a code, whose words are not published: code, body and status.
function isListOfCodes(headings: readonly string[], given: ReadonlySet<ColumnRole>): boolean {
  return (
    given.has('status') &&
    headings.some((heading) => /受理(?:编)?号|(?:信访|举报|转办|交办|案件)(?:件)?编号/.test(heading))
  )
}
