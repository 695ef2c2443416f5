import type { PlainDay } from '../../kernel/day.ts'
import type { CountedRecords, CountedThing } from './counted-records.ts'
import { lies } from './number-lies.ts'
import type { Counted } from './near.ts'
import { allOf, closedIn, type Those, which, without } from './sentence-counts.ts'
import type { How, Look, Reading } from './sentence-frames.ts'
import { asOf } from './sentence-past.ts'
import { nounOf, type Part, thingsFor } from './sentence-parts.ts'
import { periodOf } from './sentence-periods.ts'
import { isKnown, type Period, restrictionOf, testsOf } from './sentence-states.ts'
import type { Token } from './sentence-tokens.ts'

type Told = Omit<Reading, 'from' | 'to'> & { readonly ways: readonly Those[] }

/** The day before today with which tokens compare, or of which they tell: 较7月底, 上期; null where there is none. */
export function dayBefore(
  tokens: readonly Token[],
  { lastReportOn = null, today }: CountedRecords,
): PlainDay | 'unknown' | null {
  const past = tokens.some(({ kind }) => kind === 'past')
  const isCompared = tokens.some(
    ({ kind, text }) => kind === 'than' || kind === 'change' || /^(?:较|比)/u.test(text),
  )
  const days = tokens.flatMap(({ kind, text }) => {
    if (
      kind !== 'period' ||
      !(/[底末日号]$/u.test(text) || isCompared) ||
      /以来|后$|起$|^自|旬|初/u.test(text)
    )
      return []
    const period = periodOf(text, today)
    return period?.to === null || period === null || period.to >= today ? [] : [period.to]
  })
  const [day] = days
  if (day !== undefined) return day
  const isSince =
    tokens.some(({ text }) => /^本[期次]$/u.test(text)) && tokens.some(({ kind }) => kind === 'newly')
  return past || isSince ? (lastReportOn ?? 'unknown') : null
}

/** 由22条增至25条, 较上期增加3条: what was then, what is now, or by how much it changed; null where it tells of no change. */
export function changeIn(part: Part, look: Look): Told | 'unknown' | null {
  const { number } = part
  if (number === null) return null
  const tokens = [...part.left, ...part.right]
  const { told, reader } = look
  const change = tokens.find(({ kind, text }) => kind === 'change' && !isComparing.test(text))
  const isThan = told.since !== null
  const more = part.left.find(({ kind }) => kind === 'more' || kind === 'less')
  const isNew = tokens.some(isNewly) || (told.isSince && !tokens.some(isThen))
  const isFurther = part.left[0]?.kind === 'and' && !part.left.some(({ kind }) => kind === 'state')
  const own = change === undefined ? howMuch({ more, isNew, isThan }) : wayOf(change, number)
  const how = own ?? (isFurther ? told.how : isNowOnly(part, look) ? 'now' : null)
  told.how = how
  const hasState = tokens.some(({ kind }) => kind === 'state')
  if (how !== null && hasState) told.lead = part.left
  if (how === null) {
    const then = ofThen(part, look)
    if (then !== null && hasState) told.lead = part.left
    return then
  }
  const said = saidOf(part, look)
  if (how === 'now') return told.lead.length === 0 || said === null ? null : ofNow(number, said, look)
  const between = periodsApart(part, look)
  if (between !== null) return toldOf([between * (how === 'less' ? -1 : 1)], number, [])
  const day = told.since
  if (said === null || day === null || day === 'unknown') return 'unknown'
  const now = waysAt(reader.counted, said)
  return now === null ? 'unknown' : ofDays(number, { day, said, now, how }, look)
}

/** 较上期减少10条，目前为12条: how many there are now of what a change was told of. */
function isNowOnly({ left, right }: Part, { told: { lead } }: Look): boolean {
  const isNow = left.some(({ text }) => /目前|当前|现|本期|累计|达/u.test(text))
  return (
    lead.length > 0 &&
    isNow &&
    [...left, ...right].every(({ kind }) => kind === 'fill' || kind === 'period' || kind === 'sum')
  )
}

function ofNow(number: Counted, said: Said, { reader: { counted } }: Look): Told | null {
  const now = waysAt(counted, said)
  return (
    now &&
    toldOf(
      now.map(({ records }) => records.length),
      number,
      now,
    )
  )
}

