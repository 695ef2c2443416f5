import { cleanText } from '../text/clean.ts'
import type { ColumnRole } from './column-roles.ts'
import { type HeadingSense, headingWords } from './heading-words.ts'

/** What a column holds whose heading tells this; the first rule that fits decides. */
type Rule = {
  /** Null where it only counts. */
  readonly role: ColumnRole | null
  /** What its last word tells. */
  readonly head?: readonly HeadingSense[]
  /** What one of its words tells, and one of the others. */
  readonly has?: readonly HeadingSense[]
  readonly and?: readonly HeadingSense[]
  readonly not?: readonly HeadingSense[]
  /** It tells nothing else. */
  readonly only?: readonly HeadingSense[]
}

const people = ['man', 'person', 'leader', 'title'] as const
const days = ['limit', 'time'] as const
const told = ['how', 'state', 'progress', 'rate'] as const

const rules: readonly Rule[] = [
  { role: null, head: ['count'] },
  { role: null, head: ['number'], has: ['measure'] },
  { role: 'note', head: ['number'], has: ['checker'] },
  { role: 'number', head: ['number'] },
  {
    role: 'rate',
    has: ['share'],
    and: ['complete', 'rectify', 'closed', 'rate', 'progress'],
    not: ['note', 'problem'],
  },
  { role: null, head: ['share'] },
  { role: 'status', head: ['rate'], has: ['complete', 'rectify', 'closed', 'task'] },
  { role: 'note', has: ['cause'] },
  // 整改类型 says 立行立改 or 长期坚持; 问题类型 is where the problem belongs.
  {
    role: 'timeClass',
    head: ['kind'],
    has: ['rectify', 'complete', 'task', ...days],
    not: ['problem', 'place'],
  },
  { role: 'path', head: ['kind'] },

  // 审计报告反映情况, “Issue raised by audit”: what was found, and not who found it or where it was said.
  { role: 'progress', has: ['raised'], and: ['rectify', 'complete'], head: ['how'] },
  { role: 'problem', has: ['raised'], head: ['how'] },
  { role: 'problem', has: ['problem'], and: ['raised'], head: ['raiser'] },
  { role: 'problem', has: ['what'], and: ['raised'], not: ['by', 'time'] },
  { role: 'note', head: ['source'] },

  // Who fills in, checks or accepts answers for nothing; when something was found is no deadline.
  {
    role: 'note',
    has: ['checker', 'raised', 'source'],
    head: ['office', ...people, 'incharge', 'opinion', 'demand', 'how', 'time', 'note'],
  },
  { role: 'note', has: ['checker', 'raised'], and: ['by', 'time'], not: ['limit', 'planned'] },
  { role: 'note', has: ['complaint'], head: ['man', 'person', 'time'] },
  { role: 'note', has: ['accepted'], head: ['office', ...people, 'opinion', 'how', 'note'] },
  { role: 'note', has: ['by'], and: ['closed', 'planned'] },
  { role: 'note', has: ['start'], and: days },
  { role: 'included', has: ['included'], not: days },
  { role: 'note', has: ['first'], head: ['office', ...people] },

  { role: 'firstDue', has: ['first'], and: [...days, 'planned'] },
  { role: 'newDue', has: ['postponed'], and: [...days, 'planned'], not: ['whether', 'note'] },
  {
    role: 'newDue',
    has: ['changed'],
    and: ['limit', 'planned', 'complete'],
    not: [...told, 'whether', 'note', 'measure'],
  },
  { role: 'newDue', only: ['postponed', 'how'] },
  { role: 'due', has: ['goal', 'planned', 'demand'], and: days },
  { role: 'doneOn', has: ['accepted', 'actual', 'closed'], and: ['time'], not: ['limit'] },
  { role: 'doneOn', has: ['actual'], and: ['closed'], not: ['whether', ...told] },

  {
    role: 'status',
    has: ['whether'],
    and: ['complete', 'rectify', 'closed', 'actual'],
    not: ['postponed', ...days],
  },
  { role: 'note', has: ['whether'] },
  { role: 'status', has: ['closed', 'complete'], and: ['whether', 'state'], not: days },
  { role: 'status', head: ['state'], not: ['checker', 'raised', 'office'] },
  { role: 'status', has: ['closed', 'state'], head: ['how'] },
  { role: 'status', only: ['complete', 'closed'] },
  { role: 'note', head: ['note'], not: ['progress', 'person', 'man'] },

  { role: 'handler', has: ['support'], head: ['man', 'person'] },
  { role: 'support', has: ['support'], not: [...days, ...told, 'measure', 'problem', 'task'] },
  { role: 'leader', has: ['leader'], not: [...days, ...told, 'measure', 'opinion', 'note'] },
  { role: 'leader', only: ['lead'] },
  { role: 'leader', has: ['lead'], head: ['person'] },
  { role: 'leader', has: ['incharge'], head: ['title', 'person', 'incharge'] },
  { role: 'handler', has: ['office'], head: ['title', 'person'] },
  { role: 'leader', head: ['title'] },
  {
    role: 'handler',
    has: ['person', 'man'],
    not: ['office', ...days, ...told, 'measure', 'problem', 'goal'],
  },
  { role: 'owner', has: ['office'], not: [...days, ...told, 'measure', 'goal', 'opinion', 'problem'] },
  { role: 'owner', has: ['office'], and: ['duty', 'rectify'], not: [...days, ...told, 'measure', 'goal'] },
  { role: 'owner', head: ['owner', 'lead'] },
  { role: 'owner', has: ['owner'], not: [...days, ...told, 'measure', 'person', 'note'] },
  { role: 'owner', only: ['duty'] },
  { role: 'handler', head: ['person'] },
  { role: 'handler', has: ['person'], not: [...days, ...told, 'measure', 'note'] },

  { role: 'due', has: ['limit'], not: [...told, 'measure', 'problem', 'goal', 'postponed'] },
  { role: 'due', has: ['by'], and: ['complete'] },
  { role: 'due', has: ['time'], and: ['complete', 'rectify', 'measure'], not: told },
  { role: 'due', has: ['planned'], and: ['complete', 'closed'], not: told },

  { role: 'progress', head: ['how'], has: ['complete', 'rectify', 'measure', 'actual', 'goal'] },
  { role: 'goal', has: ['goal'] },
  { role: 'path', head: ['place', 'category'] },
  { role: 'progress', head: ['progress', 'note'], has: ['progress'], not: ['problem'] },
  { role: 'measure', has: ['measure'], not: told },
  { role: 'measure', has: ['what'], and: ['planned'], not: told },
  { role: 'measure', has: ['rectify'], and: ['task', 'demand', 'opinion'] },
  { role: 'problem', has: ['problem', 'opinion'] },
  {
    role: 'progress',
    has: ['progress', 'how', 'rate'],
    and: ['progress', 'rate', 'complete', 'rectify', 'measure'],
  },
  { role: 'problem', has: ['task'] },
]

