import type { CountedThing } from './counted-records.ts'
import type { Counted } from './near.ts'
import type { Token } from './sentence-tokens.ts'

/** A number of a sentence with the tokens that are about it, or what stands between marks without a number. */
export type Part = {
  readonly number: Counted | null
  readonly left: readonly Token[]
  readonly right: readonly Token[]
  /** Whether it is a part of what was counted before it: 其中, 25条中. */
  readonly isWithin: boolean
  /** Whether it is said of its own name alone, in a list with 分别. */
  readonly isOwn?: boolean
}

/** The parts of a sentence, in its order. */
export function partsOf(tokens: readonly Token[]): readonly Part[] {
  let isWithin = false
  return clausesOf(tokens).flatMap((clause) => {
    // 由22条增加到25条: all numbers of it tell of a change.
    const change = clause.filter(({ kind }) => kind === 'change')
    const [first, ...rest] = partsOfClause(clause).map((part) => ({
      ...part,
      left: [...change, ...part.left],
    }))
    if (first === undefined) return []
    const parts = isWithin ? [{ ...first, isWithin }, ...rest] : [first, ...rest]
    isWithin = clause.at(-1)?.kind === 'within'
    return parts
  })
}

function clausesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'comma') clauses.push([])
    else clauses.at(-1)?.push(token)
  }
  return clauses.filter((one) => one.length > 0)
}

function partsOfClause(clause: readonly Token[]): readonly Part[] {
  const places = clause.flatMap((token, at) => (token.kind === 'number' ? [at] : []))
  const [first] = places
  if (first === undefined) return [{ number: null, left: clause, right: [], isWithin: hasWithin(clause) }]
  const gaps = places.slice(0, -1).map((place, at) => splitGap(clause.slice(place + 1, places[at + 1])))
  const behindLast = clause.slice((places.at(-1) ?? 0) + 1)
  const said = noneBehind(behindLast) ?? signedBehind(behindLast)
  const last = behindLast.slice(0, said ?? behindLast.length)
  const none: Part[] =
    said === null ? [] : [{ number: null, left: behindLast.slice(said), right: [], isWithin: false }]
  const parts = places.flatMap((place, at): Part[] => {
    const token = clause[place]
    if (token?.kind !== 'number') return []
    const before = at === 0 ? clause.slice(0, first) : (gaps[at - 1]?.[1] ?? [])
    const behind = gaps[at]?.[0] ?? last
    const isWithin = hasWithin(before) || (at > 0 && gaps[at - 1]?.[0].at(-1)?.kind === 'within')
    return [{ number: token.number, left: before, right: behind, isWithin }]
  })
  return [...parts, ...none]
}

/** 6条延期措施无一销号: what is said of none of them does not say which ones they are. */
function noneBehind(tokens: readonly Token[]): number | null {
  const noun = tokens.findIndex(({ kind }) => kind === 'noun')
  const none = tokens.findIndex(({ kind }, at) => kind === 'none' && at > noun)
  // 2个问题的措施一项都没有销号: it says of which ones none is.
  const nouns = tokens.slice(0, none).flatMap((token) => (token.kind === 'noun' ? [token.thing] : []))
  if (nouns.length > 1 && nouns[0] !== 'measure' && nouns.at(-1) === 'measure') return null
  return noun < 0 || none < 0 || !tokens.slice(none).some(({ kind }) => kind === 'state') ? null : none
}

/** 25条已销号措施均经逐级审核: what is said of all of them does not say which ones they are. */
function signedBehind(tokens: readonly Token[]): number | null {
  const all = tokens.findIndex(
    ({ kind }, at) => kind === 'all' && tokens.slice(0, at).some((one) => one.kind === 'noun'),
  )
  const isStated = all > 0 && tokens.slice(0, all).some(({ kind }) => kind === 'state')
  const signs = (token: Token): boolean => token.kind === 'state' && token.ways.flat().includes('closedHere')
  return isStated && tokens.slice(all).some(signs) ? all : null
}

function hasWithin(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind }) => kind === 'within')
}

/** What stands between two numbers belongs to the first up to its noun or a mark, and behind that to the second. */
function splitGap(gap: readonly Token[]): readonly [readonly Token[], readonly Token[]] {
  const cut = (at: number): readonly [readonly Token[], readonly Token[]] => [gap.slice(0, at), gap.slice(at)]
  const within = gap.findIndex(({ kind }) => kind === 'within')
  if (within >= 0) return cut(gap[within]?.text === '其中' ? within : within + 1)
  const and = gap.findIndex(({ kind }) => kind === 'and')
  const noun = gap.findIndex(({ kind }) => kind === 'noun')
  if (and >= 0 && (noun < 0 || noun > and)) return cut(and)
  if (noun >= 0) return cut(noun + 1)
  return cut(0)
}

const fitting: Readonly<Record<string, readonly CountedThing[]>> = {
  项: ['measure', 'finding', 'category'],
  个: ['finding', 'category', 'owner'],
  条: ['measure', 'finding'],
  家: ['owner'],
  件: ['claim', 'measure', 'finding'],
  处: ['finding'],
  名: ['leader', 'handler'],
  位: ['leader', 'handler'],
}

