import { cleanText } from '../text/clean.ts'
import type { ColumnRole } from './column-roles.ts'
import { headingRole, isEitherDay } from './heading-rules.ts'

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

/** Whether a heading is known to hold nothing of an item: what it counts, or the number of a measure. */
export function isLeftOut(heading: string): boolean {
  return headingRole(heading) === null
}

/** What a heading means: what a person has said of it, else what its words say. */
export function roleOfColumn(heading: string, known: KnownColumns): ColumnRole | null {
  return isKnown(heading, known) ? (known.get(headingKey(heading)) ?? null) : (headingRole(heading) ?? null)
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
    found[at] === 'due' && isByHand[at] !== true && isEitherDay(headings[at] ?? '')
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
