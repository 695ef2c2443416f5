import type { CountedThing, Counting } from './counted-records.ts'
import {
  describing,
  doneWith,
  fillers,
  fitting,
  nothingLate,
  restWords,
  speaksOfOthers,
  speaksOfSource,
  statesIn,
  thingsIn,
  withoutStates,
} from './counting-words.ts'
import { type SaidNumber, saidNumbers } from './said-numbers.ts'

/** A count that a text states, with the ways in which it can be meant; none where it speaks of what no record counts. */
export type Statement = SaidNumber & {
  readonly said: string
  readonly countings: readonly Counting[]
  /** Whether it is told as what the source states. */
  readonly isOfSource: boolean
  /** The words of its clause around the number. */
  readonly clause: string
  /** What is left of the whole of its sentence without the parts that it names before: “其余10个”. Null of what is no rest. */
  readonly rest: number | null
  /** The least or the most share of any category: “在25%至62.5%之间”. */
  readonly extreme: 'least' | 'most' | null
}

type Counted = SaidNumber & {
  /** Behind the word of measure. */
  readonly end: number
  /** 条, 个, …; null of a share and of an English count. */
  readonly measureWord: string | null
}

type Meant = { readonly thing: CountedThing; readonly marks: readonly Counting['marks'][] }

type Clause = {
  readonly from: number
  readonly text: string
  /** What it names that things are counted within. */
  readonly names: readonly string[]
  /** Whom it names; they may be told of something else, so that what is counted need not be theirs. */
  readonly people: readonly string[]
  /** Of a list with 、: not its first part. */
  readonly isFurther: boolean
}

/** What was said before the clause that is read. */
type Said = {
  /** Named in the paragraph, the latest first. */
  names: readonly string[]
  /** Named in the sentence. */
  things: readonly CountedThing[]
  /** What the last number of the sentence counted. */
  last: Meant | 'outside' | null
  /** What the last number counted that had a noun of its own, how many those are, and how many of them were told apart since. */
  whole: { readonly meant: Meant; readonly value: number; parts: number } | null
  isBase: boolean
  /** Of a list with 、: whether its first part is read. */
  isFurther: boolean
  /** Whether what was closed before the record was begun is told apart. */
  tellsBefore: boolean
}

type Known = {
  readonly names: readonly string[]
  /** Those among the names that are people. */
  readonly people?: readonly string[]
  readonly above: string
}

/**
 * Every count that a text states, in its order. Names are those of what things are counted within, the longest first; those of the
 * heading above hold for what names nothing itself.
 */
export function statementsIn(text: string, { names, above, people = [] }: Known): readonly Statement[] {
  let named = withoutNames(above, names).found
  return pieces(text, /[。；;！？!?\n]|\.(?=\s|$)/g).flatMap((sentence) => {
    const tellsBefore = sentence.text.includes('建档前')
    const said: Said = {
      names: named,
      things: [],
      last: null,
      whole: null,
      isBase: false,
      isFurther: false,
      tellsBefore,
    }
    const found = clausesOf(sentence, { names, people }).flatMap((clause) => statementsOf(clause, said))
    named = said.names
    return found
  })
}

const clauseEnd =
  /[，：:]|,(?!\d{3})| and (?=[^a-z])| and (?=(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)/g

function clausesOf(
  sentence: Piece,
  { names, people }: { readonly names: readonly string[]; readonly people: readonly string[] },
): readonly Clause[] {
  return pieces(sentence.text, clauseEnd).flatMap((piece) => {
    const { text, found } = withoutNames(piece.text, names)
    return pieces(text, /、/g).map((part, at) => ({
      from: sentence.from + piece.from + part.from,
      text: part.text,
      names: found.filter((name) => !people.includes(name)),
      people: found.filter((name) => people.includes(name)),
      isFurther: at > 0,
    }))
  })
}

type Piece = { readonly from: number; readonly text: string }

function pieces(text: string, separator: RegExp): readonly Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const { 0: mark, index } of text.matchAll(separator)) {
    found.push({ from, text: text.slice(from, index) })
    from = index + mark.length
  }
  found.push({ from, text: text.slice(from) })
  return found
}