/** Whether a noun stands before a number that its word of measure does not fit: 措施全部完成的1个. */
export function hasOtherNoun(part: Part): boolean {
  // 其他部门合计5条: so many are left to them.
  const ahead = part.left.findLast((token, at) => token.kind === 'noun' && part.left[at - 1]?.kind !== 'rest')
  return nounOf(part) === null && ahead !== undefined && part.number?.measureWord !== null
}

/** What a part says that it counts; null where it leaves that to what was said before. */
export function nounOf({ number, left, right }: Part): CountedThing | null {
  const behind = right.find((token) => token.kind === 'noun')
  const ahead = left.findLast((token) => token.kind === 'noun')
  const fits = (token: Token | undefined): token is Extract<Token, { kind: 'noun' }> =>
    token?.kind === 'noun' &&
    (number === null || number.measureWord === null || isFitting(number.measureWord, token.thing))
  if (behind?.kind === 'noun' && fits(behind)) return behind.thing
  return ahead?.kind === 'noun' && fits(ahead) ? ahead.thing : null
}

function isFitting(word: string, thing: CountedThing): boolean {
  return (fitting[word] ?? []).includes(thing)
}

/** What a number can count by the word behind it, where nothing says it. */
export function thingsFor({ number }: Part): readonly CountedThing[] {
  const word = number?.measureWord
  return word === null || word === undefined ? [] : (fitting[word] ?? [])
}

/** 党政办公室、经济发展局分别负责6条、2条: each number is of its own name, or of its own way to stand. */
export function paired(parts: readonly Part[], categories: readonly string[]): readonly Part[] {
  const at = parts.findIndex(
    ({ number, left }) => number !== null && left.some(({ kind }) => kind === 'pairs'),
  )
  const first = parts[at]
  if (first === undefined) return parts
  const from = first.left.findIndex(({ kind }) => kind === 'pairs')
  const ahead = first.left.slice(0, from)
  const behind = parts.slice(at + 1)
  const end = behind.findIndex(
    ({ number, left }) => number === null || left.some(({ kind }) => kind !== 'and'),
  )
  const list = [first, ...(end < 0 ? behind : behind.slice(0, end))]
  if (list.length < 2) return parts
  const isOfCategories = parts.some(({ left, right }) =>
    [...left, ...right].some((token) => token.kind === 'noun' && token.thing === 'category'),
  )
  const inOrder = categories.map((name): Token => ({ kind: 'name', name, from: 0, to: 0, text: '' }))
  const keys = [
    ahead.filter(({ kind }) => kind === 'period'),
    monthsFrom(ahead),
    names(ahead),
    namesBefore(parts.slice(0, at)),
    ahead.filter(({ kind }) => kind === 'state'),
    isOfCategories ? inOrder : [],
    ahead.some(({ text }) => /类/u.test(text)) ? classes : [],
  ].find((some) => some.length === list.length)
  // Whose each is nobody says: they are read no further.
  if (keys === undefined)
    return parts.map((part) => (list.includes(part) ? { ...part, left: [...part.left, nobodys] } : part))
  // 分别有5条、2条措施销号: what stands behind the last is said of each.
  const behindAll = list.slice(0, -1).every(({ right }) => right.every(({ kind }) => kind === 'fill'))
    ? (list.at(-1)?.right ?? [])
    : null
  const isOfMonths = keys.length > 2 && keys.every(({ kind, to }) => kind === 'period' && to === 0)
  const own = list.map(({ number, left, right, isWithin }, which): Part => {
    const common = first.left.filter(
      (token) =>
        !keys.includes(token) &&
        token.kind !== 'pairs' &&
        token.kind !== 'and' &&
        !(isOfMonths && (token.kind === 'period' || token.kind === 'each')) &&
        !(token.kind === 'noun' && token.thing === 'category'),
    )
    const key = keys[which]
    const others = left === first.left ? [] : left
    return {
      number,
      left: [...(key === undefined ? [] : [key]), ...common, ...others],
      right: behindAll ?? right,
      isWithin,
      isOwn: true,
    }
  })
  return [...parts.slice(0, at), ...own, ...parts.slice(at + list.length)]
}

/** 三类措施分别销号: the classes in their order. */
const classes: readonly Token[] = (['immediate', 'timeBound', 'continuous'] as const).map((mark) => ({
  kind: 'state',
  ways: [[mark]],
  from: 0,
  to: 0,
  text: '',
}))

/** 4月至9月: each month of them. */
function monthsFrom(tokens: readonly Token[]): readonly Token[] {
  const months = tokens.flatMap(({ kind, text }) =>
    kind === 'period' ? [Number(/(\d{1,2})月/u.exec(text)?.[1] ?? Number.NaN)] : [],
  )
  const [first = 1, last = 0] = months
  if (months.length !== 2 || !(first < last)) return []
  return Array.from({ length: last - first + 1 }, (_, at): Token => {
    return { kind: 'period', from: 0, to: 0, text: `${String(first + at)}月` }
  })
}

export const nobodys: Token = { kind: 'unknown', from: 0, to: 0, text: '' }

/** 甲、乙存在逾期，分别为2条、1条: who was named last before. */
function namesBefore(parts: readonly Part[]): readonly Token[] {
  const named = parts.map(({ left, right }) => names([...left, ...right]))
  return named.findLast((some) => some.length > 0) ?? []
}

function names(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ kind }) => kind === 'name')
}
