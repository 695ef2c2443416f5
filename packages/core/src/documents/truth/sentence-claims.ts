import type { CountedThing } from './counted-records.ts'
import { allOf, type Those, turnedInto, which } from './sentence-counts.ts'
import type { Look, Told } from './sentence-frames.ts'
import { notSoOfNamed } from './sentence-named.ts'
import { isKnown, restrictionOf, testsOf } from './sentence-states.ts'
import { inPeriods } from './sentence-times.ts'
import type { Token } from './sentence-tokens.ts'

/** What is said of all or of none without a number: how many there are of which it is not so; null where nobody knows. */
export type Claim = {
  readonly from: number
  readonly to: number
  readonly against: Those | null
  readonly count?: number
  /** Whether there is none of what is said to be there. */
  readonly isMissing?: boolean
}

/** 所有措施均已销号, 没有超过时限的措施, 各部门均无退回: what a part of a sentence says of all or none. */
export function claimIn(tokens: readonly Token[], look: Look): Claim | null {
  const none = tokens.findIndex(({ kind }) => kind === 'none')
  const isTimed = none >= 0 && tokens.some(({ kind }) => kind === 'period' || kind === 'newly')
  const isOther = ({ kind }: Token): boolean =>
    isNoClaim.includes(kind) &&
    !(none >= 0 && (kind === 'voided' || kind === 'merged')) &&
    !(isTimed && (kind === 'period' || kind === 'newly')) &&
    !(look.told.except.length > 0 && kind === 'rest')
  if (look.told.isAim || tokens.some(isOther)) return null
  const all = tokens.findLastIndex(({ kind }, at) => kind === 'all' && saysState(tokens.slice(at + 1)))
  const every = everyHas(tokens, look)
  const named = none < 0 && every === null ? notSoOfNamed(tokens, look) : null
  const some = none < 0 && all < 0 && every === null && named === null ? hasSome(tokens, look) : null
  if (none < 0 && all < 0 && every === null && named === null && some === null) return null
  const aside = asideIn(tokens, look)
  if (aside === null && (!saysState(tokens) || !isKnown(restrictionOf(tokens), look.reader.counted)))
    return null
  const said = tokens.filter(({ kind }) => kind !== 'fill')
  const from = Math.min(...said.map((one) => one.from))
  const to = Math.max(...said.map((one) => one.to))
  const place = { from, to }
  if (aside !== null) return { ...place, ...aside }
  if (every !== null) return { ...place, against: every }
  if (named !== null) return { ...place, against: named }
  if (some !== null) return { ...place, against: { thing: 'measure', records: [] }, isMissing: !some }
  if (isTimed) return { ...place, against: noneIn(tokens, look) }
  if (none >= 0) return { ...place, against: noneSo(tokens, none, look) }
  return { ...place, against: notSo(tokens, all, look) }
}

const isNoClaim: readonly Token['kind'][] = [
  'aim',
  'period',
  'newly',
  'due',
  'voided',
  'merged',
  'than',
  'rest',
  'number',
]

function saysState(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind }) => kind === 'state')
}

/** 没有作废的措施: how many were set aside, of which no record is among those that are counted. */
function asideIn(
  tokens: readonly Token[],
  { reader: { counted } }: Look,
): Pick<Claim, 'against' | 'count'> | null {
  const at = tokens.findIndex(({ kind }) => kind === 'voided' || kind === 'merged')
  if (at < 0 || !tokens.slice(0, at).some(({ kind }) => kind === 'none')) return null
  const thing = tokens.some((token) => token.kind === 'noun' && token.thing === 'finding')
    ? 'finding'
    : 'measure'
  const count = (tokens[at]?.kind === 'voided' ? counted.voided : counted.merged)[thing]
  return { against: { thing, records: [] }, count }
}

/** 各部门均有措施销号: those that have none; null where it is not said of units or areas. */
function everyHas(tokens: readonly Token[], { reader, told }: Look): Those | null {
  const group = tokens.findIndex(
    (token) => token.kind === 'noun' && (token.thing === 'owner' || token.thing === 'category'),
  )
  const noun = tokens[group]
  const all = tokens.findIndex(({ kind }, at) => kind === 'all' && at > group)
  const behind = tokens.slice(all + 1)
  const has = behind.findIndex(({ text }) => text === '有' || text === '存在')
  if (noun?.kind !== 'noun' || all < 0 || has < 0 || behind.slice(0, has).some(({ kind }) => kind !== 'fill'))
    return null
  if (!behind.some((token) => token.kind === 'noun' && token.thing === 'measure')) return null
  const units = allOf(noun.thing, told.names, reader.counted)
  const left = which(units, ({ name = '' }) => !told.except.includes(name))
  const ways = testsOf(restrictionOf(behind)).map((test) =>
    which(left, (unit) => !(unit.parts ?? []).some((marks) => test({ ...unit, marks }))),
  )
  return leastOf(ways)
}

