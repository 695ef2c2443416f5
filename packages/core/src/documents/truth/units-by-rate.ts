import { type Counting, recordsCounted } from './counted-records.ts'
import type { Bound, SaidNumber } from './said-numbers.ts'
import { lies } from './number-lies.ts'
import type { Looked, WorkedOut } from './worked-out.ts'

const unitBehind = /^\s?[家个](?:责任|牵头)?(?:单位|部门)?/u

/** 完成率达到100%的1家, 3个单位完成率超过六成: how many of those who answer for measures have closed what share. */
export function unitsByRateIn({ sentence: { text }, numbers, counted }: Looked): readonly WorkedOut[] {
  if (
    !/(?:完成|销号|整改)率|完成|销号|逾期|超期/u.test(text) ||
    /[，。]?[^，。]*问题(?:整改)?(?:完成|销号)率/u.test(text)
  )
    return []
  return numbers.flatMap((number, at): WorkedOut[] => {
    const behind = behindOf(text.slice(number.to))
    if (number.isPercent || behind === null) return []
    const to = number.to + behind[0].length
    const end = noneLateBehind(text, to)
    if (end !== null) return [ofNoneLate({ number, end, text, counted })]
    const rate =
      noneBehind(text, number, to) ??
      noneBefore(text, number) ??
      rateBefore(text, { number, numbers, at }) ??
      rateBehind(text, { to, numbers, at })
    if (rate === null) return []
    const place = { from: Math.min(number.from, rate.from), to: Math.max(to, rate.to) }
    const said = text.slice(place.from, place.to)
    const thing = behind[0].includes('方面') ? 'category' : 'owner'
    const fitting = sharesOf(counted, thing).filter((share) => lies(share, rate)).length
    const counting: Counting = { thing, marks: [], within: [] }
    const isRight = lies(fitting, number)
    return [{ ...place, said, found: { recorded: String(fitting), isRight, counting } }]
  })
}

// 4个方面 before 个部门: the longer is meant.
function behindOf(text: string): RegExpExecArray | null {
  return /^\s?个方面/u.exec(text) ?? unitBehind.exec(text)
}

function ofNoneLate({
  number,
  end,
  text,
  counted,
}: Pick<Looked, 'counted'> & {
  readonly number: SaidNumber
  readonly end: number
  readonly text: string
}): WorkedOut {
  const counting: Counting = { thing: 'owner', marks: [], within: [] }
  const all = recordsCounted(counted, counting).length
  const left = all - recordsCounted(counted, { ...counting, marks: ['late'], by: 'some' }).length
  const place = { from: number.from, to: end, said: text.slice(number.from, end) }
  return { ...place, found: { recorded: String(left), isRight: lies(left, number), counting } }
}

type At = { readonly numbers: readonly SaidNumber[]; readonly at: number }

/** 5个部门没有逾期措施: those of which none is late. */
function noneLateBehind(text: string, to: number): number | null {
  const none = /^(?:均|都|目前|尚)*(?:没有|无|未出现)(?:一条)?(?:逾期|超期)(?:的)?(?:整改)?(?:措施)?/u.exec(
    text.slice(to),
  )
  return none === null ? null : to + none[0].length
}

/** 1家尚无措施销号. */
function noneBehind(text: string, number: SaidNumber, to: number): SaidNumber | null {
  const none =
    /^(?:尚|还|目前|仍)*(?:无|没有|未有)(?:一条|1条|任何)?(?:整改)?措施(?:完成)?(?:销号|完成)/u.exec(
      text.slice(to),
    )
  if (none === null) return null
  const end = to + none[0].length
  return { ...number, from: number.from, to: end, value: 0, bound: null, step: null, isPercent: true }
}

/** 一条未完成的1个: of theirs none. */
function noneBefore(text: string, number: SaidNumber): SaidNumber | null {
  const none = /(?:一条|一项|1条|1项)(?:都|也|措施)*(?:未|没有)(?:完成|销号)的(?:有|共)?$/u.exec(
    text.slice(0, number.from),
  )
  if (none === null || !/单位|部门/u.test(text)) return null
  return { ...number, from: none.index, to: number.from, value: 0, bound: null, step: null, isPercent: true }
}

/** 50%以下的4家. */
function rateBefore(
  text: string,
  { number, numbers, at }: At & { readonly number: SaidNumber },
): SaidNumber | null {
  const rate = numbers[at - 1]
  if (rate === undefined || !rate.isPercent) return null
  const between = text.slice(rate.to, number.from)
  if (
    !/^(?:以上|以下|及以上)?的?(?:责任)?(?:单位|部门)?(?:有|共有?|仅)?$/u.test(between) ||
    !between.includes('的')
  )
    return null
  if (!/(?:率|完成|销号)[^，。；]{0,6}$|[、，]\s*$/u.test(text.slice(0, rate.from))) return null
  return withBound(rate, text)
}

/** 6个单位的措施完成率超过七成. */
function rateBehind(text: string, { to, numbers, at }: At & { readonly to: number }): SaidNumber | null {
  const rate = numbers[at + 1]
  if (rate === undefined || !rate.isPercent) return null
  const isOf =
    /^的?(?:整改)?(?:措施|任务)?的?(?:完成|销号)率?(?:已|均)?(?:超过?|达到?|或者?|为|不足|不?低于|高于|不到|在)*$/u
  const between = text.slice(to, rate.from)
  if (!isOf.test(between)) return null
  return /达到或者?超过|不低于/u.test(between) ? { ...rate, bound: 'atLeast' } : withBound(rate, text)
}

function withBound(rate: SaidNumber, text: string): SaidNumber {
  const bounds: readonly (readonly [RegExp, Bound])[] = [
    [/^(?:及)?以上/u, 'atLeast'],
    [/^以下/u, 'below'],
  ]
  const bound = bounds.find(([words]) => words.test(text.slice(rate.to)))?.[1] ?? rate.bound
  return { ...rate, bound }
}

/** Of each who answers for measures, or of each category, what share of its measures is closed. */
function sharesOf(counted: Looked['counted'], of: 'owner' | 'category'): readonly number[] {
  return counted.records.flatMap(({ thing, name: own, within: [first] }) => {
    const name = of === 'category' ? first : own
    if (thing !== of || name === undefined) return []
    const theirs = { thing: 'measure' as const, within: [name] }
    const all = recordsCounted(counted, { ...theirs, marks: [] }).length
    return all === 0 ? [] : [(recordsCounted(counted, { ...theirs, marks: ['closed'] }).length / all) * 100]
  })
}
