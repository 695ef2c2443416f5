import type { PlainDay } from '../kernel/day.ts'
import { closedIn, dueIn, type Those } from './sentence-counts.ts'
import type { Told } from './sentence-frames.ts'
import { periodOf } from './sentence-periods.ts'
import type { Token } from './sentence-tokens.ts'

/** What happened in a period, and whether nothing else is meant; null for what nobody knows the day of. */
export type Timed = { readonly timed: readonly (Those | null)[]; readonly isOnly: boolean }

/** Where a period is named, what happened in it. A day as of which all is told leaves all as they are. */
export function inPeriods(
  ways: readonly Those[],
  tokens: readonly Token[],
  { told, today }: { readonly told: Told; readonly today: PlainDay },
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
  if (!isDue && !isNew && !isNamed && !tellsClosed(tokens)) return { timed: [], isOnly: false }
  if (!isDue && !isNew && words.every(({ text }) => isAsOf(text, today))) return { timed: [], isOnly: false }
  const isTotal = !isNew && tokens.some(({ kind, text }) => kind === 'sum' || text.startsWith('已'))
  const timed = words.flatMap(({ text }): (Those | null)[] => {
    const period = periodOf(text, today)
    if (period === null || (!isDue && !tellsClosed(tokens))) return [null]
    return ways.map((one) => (isDue ? dueIn(one, period) : closedIn(one, period)))
  })
  return { timed, isOnly: isDue || isNew || (isNamed && !isTotal && tellsClosed(tokens)) }
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
