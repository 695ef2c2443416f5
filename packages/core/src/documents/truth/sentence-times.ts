import { addDays, type PlainDay } from '../../kernel/day.ts'
import { closedIn, dueIn, madeIn, returnedIn, type Those, which } from './sentence-counts.ts'
import type { Told } from './sentence-frames.ts'
import { periodOf } from './sentence-periods.ts'
import type { Period } from './sentence-states.ts'
import type { Token } from './sentence-tokens.ts'

/** What happened in a period, and whether nothing else is meant; null for what nobody knows the day of. */
export type Timed = { readonly timed: readonly (Those | null)[]; readonly isOnly: boolean }

/** Where a period is named, what happened in it. A day as of which all is told leaves all as they are. */
export function inPeriods(
  ways: readonly Those[],
  tokens: readonly Token[],
  {
    told,
    today,
    lastReportOn = null,
  }: { readonly told: Told; readonly today: PlainDay; readonly lastReportOn?: PlainDay | null | undefined },
): Timed {
  const isDue = tokens.some(({ kind }) => kind === 'due')
  const isNew = tokens.some(({ kind }) => kind === 'newly')
  const own = tokens.filter(
    ({ kind, text }) => kind === 'period' && !(/^[当该]/u.test(text) && told.periods.length > 0),
  )
  const isLed = told.topic.length > 0 && told.topic.every(({ kind }) => kind === 'period' || kind === 'fill')
  const isNamed = own.length > 0 || isLed
  const words = own.length > 0 ? own : told.periods
  if (words.length === 0) return { timed: isDue || isNew ? [null] : [], isOnly: isDue || isNew }
  const isOfClaims = ways.some(({ thing }) => thing === 'claim') && states(tokens).includes('returned')
  if (!isDue && !isNew && !isNamed && !isOfClaims && !tellsClosed(tokens)) return { timed: [], isOnly: false }
  if (!isDue && !isNew && words.every(({ text }) => isAsOf(text, today))) return { timed: [], isOnly: false }
  const isTotal = !isNew && tokens.some(({ kind, text }) => kind === 'sum' || text.startsWith('已'))
  // 本期新完成1项，累计完成5项: all of them.
  if (own.length === 0 && !isLed && isTotal && !isDue) return { timed: [], isOnly: false }
  const joined = joinedPeriod(words, today)
  const timed = [
    ...words.map(({ text }) => ({ text, period: sinceReport(text, lastReportOn) ?? periodOf(text, today) })),
    ...joined,
  ].flatMap(({ text, period }): (Those | null)[] => {
    if (period === null) return [null]
    if (isDue)
      return duePeriods(text, today).flatMap((due) => ways.flatMap((one) => dueWays(one, due, tokens)))
    if (ways.some(({ thing }) => thing === 'claim')) return ways.map((one) => ofClaims(one, tokens, period))
    const periods = [period, ...dayAfter(text, period)]
    return tellsClosed(tokens) ? periods.flatMap((when) => ways.map((one) => closedIn(one, when))) : [null]
  })
  return { timed, isOnly: isDue || isNew || (isNamed && !isTotal && tellsClosed(tokens)) }
}

/** 本期: since the last report. */
function sinceReport(text: string, lastReportOn: PlainDay | null): Period | null {
  return /^本[期次]/u.test(text) && lastReportOn !== null
    ? { from: addDays(lastReportOn, 1), to: null }
    : null
}

/** 7月、8月两个月: from the beginning of the first to the end of the last. */
function joinedPeriod(
  words: readonly Token[],
  today: PlainDay,
): readonly { readonly text: string; readonly period: Period }[] {
  const periods = words.map(({ text }) => periodOf(text, today))
  const [first, last] = [periods[0], periods.at(-1)]
  const isWhole = periods.every((one) => one !== null && one.from !== null && one.to !== null)
  if (periods.length < 2 || !isWhole || !first || !last) return []
  return [{ text: words.map(({ text }) => text).join(), period: { from: first.from, to: last.to } }]
}

/** 7月31日以来: from that day, or from the next. */
function dayAfter(text: string, { from, to }: Period): readonly Period[] {
  return from !== null && /[日号](?:以来|之?后|起)$/u.test(text) ? [{ from: addDays(from, 1), to }] : []
}

/** 10月到期: those that are open; 应于6月底前完成, 时限在8月: all of them too. */
function dueWays(those: Those, due: Period, tokens: readonly Token[]): readonly Those[] {
  const isOfAll = tokens.some(({ kind, text }) => kind === 'due' && /^应|限/u.test(text))
  // 8月31日到期的5项: some of them may be closed by now.
  if (!isOfAll && tokens.some(({ kind, text }) => kind === 'period' && /[日号月]$/u.test(text)))
    return [dueIn(those, due), dueIn(those, due, true)]
  if (!isOfAll) return [dueIn(those, due)]
  // What was done before its day is among them too.
  const open = new Set(dueIn(those, due).records)
  const done = which(those, (one) => open.has(one) || one.marks.includes('closed'))
  return [dueIn(those, due, true), dueIn(those, due), ...(due.from === null ? [done] : [])]
}

/** 年底到期: in that month, or by then. */
function duePeriods(text: string, today: PlainDay): readonly Period[] {
  const plain = text.replace(/[底末前]$/u, '')
  const named = [text, plain].flatMap((one) => periodOf(one === '年' ? '年底' : one, today) ?? [])
  // Of those to come, and not of what is late already.
  const coming = named.flatMap(({ from, to }) =>
    [today, addDays(today, 1)].map((day): Period => ({ from: from === null || from < day ? day : from, to })),
  )
  return [...named, ...coming]
}

function ofClaims(those: Those, tokens: readonly Token[], period: Period): Those | null {
  const marks = states(tokens)
  if (marks.length === 0) return madeIn(those, period)
  if (marks.includes('returned')) return returnedIn(those, period)
  return marks.includes('closed') ? closedIn(those, period) : null
}

function states(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token) => (token.kind === 'state' ? token.ways.flat() : []))
}

function isAsOf(text: string, today: PlainDay): boolean {
  const period = periodOf(text, today)
  if (period === null || period.to === null || period.to < today) return false
  return /^[截到]|\d[日号]$/u.test(text)
}

/** Whether it is said that they were closed, and nothing else of how they stand. */
function tellsClosed(tokens: readonly Token[]): boolean {
  const states = tokens.flatMap((token) => (token.kind === 'state' ? [token.ways.flat()] : []))
  const isClosed = (one: readonly string[]): boolean => one.includes('closed')
  const isKind = (one: readonly string[]): boolean =>
    one.every((mark) => mark === 'immediate' || mark === 'timeBound' || mark === 'continuous')
  return (
    states.some(isClosed) &&
    states.every((one) => isClosed(one) || isKind(one)) &&
    !tokens.some(({ kind }) => kind === 'not')
  )
}