/** Names hold words that would be read as something else; spaces take their place. */
function withoutNames(text: string, names: readonly string[]): { text: string; found: readonly string[] } {
  let rest = text
  const found: string[] = []
  for (const name of names) {
    if (!rest.includes(name)) continue
    found.push(name)
    rest = rest.replaceAll(name, ' '.repeat(name.length))
  }
  return { text: rest, found }
}

function statementsOf(clause: Clause, said: Said): readonly Statement[] {
  const numbers = countedIn(clause.text)
  const scopes = scopesOf(clause, said)
  said.isFurther = clause.isFurther
  const named = [...clause.names, ...clause.people]
  said.names = [...named, ...said.names.filter((name) => !named.includes(name))]
  const statements = numbers.flatMap((number, at) => {
    const near = surroundings(clause.text, numbers, at)
    const meant = speaksOfOthers.test(clause.text) ? 'outside' : meantBy(number, near, said)
    if (meant === 'nothing') return []
    said.last = meant
    const countings =
      meant === 'outside'
        ? []
        : scopes.flatMap((within) => meant.marks.map((marks) => ({ thing: meant.thing, marks, within })))
    if (meant !== 'outside') said.things = [meant.thing, ...said.things]
    const rest = meant === 'outside' ? null : restOf(number, near, said)
    if (meant !== 'outside' && rest === null) keepWhole(meant, number, { near, said })
    const { end, measureWord: _, ...same } = number
    const value = near.isNone ? 0 : number.value
    const place = { from: clause.from + number.from, to: clause.from + end }
    const words = clause.text.slice(number.from, end)
    const around = `${clause.text.slice(0, number.from)}#${clause.text.slice(end)}`.trim()
    const isOfSource = speaksOfSource.test(clause.text)
    const extreme = extremeOf(clause.text, numbers, at)
    return [{ ...same, ...place, value, said: words, countings, isOfSource, clause: around, rest, extreme }]
  })
  said.isBase = /[中里内]\s*$/u.test(withoutStates(clause.text))
  said.things = [
    ...thingsIn(clause.text)
      .map(({ thing }) => thing)
      .toReversed(),
    ...said.things,
  ]
  return [...statements, ...noneLate(clause, scopes)]
}

/** “没有逾期” states none, without a number. */
function noneLate({ from, text }: Clause, scopes: readonly (readonly string[])[]): readonly Statement[] {
  const countings = scopes.map((within): Counting => ({ thing: 'measure', marks: ['late'], within }))
  const number = { value: 0, decimals: 0, step: null, isPercent: false, isAbout: false, isWord: true }
  const beside = { isOfSource: false, clause: text, rest: null, extreme: null }
  return nothingLate(text).map(({ said, at }) => {
    const place = { from: from + at, to: from + at + said.length }
    return { ...number, ...place, ...beside, said, countings }
  })
}

/** What is left of the whole, where a number tells the rest. */
function restOf(number: Counted, near: Near, { whole }: Said): number | null {
  if (whole === null || number.isPercent || !restWords.test(near.before)) return null
  return whole.value - whole.parts
}

/** Keeps what later numbers of the sentence are parts of, or counts a part of it. */
function keepWhole(
  meant: Meant,
  number: Counted,
  { near, said }: { readonly near: Near; readonly said: Said },
): void {
  if (number.isPercent) return
  if (nounAfter(near.after) !== null || nounBefore(number, near) !== null) {
    said.whole = { meant, value: number.value, parts: 0 }
  } else if (said.whole?.meant.thing === meant.thing) said.whole.parts += number.value
}

/** Of two shares with 至 between them the first is the least, the second the most. */
function extremeOf(text: string, numbers: readonly Counted[], at: number): Statement['extreme'] {
  const joins = (one: Counted | undefined, other: Counted | undefined): boolean =>
    one?.isPercent === true &&
    other?.isPercent === true &&
    /^\s*[至到~～—-]+\s*$/u.test(text.slice(one.end, other.from))
  if (joins(numbers[at], numbers[at + 1])) return 'least'
  return joins(numbers[at - 1], numbers[at]) ? 'most' : null
}

/** Within what a clause counts: what it names, together or one of it, else what was named before, else all. */
function scopesOf({ people, ...clause }: Clause, said: Said): readonly (readonly string[])[] {
  if (people.length > 0)
    return [...people.map((name) => [name]), ...scopesOf({ ...clause, people: [] }, said)]
  const { names } = clause
  if (names.length > 0) return [names, ...(names.length > 1 ? names.map((name) => [name]) : [])]
  return [...said.names.map((name) => [name]), []]
}

