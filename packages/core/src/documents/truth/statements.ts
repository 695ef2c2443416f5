import { type Clause, clausesOf, isBlank, type KnownNames, sentencesOf, withoutNames } from './clauses.ts'
import type { Counting } from './counted-records.ts'
import { restWords, speaksOfSource, statesIn, withoutStates } from './counting-words.ts'
import { claimsOfAll, withoutNone } from './claims-of-all.ts'
import type { Meant, Said } from './meaning.ts'
import { meantBy } from './meant.ts'
import {
  type Counted,
  countedIn,
  hasState,
  type Near,
  nounAfter,
  nounBefore,
  ownThings,
  surroundings,
} from './near.ts'
import { namesOtherSource, speaksOfSelfCheck } from './other-words.ts'
import type { Statement } from './statement.ts'

type Known = {
  readonly names: readonly string[]
  /** Those among the names that are people. */
  readonly people?: readonly string[]
  /** The names of categories in their order: 第二方面. */
  readonly categories?: readonly string[]
  /** The names of those who own measures: one of them may say 我局. */
  readonly owners?: readonly string[]
  readonly above: string
  /** Who gave the feedback; null where nobody says. */
  readonly inspectingBody?: string | null
}

/**
 * Every count that a text states, in its order. Names are those of what things are counted within, the longest first; those of the
 * heading above hold for what names nothing itself.
 */
export function statementsIn(
  text: string,
  { names, above, people = [], categories = [], owners = [], inspectingBody = null }: Known,
): readonly Statement[] {
  let named = withoutNames(above, { names, categories }).found
  return sentencesOf(text).flatMap((sentence) => {
    const said = atFirst(named, sentence.text)
    if (/我[局室部街镇办中]|本[局室部单街镇]|我单位/u.test(sentence.text)) said.names = [...named, ...owners]
    const known: KnownNames = { names, people, categories }
    const found = clausesOf(sentence, known).flatMap((clause) => {
      if (namesOtherSource(clause.text, inspectingBody)) said.isOfOther = true
      return statementsOf(clause, said)
    })
    named = said.names
    return found
  })
}

function atFirst(names: readonly string[], sentence: string): Said {
  return {
    names,
    things: [],
    last: null,
    whole: null,
    lead: null,
    base: null,
    values: [],
    isBase: false,
    partOf: null,
    among: null,
    isFurther: false,
    isOfOther: false,
    isOfEach: false,
    tellsBefore: /建档(?:之|以)?前/u.test(sentence),
  }
}

// Which one it is stands in no record, so that what follows is of a part that nobody knows: 第三个方面, 前两个问题.
const ofSomePart =
  /[日号]以来|[一两三\d]周(?:以)?来|第[一二三四五六七八九十\d]+(?:个|项|条)?(?:方面|问题|类|项|条措施)|(?<![目以之此当年月日])[前后][二两三四五六七八九十\d]+[个项条类]|除.{1,30}外|以外的|(?<!细化|制定)分解任务(?=[共有]?\d)|任务分解|分解出/u

function statementsOf(whole: Clause, said: Said): readonly Statement[] {
  const clause = { ...whole, text: withoutNone(whole.text) }
  const numbers = countedIn(clause.text)
  if (isOneOfTwo(clause) || ofSomePart.test(clause.text) || speaksOfSelfCheck(clause.text))
    said.isOfOther = true
  const subject = said.names.find((name) => !clause.names.includes(name) && !clause.people.includes(name))
  const scopes = scopesOf(clause, said)
  said.isFurther = clause.isFurther
  if (!clause.isFurther) said.isOfEach = false
  const named = [...clause.names, ...clause.people]
  said.names = [...named, ...said.names.filter((name) => !named.includes(name))]
  const { last } = said
  if (clause.text.includes('其中') && last !== 'outside') said.among = last
  const statements = numbers.flatMap((_, at) => statementOf({ clause, numbers, at, scopes, said, subject }))
  const { own, hasOther } = ownThings(clause.text)
  // A、B、C各1条: what stands before names in a list leads to all of them.
  const isBare = numbers.length === 0 && isBlank(whole.text)
  if (isBare) return []
  if (numbers.length === 0) {
    said.lead = clause.text
    said.base = baseOf(clause.text)
    if (hasOther && own.length === 0) said.last = 'outside'
  } else if (hasState(clause.text)) said.lead = null
  said.isBase = /[中里内]\s*$/u.test(withoutStates(clause.text))
  said.partOf = said.isBase && said.last !== 'outside' && numbers.length > 0 ? said.last : null
  said.things = [...own.map(({ thing }) => thing).toReversed(), ...said.things]
  if (said.isOfOther) return statements
  return [...statements, ...claimsOfAll({ clause: whole, hasNumbers: numbers.length > 0, scopes, last })]
}

