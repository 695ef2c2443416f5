import { countedIn } from './near.ts'
import { lies } from './number-lies.ts'
import { completed, countingsOf, type Phrase, phraseOf, saysState, valuesOf } from './phrase.ts'
import { clauseBefore, type Looked, type WorkedOut } from './worked-out.ts'

const before =
  /(?<verb>占|承担了?)(?<whole>[^，。；：占]{0,28}?)(?:的|之)?(?:比重|比例|比)?(?:为|达到?|了|有)?(?:近|约|将近|接近|大约|超过?|逾|不足|不到)?\s*$/u
const base = /(?<base>[^，。；：]{2,30}?)(?:之中|当中|[中里])[，,]/gu

/** 占全部措施的15.4%, 逾期措施中综合执法局占四成: what share one part is of what the sentence names. */
export function sharesIn(looked: Looked): readonly WorkedOut[] {
  const { text } = looked.sentence
  return looked.numbers.flatMap((number): WorkedOut[] => {
    if (!number.isPercent) return []
    const head = text.slice(0, number.from)
    const match = before.exec(head)
    if (match === null) return []
    const ahead = clauseBefore(text, match.index)
    const whole = match.groups?.['whole'] ?? ''
    const isOfNames = match.groups?.['verb'] !== '占'
    if (isOfNames && !/(?:总数|全部|所有)/u.test(whole)) return []
    const shares =
      whole === ''
        ? ofBase(ahead, head, looked)
        : ofWhole({ whole, ahead, to: match.index, isOfNames }, looked)
    if (shares === null) return []
    const place = { from: number.from, to: number.to, said: text.slice(number.from, number.to) }
    const [first] = shares.values
    if (first === undefined) return [{ ...place, found: null }]
    const isRight = shares.values.some((value) => lies(value, number))
    const recorded = `${first.toFixed(Math.max(1, number.decimals))}%`
    return [{ ...place, found: { recorded, isRight, counting: shares.counting } }]
  })
}

type Shares = {
  readonly values: readonly number[]
  readonly counting: ReturnType<typeof countingsOf>[number]
}

/** 逾期措施中，综合执法局占四成: the part is of what stands before 中. */
function ofBase(ahead: string, head: string, { known, counted }: Looked): Shares | null {
  if (ahead.trim() === '' || countedIn(ahead).length > 0) return null
  const last = [...head.matchAll(base)].at(-1)?.groups?.['base']
  if (last === undefined) return null
  const whole = phraseOf(last, known)
  const own = phraseOf(ahead, known)
  if (whole.thing === null || (own.names.length === 0 && !saysState(own))) return null
  // Of one name what belongs to another too is no sum of names.
  if (whole.names.length > 0 && own.names.length > 0) return null
  return shared(joined(own, whole), whole, counted)
}

/** A part of a whole has the marks of both. */
function joined(own: Phrase, { names, thing, meanings }: Phrase): Phrase {
  return {
    ...own,
    thing,
    names: own.names.length > 0 ? own.names : names,
    meanings: meanings.flatMap((of) => own.meanings.map((one) => [...of, ...one])),
  }
}

function shared(part: Phrase, whole: Phrase, counted: Looked['counted']): Shares | null {
  const [counting] = countingsOf(part)
  if (counting === undefined) return null
  const values = valuesOf(part, counted).flatMap((above) =>
    valuesOf({ ...whole, isRate: false }, counted).flatMap((below) =>
      below === 0 || above > below ? [] : [(above / below) * 100],
    ),
  )
  return { values, counting }
}

type Placed = {
  readonly whole: string
  readonly ahead: string
  readonly to: number
  /** Whether it tells what share those have who are named: A、B两家承担措施总数的三成. */
  readonly isOfNames: boolean
}

/** 8条措施，占未销号措施的三成: the whole is named. */
function ofWhole(
  { whole, ahead, to, isOfNames }: Placed,
  { sentence: { text }, known, counted }: Looked,
): Shares | null {
  const wholes = wholesOf(whole, { text: text.slice(0, to), known, counted })
  if (wholes === null) return null
  const [counting] = countingsOf(wholes.phrase)
  if (counting === undefined) return null
  const parts = isOfNames ? null : partsOf(ahead, text.slice(0, to))
  if (parts === null) {
    const own = phraseOf(ahead, known)
    if (own.names.length === 0 && !saysState(own)) return null
    const part = completed(isOfNames ? { ...own, thing: null } : own, { ...wholes.phrase, isRate: false })
    const values = valuesOf({ ...part, isRate: false }, counted)
    return { values: sharesOf(values, wholes, saysState(own)), counting: countingsOf(part)[0] ?? counting }
  }
  return { values: sharesOf([parts], wholes, true), counting }
}

/** The shares in all, and in what the sentence names where the part is less than that. */
function sharesOf(
  parts: readonly number[],
  { values, scoped }: Wholes,
  isScoped: boolean,
): readonly number[] {
  return parts.flatMap((part) =>
    [
      ...values.filter((whole) => whole > 0 && part <= whole),
      ...(isScoped ? scoped.filter((whole) => part < whole) : []),
    ].map((whole) => (part / whole) * 100),
  )
}

type Wholes = { readonly values: readonly number[]; readonly scoped: readonly number[] }

/** What the share is of: a number that is said, else what its words count, in all or within what the sentence names. */
function wholesOf(
  whole: string,
  { text, known, counted }: { readonly text: string } & Pick<Looked, 'known' | 'counted'>,
): ({ readonly phrase: Phrase } & Wholes) | null {
  const phrase = phraseOf(whole, known)
  const said = countedIn(whole).at(-1)
  if (said !== undefined) return { phrase, values: [said.value], scoped: [] }
  if (phrase.thing === null || phrase.thing === 'claim') return null
  const { names } = phraseOf(text, known)
  const valuesIn = (within: readonly string[]): readonly number[] =>
    valuesOf({ ...phrase, isRate: false, names: within }, counted)
  if (phrase.names.length > 0) return { phrase, values: valuesIn(phrase.names), scoped: [] }
  const scoped = names.length === 0 ? [] : [...names.flatMap((name) => valuesIn([name])), ...valuesIn(names)]
  return /^[该其本]/u.test(whole) && scoped.length > 0
    ? { phrase, values: scoped, scoped: [] }
    : { phrase, values: valuesIn([]), scoped }
}

/** The count that a share is told of: the last before it; of 两者 the last two together. Null where none is said. */
function partsOf(ahead: string, text: string): number | null {
  const own = countedIn(ahead).filter(({ isPercent }) => !isPercent)
  const last = own.at(-1)
  if (last !== undefined) return last.value
  const together = /([两二三四])(?:者|项|类)|合计|共/u.exec(ahead)
  const isBlank = /^[\s共合计约则又两二三四者项类均]*$/u.test(ahead)
  if (!isBlank) return null
  const earlier = countedIn(text).filter(({ isPercent }) => !isPercent)
  const several = { 两: 2, 二: 2, 三: 3, 四: 4 }[together?.[1] ?? ''] ?? 1
  if (earlier.length < several) return null
  return earlier.slice(-several).reduce((sum, { value }) => sum + value, 0)
}