function countedIn(text: string): readonly Counted[] {
  return saidNumbers(text).flatMap((number): Counted[] => {
    if (number.isPercent) return [{ ...number, end: number.to, measureWord: null }]
    const after = text.slice(number.to)
    const word = /^\s?([项个条家件处名位])/u.exec(after)
    if (word?.[1] !== undefined) return [{ ...number, end: number.to + word[0].length, measureWord: word[1] }]
    return /^\s+[a-z]/iu.test(after) ||
      (/^\s*$/.test(after) && /[a-z]\s+$/iu.test(text.slice(0, number.from)))
      ? [{ ...number, end: number.to, measureWord: null }]
      : []
  })
}

type Near = {
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
  readonly isLast: boolean
  /** “Not one of them”: none. */
  readonly isNone: boolean
  readonly next: Counted | undefined
}

/** The words about a number. What stands between two of them belongs to the later, unless that has words behind it. */
function surroundings(clause: string, numbers: readonly Counted[], at: number): Near {
  const number = numbers[at]
  if (number === undefined) throw new Error('no such number')
  const [previous, next] = [numbers[at - 1], numbers[at + 1]]
  const before = clause.slice(previous?.end ?? 0, number.from)
  const after = clause.slice(number.end, next?.from ?? clause.length)
  const behindNext = next === undefined ? '' : clause.slice(next.end, numbers[at + 2]?.from ?? clause.length)
  const keepsAfter = next === undefined || hasState(behindNext)
  const takesBefore = previous === undefined || !hasState(after)
  const noun = keepsAfter ? after : after.slice(0, nounAfter(after)?.to ?? 0)
  const ahead = beyondNoun(before, previous !== undefined)
  const states = `${takesBefore ? ahead : ''} ${noun}`
  const isNone = number.value === 1 && number.isWord && /(?:没有|无|未有|\bnot)\s*$/iu.test(before)
  return { before, after, ahead, states, clause, isLast: next === undefined, isNone, next }
}

function hasState(text: string): boolean {
  return statesIn(text).rest !== text
}

/** What stands behind the noun of the number before. */
function beyondNoun(text: string, hasPrevious: boolean): string {
  return hasPrevious ? text.slice(nounAfter(text)?.to ?? 0) : text
}

/** The noun of a number right behind it, with nothing between but words that describe what is counted here. */
function nounAfter(after: string): { readonly thing: CountedThing; readonly to: number } | null {
  const [first] = thingsIn(after)
  if (first === undefined) return null
  const before = after.slice(0, first.from)
  // 5个已退回责任部门: they are returned to it, and it is not five.
  const between = (first.thing === 'owner' ? before : statesIn(before).rest).replaceAll(describing, '')
  return between === '' ? first : null
}

/** The noun of a number right before it: 措施53条. */
function nounBefore({ measureWord }: Counted, { ahead, after }: Near): CountedThing | null {
  const last = thingsIn(ahead).at(-1)
  if (last === undefined || measureWord === null || !(fitting[measureWord] ?? []).includes(last.thing))
    return null
  return leftOf(ahead.slice(last.to)) === '' && hasNoNoun(after.replace(doneWith, '')) ? last.thing : null
}

function meantBy(number: Counted, near: Near, said: Said): Meant | 'outside' | 'nothing' {
  const direct = number.isPercent ? null : nounAfter(near.after)
  const isArticle = number.isWord && number.value === 1 && !near.isNone
  if (number.isAbout || (isArticle && direct === null)) return 'nothing'
  // What is left out beside a number is what the number before counted, which nobody knows.
  const isOfOthers = said.last === 'outside' && direct === null && thingsIn(near.before).length === 0
  const thing = isOfOthers ? null : thingOf(number, near, said)
  if (thing === null) return unknownOf(number)
  const base = said.last === 'outside' ? null : said.last
  const marks = marksOf(number, near, { ...said, last: base })
  if (number.isPercent && marks.every((one) => one.length === 0)) return unknownOf(number)
  const isPeople = thing === 'owner' || thing === 'leader' || thing === 'handler'
  return { thing, marks: isPeople && base !== null ? [...marks, ...base.marks] : marks }
}