/** Whether a day under a heading is as well the one that was set as the one when it was done: 完成时间, 整改日期. */
export function isEitherDay(heading: string): boolean {
  const senses = partsOf(heading).flatMap(sensesOf)
  const own: readonly HeadingSense[] = ['time', 'complete', 'rectify', 'closed', 'task']
  return senses.includes('time') && senses.length > 1 && senses.every((sense) => own.includes(sense))
}

/** What a heading says that its column holds: null for what only counts, undefined where its words say nothing. */
export function headingRole(heading: string): ColumnRole | null | undefined {
  const parts = partsOf(heading).map(sensesOf)
  const roles = parts.map(roleBy).filter((role) => role !== undefined)
  // “责任人及责任单位”: an office beside a person leads.
  if (roles.includes('owner') && roles[0] === 'handler') return 'owner'
  // “原因分析及整改措施”: what holds an item counts before what is only noted.
  const own = roles.find((role) => role !== 'note' && role !== 'path' && role !== null)
  return own ?? (roles.length > 0 ? roles[0] : roleBy(parts.flat()))
}

function roleBy(senses: readonly HeadingSense[]): ColumnRole | null | undefined {
  const last = senses.at(-1)
  if (last === undefined) return undefined
  const says = (asked: readonly HeadingSense[]): boolean => senses.some((sense) => asked.includes(sense))
  return rules.find(
    ({ head, has, and, not, only }) =>
      (head === undefined || head.includes(last)) &&
      (has === undefined || says(has)) &&
      (and === undefined || says(and)) &&
      (not === undefined || !says(not)) &&
      (only === undefined || senses.every((sense) => only.includes(sense))),
  )?.role
}

const most = { han: 24, latin: 48 }

function partsOf(heading: string): string[] {
  const plain = cleanText(heading)
    .text.toLowerCase()
    // “完成情况（√已完成 ○推进中 ×未启动）”: its legend is no part of its name.
    .replace(/\([^()]{6,}\)/g, '')
    .trim()
  const length = plain.replace(/[\s:*()]+/g, '').length
  const limit = /\p{Script=Han}/u.test(plain) ? most.han : most.latin
  if (length === 0 || length > limit) return []
  return plain
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .split(/(?<=\p{Script=Han}\)?)(?:(?<!参)与|[及和或、/,;])+(?=\(?\p{Script=Han})/u)
}

const senseOf: ReadonlyMap<string, HeadingSense> = new Map(
  Object.keys(headingWords)
    .filter(isSense)
    .flatMap((sense) => headingWords[sense].split(' ').map((word): [string, HeadingSense] => [word, sense])),
)

function isSense(name: string): name is HeadingSense {
  return Object.hasOwn(headingWords, name)
}

const longest = Math.max(...[...senseOf.keys()].map((word) => word.length))

/** What the words of a heading tell, in their order. */
function sensesOf(heading: string): HeadingSense[] {
  const senses: HeadingSense[] = []
  for (let at = 0; at < heading.length; ) {
    const word = /^[a-z]+/.exec(heading.slice(at))?.[0] ?? longestAt(heading, at)
    const sense = senseOf.get(word)
    if (sense !== undefined) senses.push(sense)
    at += Math.max(1, word.length)
  }
  return senses
}

function longestAt(heading: string, at: number): string {
  for (let length = Math.min(longest, heading.length - at); length > 0; length -= 1) {
    const word = heading.slice(at, at + length)
    if (senseOf.has(word)) return word
  }
  return ''
}
