import type { CountedThing } from './counted-records.ts'
import {
  type NamedThing,
  describing,
  doneWith,
  fillers,
  fitting,
  statesIn,
  thingsIn,
} from './counting-words.ts'
import { isOwnNoun } from './other-words.ts'
import { type SaidNumber, saidNumbers } from './said-numbers.ts'

/** A number of a clause with the word of measure behind it. */
export type Counted = SaidNumber & {
  /** Behind the word of measure. */
  readonly end: number
  /** 条, 个, …; null of a share and of an English count. */
  readonly measureWord: string | null
}

/** The words about a number in its clause. */
export type Near = {
  /** Before the number, after the one before. */
  readonly before: string
  /** After it, before the next. */
  readonly after: string
  /** What of these says how it stands. */
  readonly states: string
  /** Before it, without what belongs to the number before. */
  readonly ahead: string
  /** The whole clause. */
  readonly clause: string
  /** “Not one of them”: none. */
  readonly isNone: boolean
  /** The last part of the list that its clause is of. */
  readonly listEnd: string
  readonly next: Counted | undefined
  /** What is said behind the last of several numbers that 和 joins: 24条…和3条…尚未销号. Else nothing. */
  readonly joined: string
  /** Whether another number stands before it in its clause. */
  readonly isFurther: boolean
}

/** The numbers of a clause that count something. */
export function countedIn(text: string): readonly Counted[] {
  return saidNumbers(text).flatMap((number): Counted[] => {
    if (number.isPercent) return [{ ...number, end: number.to, measureWord: null }]
    const after = text.slice(number.to)
    const word = /^\s?([项个条家件处名位])/u.exec(after)
    if (word?.[1] !== undefined && !/^\s?个(?:百分点|多?月)/u.test(after))
      return [{ ...number, end: number.to + word[0].length, measureWord: word[1] }]
    return /^\s+[a-z]/iu.test(after) ||
      (/^\s*$/.test(after) && /[a-z]\s+$/iu.test(text.slice(0, number.from)))
      ? [{ ...number, end: number.to, measureWord: null }]
      : []
  })
}

/** The words about a number. What stands between two of them belongs to the later, unless that has words behind it. */
export function surroundings(
  { text: clause, listEnd }: { readonly text: string; readonly listEnd: string },
  numbers: readonly Counted[],
  at: number,
): Near {
  const number = numbers[at]
  if (number === undefined) throw new Error('no such number')
  const [previous, next] = [numbers[at - 1], numbers[at + 1]]
  const before = clause.slice(previous?.end ?? 0, number.from)
  const after = clause.slice(number.end, next?.from ?? clause.length)
  const behindNext = next === undefined ? '' : clause.slice(next.end, numbers[at + 2]?.from ?? clause.length)
  const keepsAfter = next === undefined || hasState(behindNext)
  const takesBefore = previous === undefined || !hasState(after)
  const noun = keepsAfter ? after : after.slice(0, nounAfter(after)?.to ?? 0)
  // 提交销号申请51件: how many there are, and not how these stand.
  const ahead = beyondNoun(before, previous !== undefined).replace(
    /(?:提交|提出|报送)了?(?=销号申请\s*$)/u,
    '',
  )
  const states = `${takesBefore ? ahead : ''} ${noun}`
  const isOne = number.value === 1
  const isNone = isOne && /(?:没有|无|未有|零|\bnot)\s*$/iu.test(before)
  const isJoined = next !== undefined && /(?:和|及|与|以及)\s*$/u.test(after)
  const joined = isJoined ? clause.slice(numbers.at(-1)?.end ?? clause.length) : ''
  return {
    before,
    after,
    ahead,
    states,
    clause,
    isNone,
    listEnd,
    joined,
    next,
    isFurther: previous !== undefined,
  }
}

/** Whether words say how something stands. */
export function hasState(text: string): boolean {
  return statesIn(text).rest !== text
}

/** What stands behind the noun of the number before. */
function beyondNoun(text: string, hasPrevious: boolean): string {
  return hasPrevious ? text.slice(nounAfter(text)?.to ?? 0) : text
}

/** The noun of a number right behind it, with nothing between but words that describe what is counted here. */
export function nounAfter(after: string): (NamedThing & { readonly between: string }) | null {
  const [first] = thingsIn(after)
  if (first === undefined) return null
  const between = after.slice(0, first.from)
  // 5个已退回责任部门: they are returned to it, and it is not five.
  const left = (first.thing === 'owner' ? between : statesIn(between).rest).replaceAll(describing, '')
  return left === '' ? { ...first, between } : null
}

/** The noun of a number right before it: 措施53条. */
export function nounBefore({ measureWord }: Counted, { ahead, after }: Near): CountedThing | null {
  const last = thingsIn(ahead).at(-1)
  if (last === undefined || measureWord === null || !(fitting[measureWord] ?? []).includes(last.thing))
    return null
  return leftOf(ahead.slice(last.to)) === '' && hasNoNoun(after.replace(doneWith, '')) ? last.thing : null
}

/** Whether a number says no noun of its own that nobody counts: beside it stand only words of how things stand, and fillers. */
export function isElided(before: string, after: string): boolean {
  return leftOf(before) === '' && hasNoNoun(after)
}

/** Whether no noun stands behind a number. */
export function hasNoNoun(after: string): boolean {
  const behind = /^\p{Script=Han}{0,4}/u.exec(statesIn(after).rest)?.[0] ?? ''
  return behind === '' || leftOf(behind) === ''
}

/** Whether a number of an English clause has no noun of its own. */
export function isElidedEnglish(after: string): boolean {
  return /^\s*(?:$|[(),]|(?:of|have|has|had|are|is|was|were|remain(?:s|ed)?|await(?:s|ing)?|still|under|in|closed|completed?|open|overdue|late|not)\b)/iu.test(
    after,
  )
}

// What stands further before a noun does not describe it.
const reach = 40

/** The things that a text names, but those of other work: 防汛措施. */
export function ownThings(text: string): { readonly own: readonly NamedThing[]; readonly hasOther: boolean } {
  const all = thingsIn(text)
  const own = all.filter(({ thing, from, to }) =>
    isOwnNoun(thing, { head: text.slice(Math.max(0, from - reach), from), noun: text.slice(from, to) }),
  )
  return { own, hasOther: own.length < all.length }
}

function leftOf(text: string): string {
  const { rest } = statesIn(text)
  const things = thingsIn(rest).reduceRight(
    (left, { from, to }) => left.slice(0, from) + left.slice(to),
    rest,
  )
  return things.replaceAll(fillers, '')
}