/** A number of what no record counts comes from outside. 一半 of such things is a way to speak. */
function unknownOf({ isPercent, isWord }: Counted): 'outside' | 'nothing' {
  return isPercent && isWord ? 'nothing' : 'outside'
}

type Marks = Meant['marks']

function marksOf(number: Counted, near: Near, said: Said & { last: Meant | null }): Marks {
  const own = statesIn(ofEnglish(number, near)).meanings
  const base = said.last?.marks ?? [[]]
  const isPart = said.isBase || /其中|[中里内]有?$|^\s*[中里内]/u.test(withoutStates(near.before))
  const marks = isPart ? own.map((one) => [...(base.at(said.tellsBefore ? -1 : 0) ?? []), ...one]) : own
  const isBare = own.every((one) => one.length === 0)
  // 39条限期整改措施，已销号15条: of these, or of all.
  const ofWhole = isPart || nounAfter(near.after) !== null ? [] : withWhole(own, said)
  const all = [...marks, ...(said.isFurther && isBare ? base : []), ...ofWhole]
  if (!said.tellsBefore) return all
  return all.flatMap((one) =>
    one.includes('closed') && !one.includes('before') ? [[...one, 'closedHere' as const], one] : [one],
  )
}

function withWhole(own: Marks, { whole }: Said): Marks {
  const marked = (whole?.meant.marks ?? []).filter((one) => one.length > 0)
  return marked.flatMap((of) => own.filter((one) => one.length > 0).map((one) => [...of, ...one]))
}

/** In “25 of 52 measures are closed” the 25 are closed, and of the 52 nothing is said. */
function ofEnglish({ isPercent }: Counted, { before, after, clause, states }: Near): string {
  if (/\bof(?: the| all)?\s+$/iu.test(before)) return ''
  if (/^\s*of\b/iu.test(after)) return clause
  const isBracketed = /[（(]\s*$/u.test(before)
  return isPercent || isBracketed ? clause : states
}

function thingOf(number: Counted, near: Near, said: Said): CountedThing | null {
  const { before, after, clause } = near
  const direct = number.isPercent ? null : nounAfter(after)
  if (direct !== null) return direct.thing
  const ahead = number.isPercent ? null : nounBefore(number, near)
  if (ahead !== null) return ahead
  if (restWords.test(before) && said.whole !== null && number.measureWord !== null)
    return said.whole.meant.thing
  const ofClause = thingsIn(clause.slice(0, number.from)).map(({ thing }) => thing)
  const earlier = [...ofClause.toReversed(), ...said.things]
  const halved = number.isPercent && number.isWord ? nounAfter(after) : null
  if (halved !== null) return halved.thing
  if (number.isPercent) return number.isWord && !hasNoNoun(after) ? null : (earlier[0] ?? null)
  if (number.measureWord === null) return isElidedEnglish(after) ? (earlier[0] ?? ofLater(near)) : null
  if (number.measureWord === '项' && near.next?.from === number.end) return 'category'
  if (!isElided(before, after)) return null
  const fits = fitting[number.measureWord] ?? []
  return earlier.find((thing) => fits.includes(thing)) ?? (number.measureWord === '条' ? 'measure' : null)
}

/** In “25 of 52 measures” the noun comes with the next number. */
function ofLater({ clause, after }: Near): CountedThing | null {
  return /^\s*of\b/iu.test(after) ? (thingsIn(clause)[0]?.thing ?? null) : null
}

function isElidedEnglish(after: string): boolean {
  return /^\s*(?:$|[(),]|(?:of|have|has|had|are|is|was|were|remain(?:s|ed)?|still|closed|open|overdue|late|not)\b)/iu.test(
    after,
  )
}

/** Whether a number says no noun of its own that nobody counts: beside it stand only words of how things stand, and fillers. */
function isElided(before: string, after: string): boolean {
  return leftOf(before) === '' && hasNoNoun(after)
}

function hasNoNoun(after: string): boolean {
  const behind = /^\p{Script=Han}{0,4}/u.exec(statesIn(after).rest)?.[0] ?? ''
  return behind === '' || leftOf(behind) === ''
}

function leftOf(text: string): string {
  const { rest } = statesIn(text)
  const things = thingsIn(rest).reduceRight(
    (left, { from, to }) => left.slice(0, from) + left.slice(to),
    rest,
  )
  return things.replaceAll(fillers, '')
}