type Then = { readonly day: PlainDay; readonly said: Said; readonly now: readonly Those[]; readonly how: How }

/** What was then, or the difference: by the first days of measures that were put off, and by their last. */
function ofDays(
  number: Counted,
  { day, said, now, how }: Then,
  { reader: { counted } }: Look,
): Told | 'unknown' {
  const both = (['first', 'last'] as const).map((by): Told | null => {
    const before = asOf(counted, day, by)
    const then = before === null ? null : waysAt(before, said)
    if (then === null) return null
    const values = then.map((one, at) => {
      const change = (now[at]?.records.length ?? 0) - one.records.length
      return how === 'then' ? one.records.length : how === 'less' ? -change : change
    })
    const added = then.map((before, at) => without(now[at] ?? before, [before]))
    return toldOf(values, number, how === 'then' ? then : how === 'more' ? added : now)
  })
  const [one = null, other = null] = both
  if (one === null || other === null || one.verdict !== other.verdict) return 'unknown'
  const ends = [Number(one.recorded), Number(other.recorded)]
  const isBetween = Math.min(...ends) <= number.value && number.value <= Math.max(...ends)
  return one.verdict === 'wrong' && isBetween ? 'unknown' : one
}

/** 9月销号5条，较8月少3条: by how much more was closed in one month than in another; null where no two are told. */
function periodsApart({ left }: Part, { told, named, reader: { counted } }: Look): number | null {
  const last = told.frames.at(-1)
  const [way] = last?.ways ?? []
  const before = last === undefined ? [] : [...last.part.left, ...last.part.right]
  const first = [...before, ...told.topic].find((token) => isMonth(token) || isSinceMonth(token))
  const second = left.find(isMonth)
  const isPrevious = left.some(({ text }) => text === '环比')
  if (way === undefined || first === undefined || (second === undefined && !isPrevious)) return null
  const one = periodOf(first.text, counted.today)
  const from = one?.from ?? null
  const other =
    second !== undefined ? periodOf(second.text, counted.today) : from === null ? null : monthBefore(from)
  const isClosing = before.some((token) => token.kind === 'state' && token.ways.flat().includes('closed'))
  if (one === null || other === null || !isClosing) return null
  const names = named.length > 0 ? named : told.names
  const those = waysAt(counted, {
    thing: way.thing,
    names,
    tokens: before.filter(({ kind }) => kind !== 'name'),
  })?.[0]
  const [some, others] = those === undefined ? [null, null] : [closedIn(those, one), closedIn(those, other)]
  return some === null || others === null ? null : some.records.length - others.records.length
}

function isMonth({ kind, text }: Token): boolean {
  return kind === 'period' && /月份?$/u.test(text)
}

/** 9月以来: what happened in it, where nothing behind it is told. */
function isSinceMonth({ kind, text }: Token): boolean {
  return kind === 'period' && /月份?以来$/u.test(text)
}

function monthBefore(from: PlainDay): Period | null {
  return periodOf('上月', from)
}

/** 由7月底的50%提高到71%: the records of which a share tells, with what stands about it without the day; null where nobody knows them. */
export function sharedThen(part: Part, look: Look): readonly [Part, Look] | null {
  const { number, left } = part
  const change = left.find(({ kind, text }) => kind === 'change' && /[至到为]/u.test(text))
  const isBare = ({ kind }: Token): boolean => !['change', 'period', 'past', 'than'].includes(kind)
  const plain: Part = { ...part, left: left.filter(isBare), right: part.right.filter(isBare) }
  const day = dayBefore(left, look.reader.counted)
  const isThen = number !== null && (change === undefined ? day !== null : wayOf(change, number) === 'then')
  if (!isThen) return change === undefined ? [part, look] : [plain, look]
  const when = day ?? look.told.since
  const counted = when === null || when === 'unknown' ? null : asOf(look.reader.counted, when)
  return counted === null ? null : [plain, { ...look, reader: { ...look.reader, counted } }]
}

const isComparing = /相比|环比|同比|^较/u

function howMuch({
  more,
  isNew,
  isThan,
}: {
  readonly more: Token | undefined
  readonly isNew: boolean
  readonly isThan: boolean
}): How | null {
  if (!isThan) return null
  if (more !== undefined) return more.kind === 'more' ? 'more' : 'less'
  return isNew ? 'more' : null
}