/** 某部门仍有措施未启动: whether there is any; null where it is not said so. */
function hasSome(tokens: readonly Token[], look: Look): boolean | null {
  const has = tokens.findIndex(({ text }) => text === '有' || text === '存在')
  const noun = tokens.findIndex((token) => token.kind === 'noun')
  const behind = tokens.slice(has + 1)
  if (has < 0 || !behind.every(({ kind }) => ['noun', 'state', 'not', 'fill'].includes(kind))) return null
  const thing = tokens[noun]
  if (thing?.kind !== 'noun' || noun < has || thing.thing !== 'measure' || look.told.frames.length > 0)
    return null
  if (tokens.slice(0, has).some(({ kind }) => kind !== 'name' && kind !== 'fill')) return null
  const restriction = restrictionOf(behind)
  if (restriction.length === 0) return null
  return basesOf(tokens, look).some((one) => testsOf(restriction).some((test) => one.records.some(test)))
}

/** 11月以来没有新销号措施: those that were closed in that time. */
function noneIn(tokens: readonly Token[], look: Look): Those | null {
  const { told, reader } = look
  const ways = basesOf(tokens, look)
  const { timed } = inPeriods(ways, tokens, {
    told,
    today: reader.counted.today,
    lastReportOn: reader.counted.lastReportOn,
  })
  const known = timed.filter((one): one is Those => one !== null)
  return known.length < timed.length ? null : leastOf(known)
}

/** 没有一家全部销号: of units and areas it is said by what they have. */
function noneOfUnits(tokens: readonly Token[], thing: CountedThing, { reader, named }: Look): Those {
  const units = allOf(thing, named, reader.counted)
  const isAll = tokens.some(({ kind, text }) => kind === 'all' && text !== '')
  const tests = testsOf(restrictionOf(tokens))
  const ways = tests.map((test) =>
    which(units, (unit) => {
      const parts = (unit.parts ?? []).map((marks) => ({ ...unit, marks }))
      return isAll ? parts.length > 0 && parts.every(test) : parts.some(test)
    }),
  )
  return leastOf(ways) ?? { thing, records: [] }
}

/** Those that are said to be none. */
function noneSo(tokens: readonly Token[], at: number, look: Look): Those | null {
  const unit = tokens.flatMap((token) => (token.kind === 'noun' ? [token.thing] : [])).at(-1)
  if (unit === 'owner' || unit === 'category') return noneOfUnits(tokens, unit, look)
  const next = tokens.slice(at + 1).find(({ kind }) => kind !== 'fill')
  const none = tokens[at]
  if (tokens.some(({ kind }) => kind === 'all') && next === undefined) return null
  // 没有销号的措施还有: they are there, and are not closed.
  const isOpen =
    tokens[at + 1]?.kind !== 'all' &&
    next?.kind === 'state' &&
    next.ways.some((way) => way.includes('closed') || way.includes('started'))
  if (none?.text === '没有' && isOpen) return null
  const base = basesOf(tokens, look)
  const tests = testsOf(restrictionOf(tokens))
  return leastOf(base.flatMap((one) => tests.map((test) => which(one, test))))
}

/** Those of which it is not so though it is said of all. */
function notSo(tokens: readonly Token[], all: number, look: Look): Those | null {
  const noun = tokens.findLastIndex(
    ({ kind }, at) => kind === 'noun' && at > all && saysState(tokens.slice(at + 1)),
  )
  const from = Math.max(all, noun)
  const ahead = testsOf(restrictionOf(tokens.slice(0, from + 1)))
  const tests = testsOf(restrictionOf(tokens.slice(from + 1)))
  const bases = basesOf(tokens, look).flatMap((one) => ahead.map((test) => which(one, test)))
  return leastOf(bases.flatMap((one) => tests.map((test) => which(one, (record) => !test(record)))))
}

/** The reading that makes it true, where there is one. */
function leastOf(ways: readonly Those[]): Those | null {
  return ways.toSorted((a, b) => a.records.length - b.records.length)[0] ?? null
}

/** What is spoken of, without what 除…外 takes out. */
function basesOf(tokens: readonly Token[], look: Look): readonly Those[] {
  const { except } = look.told
  const all = allBases(tokens, look)
  return except.length === 0
    ? all
    : all.map((those) =>
        which(those, ({ within, name }) => !except.some((one) => within.includes(one) || name === one)),
      )
}

function allBases(tokens: readonly Token[], { told, reader, named }: Look): readonly Those[] {
  const things = tokens.flatMap((token) => (token.kind === 'noun' ? [token.thing] : []))
  const [thing = null] = [
    ...things.filter((one) => one === 'measure'),
    ...things.filter((one) => one === 'finding'),
  ]
  const last = told.frames.at(-1)
  if (thing === null && named.length === 0 && things.length === 0) {
    if (last !== undefined) return last.isRight ? last.ways : []
    return led(told).flatMap((one) => [allOf(one, [...told.names, ...reader.above], reader.counted)])
  }
  const of = thing ?? 'measure'
  if (named.length > 0) return [allOf(of, named, reader.counted)]
  if (told.names.length > 0) return [allOf(of, told.names, reader.counted)]
  const before = told.frames.flatMap(({ ways, isRight }) => (isRight ? ways : []))
  const inherited = before.flatMap((one) => turnedInto(of, one, reader.counted) ?? [])
  const plain = allOf(of, reader.above, reader.counted)
  return /所有|全部|各/u.test(tokens.map(({ text }) => text).join(''))
    ? [plain]
    : [...inherited.slice(-1), plain]
}

function led({ topic }: Told): readonly CountedThing[] {
  return topic.flatMap((token) =>
    token.kind === 'noun' && (token.thing === 'measure' || token.thing === 'finding') ? [token.thing] : [],
  )
}
