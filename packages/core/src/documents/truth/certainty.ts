import { type KnownNames, type Piece, withoutNames } from './clauses.ts'
import { type CountedMark, type CountedRecords, type Counting, recordsCounted } from './counted-records.ts'
import { describing, fillers, restWords, statesIn, thingsIn } from './counting-words.ts'
import { lies } from './number-lies.ts'
import type { Statement } from './statement.ts'

/** A sentence as it was read: without the names in it, which stand beside it. */
export type ReadSentence = Piece & { readonly bare: string; readonly names: readonly string[] }

/** Takes the names out of a sentence, once for all of its numbers. */
export function readSentence(sentence: Piece, known: KnownNames): ReadSentence {
  const { text: bare, found } = withoutNames(sentence.text, known)
  return { ...sentence, bare, names: found }
}

/** What stood before a number in its sentence: something that was not understood, or that no record counts. */
export type Doubt = 'unread' | 'outside' | null

function saysThing({ before, after }: About): boolean {
  return thingsIn(before).length + thingsIn(after).length > 0
}

/** What stands about a number in its clause: to the mark or number before, and to the one behind. */
type About = { readonly head: string; readonly before: string; readonly after: string; readonly at: number }

/**
 * Whether a number that the records do not bear out is certain to mean what it was held against. It is not where its sentence has been
 * understood in part only, or can be read so that the records bear it out: a right number that is refused costs more trust than a
 * wrong one that the next reader has to find. Each doubt holds for all ways to say a number.
 */
export function isCertain(
  statement: Statement,
  sentence: ReadSentence,
  { counted, doubt }: { readonly counted: CountedRecords; readonly doubt: Doubt },
): boolean {
  const about = aboutOf(statement, sentence)
  const isNamedHere = namesIn(about, sentence).length > 0
  return !(
    // What stood before it in its sentence was not understood, and it may be of that.
    (!isNamedHere && (doubt === 'unread' || (doubt === 'outside' && !saysThing(about)))) ||
    ofUnknownFinding.test(sentence.bare.slice(0, about.at)) ||
    isArticle(statement, about) ||
    hasStrangeWords(about) ||
    cannotBe(statement, counted) ||
    (statement.extreme === null && canBeTrue(statement, { about, sentence, counted }))
  )
}

function aboutOf({ from, to }: Statement, sentence: ReadSentence): About {
  const at = from - sentence.from
  const head = /[^，：；、,;:]*$/u.exec(sentence.bare.slice(Math.max(0, at - reach), at))?.[0] ?? ''
  const end = to - sentence.from
  const tail = /^[^，：；、,;:]*/u.exec(sentence.bare.slice(end, end + reach))?.[0] ?? ''
  return { at, head, before: /\D*$/u.exec(head)?.[0] ?? '', after: /^\D*/u.exec(tail)?.[0] ?? '' }
}

// What stands further from a number is not about it.
const reach = 60

/** The names that stand before a number in its clause. */
function namesIn({ head, at }: About, { text, names }: ReadSentence): readonly string[] {
  const written = text.slice(at - head.length, at)
  return names.filter((name) => written.includes(name))
}

// A finding that is quoted in other words than those of the record.
const ofUnknownFinding = /[“"][^”"]{0,40}\p{Script=Han}{3}[^”"]{0,40}[”"]\s*(?:的|这一?)?\s*问题/u

// 坚持一个问题一套办法: one, without 仅 or 只, is an article.
function isArticle({ isWord, value }: Statement, { head }: About): boolean {
  return isWord && value === 1 && !/[仅只有剩]\s*$/u.test(head)
}

const understood =
  /涉及|总数|制[定订]|细化|分解|形成|实施|推进|执行|逐[条项一]|提出|认领|包括|登记|对|超[过出]|突破|[高低多少大小]于|将近|大约|左右|由|依次|分布在|集中在|领导|数|包[抓案]|不足|列入|纳入|本轮|[本此]次|总体|明确|将|但|按期|其|分管|领域|坚持|所|[市县区省]委第?|组|问题|部门|单位|方面|之间|(?<=\s)全[委区县局]|抓好|做好|推动|认真|进一步|严格|实现|落实|指出|[各共类和及与并在的率前后内比至于]/gu