/** 限期整改措施中: of these is what the sentence counts behind it. */
function baseOf(text: string): Said['base'] {
  const kinds = statesIn(text).meanings
  const isBase = /[中里内]\s*$/u.test(withoutStates(text)) && kinds.some((marks) => marks.length > 0)
  return isBase ? kinds : null
}

/** 一个问题的4条措施全部销号，另一个…: which of them it is nobody says. */
function isOneOfTwo({ sentence, text }: Clause): boolean {
  return /另一[个条项]/u.test(sentence) && /一[个条项](?:问题|措施)/u.test(text)
}

type Read = {
  readonly clause: Clause
  readonly numbers: readonly Counted[]
  readonly at: number
  readonly scopes: readonly (readonly string[])[]
  readonly said: Said
  /** What was named last before the clause. */
  readonly subject: string | undefined
}

function statementOf({ clause, numbers, at, scopes, said, subject }: Read): readonly Statement[] {
  const number = numbers[at]
  if (number === undefined) return []
  const near = surroundings(clause, numbers, at)
  const isOther = said.isOfOther && (clause.names.length === 0 || clause.text.includes('除'))
  const meant = isOther ? 'outside' : meantBy(number, { near, clause, said })
  if (meant === 'nothing') return []
  said.last = meant
  const compared = comparedBy(clause, number, subject)
  if (compared !== null && compared.length !== 2) return []
  const within =
    compared === null
      ? scopesOfPart({ clause, number, near, scopes: widened(scopes, { number, near, clause, meant }), said })
      : [compared]
  const each = /(各|均|都|分别)(?:为|是|有|达|已|销号|完成|承担|承办|牵头|负责|制定)*\s*$/u.exec(
    near.before,
  )?.[1]
  const countings =
    meant === 'outside'
      ? []
      : within.flatMap((names) => meant.of.map((one): Counting => ({ ...one, within: names })))
  if (meant !== 'outside') said.things = [...meant.of.map(({ thing }) => thing).slice(0, 1), ...said.things]
  const rest = meant === 'outside' ? null : restOf(number, { near, clause, said })
  if (meant !== 'outside' && rest === null) keepWhole(meant, number, { near, clause, said, scopes: within })
  const alike = meant === 'outside' ? [] : alikeOf(number, near, said)
  const { end, measureWord: _, ...same } = number
  const value = near.isNone ? 0 : number.value
  if (meant !== 'outside' && !number.isPercent) said.values.push(value)
  const statement: Statement = {
    ...same,
    from: clause.from + number.from,
    to: clause.from + end,
    value,
    said: clause.text.slice(number.from, end),
    countings,
    each: each === undefined || (within[0]?.length ?? 0) < 2 ? null : each === '各' ? 'strictly' : 'perhaps',
    isOfSource: speaksOfSource.test(clause.text),
    clause: [
      `${clause.text.slice(0, number.from)}#${clause.text.slice(end)}`.trim(),
      ...clause.names,
      ...clause.people,
    ].join(),
    rest,
    alike,
    isDifference: compared !== null,
    part: number.isPercent && /占/u.test(near.before) ? (said.values.at(-1) ?? null) : null,
    extreme: extremeOf(clause.text, numbers, at),
  }
  return [statement]
}

const ofNoName: readonly (string | undefined)[] = ['owner', 'leader', 'handler', 'category']

/** Beside what a clause names all can be meant: of units and categories, behind A等, and in 在52条措施中. */
function widened(
  scopes: Read['scopes'],
  {
    number,
    near,
    clause,
    meant,
  }: {
    readonly number: Counted
    readonly near: Near
    readonly clause: Clause
    readonly meant: Meant | 'outside'
  },
): Read['scopes'] {
  const thing = meant === 'outside' ? undefined : meant.of[0]?.thing
  const behind = near.after.slice(nounAfter(near.after)?.to ?? 0)
  // 3条措施中2条由A负责: the name behind is of the part.
  const isBefore =
    /在\s*(?:全部|全委|所有|总共)?$/u.test(near.before) || !/\s{2}/u.test(clause.text.slice(0, number.from))
  const isInAll = isBefore && /^\s*[中里内]/u.test(behind)
  return ofNoName.includes(thing) || isInAll || /\s等/u.test(clause.text) ? [...scopes, []] : scopes
}