/** Whether a number is what was before a change, what is now, or by how much it changed. */
function wayOf({ text, from }: Token, number: Counted): How {
  if (/[至到为]/u.test(text)) return number.from < from ? 'then' : 'now'
  return /[减降]|回落|少/u.test(text) ? 'less' : 'more'
}

/** 新销号, 上期以来: what came since. */
function isNewly({ kind, text }: Token): boolean {
  return kind === 'newly' || (kind === 'past' && /以来|后$/u.test(text))
}

/** 累计, 目前: what there is now is no part of what came since. */
function isThen({ kind, text }: Token): boolean {
  return kind === 'sum' || /目前|当前|现有|尚|仍/u.test(text)
}

/** 上期已销号26条: what was then. */
function ofThen(part: Part, look: Look): Told | 'unknown' | null {
  const { number, left, right } = part
  const day = dayBefore(left, look.reader.counted) ?? dayLed(left, look)
  const isNew = look.told.isSince || [...left, ...right].some((one) => isNewly(one) || one.kind === 'due')
  const isOfPast =
    left.some(({ kind, text }) => kind === 'past' || (kind === 'period' && /[底末]$/u.test(text))) ||
    dayLed(left, look) !== null
  if (number === null || day === null || isNew || !isOfPast) return null
  const said = saidOf(part, look)
  const isPast = [...left, ...look.told.topic].some(({ kind }) => kind === 'past')
  const found =
    said === null || day === 'unknown' ? 'unknown' : ofDays(number, { day, said, now: [], how: 'then' }, look)
  return found === 'unknown' && !isPast ? null : found
}

/** 上期通报时，某局已销号10项: the clause before says of when. */
function dayLed(left: readonly Token[], { told: { topic, since } }: Look): PlainDay | 'unknown' | null {
  const isPast = topic.some(({ kind }) => kind === 'past') && topic.every(({ kind }) => timely.includes(kind))
  const isNow = left.some(({ kind, text }) => kind === 'change' || /目前|当前|现|本期|已达/u.test(text))
  return isPast && !isNow ? since : null
}

const timely: readonly Token['kind'][] = ['past', 'period', 'fill', 'source']

function toldOf(values: readonly number[], number: Counted, those: readonly Those[]): Told {
  const hit = values.findIndex((one) => lies(one, number))
  const at = Math.max(0, hit)
  return {
    verdict: hit < 0 ? 'wrong' : 'right',
    recorded: String(values[at] ?? 0),
    records: (those[at]?.records ?? []).map(({ record }) => record),
    thing: those[at]?.thing ?? 'measure',
    isFirm: true,
    ways: those.slice(at, at + 1),
  }
}

type Said = {
  readonly thing: CountedThing
  readonly names: readonly string[]
  readonly tokens: readonly Token[]
}

/** Of what a change is told: of what stands about its number, else of what was told before it. */
function saidOf(part: Part, { told, named }: Look): Said | null {
  const own = [...part.left, ...part.right]
  const last = told.frames.at(-1)
  const isOfClaims = own.some((token) => token.kind === 'noun' && token.thing === 'claim')
  const isTold = isOfClaims || own.some(({ kind }) => kind === 'state')
  const before = last === undefined ? told.topic : [...last.part.left, ...last.part.right]
  const led = isTold ? [] : told.lead.length > 0 ? told.lead : before
  const tokens = [...led.filter(({ kind }) => kind !== 'name'), ...own]
  if (!isOfClaims && !tokens.some(({ kind }) => kind === 'state')) return null
  const [first] = last?.ways ?? []
  const thing =
    nounOf({ ...part, left: tokens, right: [] }) ?? (isTold ? undefined : first?.thing) ?? thingsFor(part)[0]
  if (thing !== 'measure' && thing !== 'finding' && thing !== 'claim') return null
  return { thing, names: named.length > 0 ? named : told.names, tokens }
}

function waysAt(counted: CountedRecords, { thing, names, tokens }: Said): readonly Those[] | null {
  const restriction = restrictionOf(tokens)
  if (!isKnown(restriction, counted)) return null
  const all = allOf(thing, names, counted)
  return testsOf(restriction).map((test) => which(all, test))
}