/** Whether words stand about a number that nobody here understands: they may say of what it is. */
function hasStrangeWords({ before, after }: About): boolean {
  return [before, after].some((words) => /\p{Script=Han}{2}/u.test(leftOf(words)))
}

function leftOf(words: string): string {
  const { rest } = statesIn(words)
  const left = thingsIn(rest).reduceRight(
    (text, { from, to }) => `${text.slice(0, from)} ${text.slice(to)}`,
    rest,
  )
  return [describing, understood, fillers, /[一二两三四五六七八九十条项个家件名位成半余]/gu].reduce(
    (text, known) => text.replaceAll(known, ' '),
    left,
  )
}

const apart: readonly (readonly [CountedMark, readonly CountedMark[]])[] = [
  ['closed', ['open', 'waiting', 'planned', 'late', 'reopened', 'returned']],
  ['completed', ['notCompleted']],
  ['planned', ['started']],
  ['late', ['inTime', 'notLate']],
  ['immediate', ['timeBound', 'continuous']],
  ['timeBound', ['continuous']],
]

function standTogether({ marks }: Counting): boolean {
  return apart.every(
    ([one, others]) => !marks.includes(one) || !others.some((other) => marks.includes(other)),
  )
}

const kinds: readonly CountedMark[] = ['immediate', 'timeBound', 'continuous']

/** Whether nothing can stand as it was read, or nothing does that is said to stand in several ways at once. */
function cannotBe({ countings, value }: Statement, counted: CountedRecords): boolean {
  if (!countings.some(standTogether)) return true
  const areSeveral = countings.every(({ marks }) => marks.filter((one) => !kinds.includes(one)).length > 1)
  return areSeveral && value > 0 && countings.every((one) => recordsCounted(counted, one).length === 0)
}

/** Whether what its sentence names and says before a number makes it true: 限期整改措施中，15条已销号. */
function canBeTrue(
  statement: Statement,
  {
    about,
    sentence,
    counted,
  }: { readonly about: About; readonly sentence: ReadSentence; readonly counted: CountedRecords },
): boolean {
  const ahead = sentence.bare.slice(Math.max(0, about.at - longest), about.at)
  const said = ahead.split(/[，：、\d]+/u).flatMap((clause) => statesIn(clause).meanings)
  const scopes = otherScopes(about, sentence)
  return statement.countings.some((own) =>
    [own.within, ...scopes].some((within) =>
      (restWords.test(about.head) ? [own.marks, withoutRest(own.marks)] : [own.marks]).some((marks) =>
        [[], ...said].some((more) => {
          const way: Counting = { ...own, within, marks: [...new Set([...marks, ...more])] }
          return standTogether(way) && isBorneOut(statement, way, counted)
        }),
      ),
    ),
  )
}

function withoutRest(marks: readonly CountedMark[]): readonly CountedMark[] {
  return marks.filter((one) => one !== 'open' && one !== 'notCompleted')
}

const longest = 200

/**
 * What else a number can be of: of several names any, or all together. One that stands before it is what it is of, beside what the sentence
 * begins with: 针对某问题，财政局牵头的4条措施.
 */
function otherScopes(about: About, sentence: ReadSentence): readonly (readonly string[])[] {
  const { names, text, bare } = sentence
  const begin = /^[^，：\d]*(?=[，：])/u.exec(bare)?.[0] ?? ''
  const begun = names.filter((name) => text.slice(0, begin.length).includes(name)).map((name) => [name])
  const [one, ...more] = names
  const isTopic =
    namesIn(about, sentence).length === 1 ||
    (one !== undefined && more.length === 0 && text.slice(0, about.at).includes(one))
  return isTopic ? begun : [[], ...names.slice(0, 12).map((name) => [name]), names]
}

function isBorneOut(statement: Statement, way: Counting, counted: CountedRecords): boolean {
  const part = recordsCounted(counted, way).length
  if (!statement.isPercent) return (part > 0 || !statement.isWord) && lies(part, statement)
  const whole = recordsCounted(counted, {
    ...way,
    marks: way.marks.filter((one) => kinds.includes(one)),
  }).length
  return whole > 1 && lies((part / whole) * 100, statement)
}