/** The two of which the first is said to have more than the second, or less: A比B多2条; null where nothing is compared. */
function comparedBy(
  { names: things, people, text }: Clause,
  { from }: Counted,
  subject: string | undefined,
): readonly string[] | null {
  if (!/比[^比]{0,20}[多少高低]出?\s*$/u.test(text.slice(0, from))) return null
  const names = [...things, ...people]
  return names.length === 1 && subject !== undefined ? [subject, ...names] : names
}

/** Within what a number counts: what belongs to a whole that its sentence names is within what that is. */
function scopesOfPart({
  clause,
  number,
  near,
  scopes,
  said: { whole },
}: Pick<Read, 'clause' | 'scopes' | 'said'> & {
  readonly number: Counted
  readonly near: Near
}): Read['scopes'] {
  const hasOwn = nounAfter(near.after) !== null || nounBefore(number, near) !== null
  if (hasOwn || whole === null || (scopes[0]?.length ?? 0) > 1) return scopes
  const [first = []] = scopes
  const [ofWhole = []] = whole.scopes
  // 由A、B承担，其中A1条: of the one that is named.
  const isOneOfThose =
    clause.names.length > 0 && first.length < ofWhole.length && first.every((name) => ofWhole.includes(name))
  const isNamed =
    first.length > 0 && (isOneOfThose || !whole.scopes.some((one) => one.join() === first.join()))
  return isNamed ? scopes : whole.scopes
}

/** What is left of the whole, where a number tells the rest; how many are named, where it counts names before it. */
function restOf(
  number: Counted,
  { near, clause, said: { whole } }: { readonly near: Near; readonly clause: Clause; readonly said: Said },
): number | null {
  const noun = nounAfter(near.after)?.thing
  const countsNames = noun === 'owner' || noun === 'leader' || noun === 'handler' || noun === 'category'
  if (
    clause.listed > 1 &&
    isBlank(clause.text.slice(0, number.from)) &&
    (countsNames || /^\s*(?:领导|部门|单位|同志)/u.test(near.after))
  )
    return clause.listed
  if (whole === null || number.isPercent || !restWords.test(near.before)) return null
  return whole.value - whole.parts
}

const classes: readonly string[] = ['immediate', 'timeBound', 'continuous']

/** Keeps what later numbers of the sentence are parts of, or counts a part of it. */
function keepWhole(
  meant: Meant,
  number: Counted,
  {
    near,
    clause,
    said,
    scopes,
  }: { readonly near: Near; readonly clause: Clause; readonly said: Said; readonly scopes: Read['scopes'] },
): void {
  if (number.isPercent) return
  const isBase = /[中里内]\s*$/u.test(withoutStates(clause.text))
  const isOfClass =
    /的\s*$/u.test(near.before) && meant.of.some(({ marks }) => marks.some((mark) => classes.includes(mark)))
  if (isBase || isOfClass || nounAfter(near.after) !== null || nounBefore(number, near) !== null) {
    said.whole = { meant, value: number.value, parts: 0, scopes }
  } else if (said.whole?.meant.of[0]?.thing === meant.of[0]?.thing && said.whole !== null)
    said.whole.parts += number.value
}

/** The sum of the numbers before it where it says what they come to, and the shares of one of them in another. */
function alikeOf(number: Counted, near: Near, { values }: Said): readonly number[] {
  if (number.isPercent)
    return values.flatMap((whole) =>
      values.flatMap((part) => (whole > part && whole > 0 ? [(part / whole) * 100] : [])),
    )
  if (!/(?:共|合计|总计|累计)\S{0,4}\s*$/u.test(near.before)) return []
  return values.flatMap((_, at) => {
    const last = values.slice(at)
    return last.length > 1 ? [last.reduce((sum, one) => sum + one, 0)] : []
  })
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
function scopesOf({ people, ...clause }: Clause, said: Said): Read['scopes'] {
  if (people.length > 0) {
    const theirs = [...(people.length > 1 ? [people] : []), ...people.map((name) => [name])]
    // 顾行远牵头4个问题: his. Where he only speaks, all can be meant.
    const isTheirs =
      clause.names.length === 0 &&
      /\s(?:[两三四]位)?(?:同志|领导)?(?:所)?(?:牵头|负责|承办|包[抓案保联]|领办|分管|主抓|承担)/u.test(
        clause.text,
      )
    return isTheirs ? theirs : [...theirs, ...scopesOf({ ...clause, people: [] }, said)]
  }
  const { names } = clause
  if (names.length > 0) return [names, ...(names.length > 1 ? names.map((name) => [name]) : [])]
  return [...said.names.map((name) => [name]), []]
}
