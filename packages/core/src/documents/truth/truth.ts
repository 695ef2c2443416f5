import type {
  CheckedParagraph,
  CheckedStatement,
  Contradiction,
  Found,
  Stated,
  TruthReport,
} from './checked-statement.ts'
import { type CountedMark, type CountedRecords, type Counting, recordsCounted } from './counted-records.ts'
import { type Doubt, isCertain, readSentence } from './certainty.ts'
import { asOfDays } from './as-of.ts'
import { derivedIn, overlaps } from './derived.ts'
import { type KnownNames, type Piece, sentencesOf } from './clauses.ts'
import { leftUnread } from './left-unread.ts'
import { namedByNumber } from './named-by-number.ts'
import { lies } from './number-lies.ts'
import { disagreementsIn } from './own-arithmetic.ts'
import { plainNumbers } from './plain-numbers.ts'
import { contradictionsIn, daysApart, eachOnce, othersApart } from './contradictions.ts'
import type { Reading } from './sentence-frames.ts'
import { countingOf, readingsIn } from './sentence-verdicts.ts'
import type { WorkedOut } from './worked-out.ts'
import type { Statement } from './statement.ts'
import { statementsIn } from './statements.ts'

/**
 * Looks up every count that paragraphs state of a rectification: each is right, wrong, or from outside, which the records know nothing
 * of; and names what contradicts each other.
 *
 * @example checkParagraphs([{ text: '已销号26条措施。', above: '' }], counted).statements // [{ said: '26条', verdict: 'wrong', recorded: '25', … }]
 */
export function checkParagraphs(
  paragraphs: readonly CheckedParagraph[],
  counted: CountedRecords,
): TruthReport {
  const names = namesOf(counted)
  const categories = counted.records
    .filter(({ thing }) => thing === 'category')
    .flatMap(({ within }) => within)
  const { people, inspectingBody } = counted
  const owners = [
    ...new Set(
      counted.records.flatMap(({ thing, name }) => (thing === 'owner' && name !== undefined ? [name] : [])),
    ),
  ]
  const read = paragraphs.map(({ text, above }, paragraph) => {
    const plain = plainNumbers(text, names)
    const known = { names, people, above, categories, owners, inspectingBody }
    const placed = <Read extends Span>(read: Read): Read => {
      const [from, to] = [plain.at[read.from] ?? read.from, plain.at[read.to] ?? read.to]
      return plain.text === text ? read : { ...read, from, to, said: text.slice(from, to) }
    }
    const derived = derivedIn(plain.text, known, counted)
    const stated = statementsIn(plain.text, known).filter(
      (one) => !derived.some((other) => overlaps(one, other)),
    )
    const isDoubted = doubted(plain.text, stated, { known, counted })
    const counts = stated.map((read) => {
      const statement = placed(read)
      const { place, said, ...told } = checked(statement, paragraph, counted)
      if (isDoubted(read)) return { statement: null, checked: { place, said, verdict: 'unsure' as const } }
      return { statement, checked: { place, said, ...told } }
    })
    const told = derived.map((read) => ({
      statement: null,
      checked: workedOut(placed(read), paragraph, counted),
    }))
    const within = sentencesOf(plain.text)
      .flatMap(disagreementsIn)
      .map(({ one, other }): Contradiction => {
        const at = ({ from, text: said }: Piece): Stated => {
          const span = placed({ from, to: from + said.length, said })
          return { place: { paragraph, from: span.from, to: span.to }, said: span.said }
        }
        return [at(one), at(other)]
      })
    const readings = readingsIn(plain.text, { known, counted })
    const whole = readings.map((one) => ({ ...one, said: plain.text.slice(one.from, one.to) })).map(placed)
    const all = namedByNumber(text, reread([...counts, ...told], whole, paragraph), { paragraph, names })
    const unread = leftUnread(text, { known, found: all.map(({ checked: { place } }) => place) })
    return {
      all: [...all, ...unread.map((one) => notLookedUp(one, paragraph))].toSorted(
        (a, b) => a.checked.place.from - b.checked.place.from,
      ),
      within,
    }
  })
  const found = read.flatMap(({ all }) => all)
  const statements = found.map((one) => one.checked)
  return {
    statements,
    contradictions: eachOnce([
      ...contradictionsIn(found),
      ...read.flatMap(({ within }) => within),
      ...daysApart(paragraphs, statements, (sentence) => isOfItsDay(sentence, counted)),
      ...othersApart(paragraphs, statements, { names, people: counted.people, categories }),
    ]),
  }
}

function notLookedUp({ from, text: said }: Piece, paragraph: number): Found {
  const place = { paragraph, from, to: from + said.length }
  return { statement: null, checked: { place, said, verdict: 'unsure' } }
}

/** Whether what a sentence says is true as of its day alone: without it, its numbers are others. */
function isOfItsDay(sentence: string, counted: CountedRecords): boolean {
  const days = asOfDays(sentence)
  if (days.length === 0) return false
  const bare = days.reduceRight(
    (text, { from, text: { length } }) =>
      text.slice(0, from) + text.slice(from + length).replace(/^[，,]/u, ''),
    sentence,
  )
  return checkParagraphs([{ text: bare, above: '' }], counted).statements.some(
    ({ verdict }) => verdict === 'wrong',
  )
}

/**
 * What was found, with what sentences that are understood whole say: that they are true there settles it; that they are wrong holds where
 * nothing else makes them true.
 */
function reread(
  found: readonly Found[],
  readings: readonly (Reading & Span)[],
  paragraph: number,
): readonly Found[] {
  const taken = new Set<Found>()
  const read = readings.flatMap((reading): Found[] => {
    const { from, to, said, verdict, recorded, records } = reading
    const those = found.filter(({ checked: { place } }) => overlaps(place, reading))
    const isHeld = those.some(
      ({ statement, checked: one }) =>
        one.verdict === 'right' && (statement?.rest ?? null) === null && reading.isFirm !== true,
    )
    const isDoubt =
      verdict === 'unsure' &&
      those.some(({ statement, checked: one }) => one.verdict !== 'wrong' || statement?.isWord === true)
    // What is worked out of counts has a reader of its own.
    const isWorkedOut = those.some(
      ({ statement, checked: one }) => statement === null && one.verdict === 'wrong',
    )
    if (reading.isQuiet === true && those.length === 0) return []
    if (reading.isWeak === true && those.some(({ checked: one }) => one.verdict === 'wrong')) return []
    if (isDoubt || (verdict !== 'right' && (isHeld || isWorkedOut))) return []
    for (const one of those) taken.add(one)
    const [one = null] = those.length === 1 ? those : []
    const { place, said: words } = one?.checked ?? { place: { paragraph, from, to }, said }
    const stated = { place, said: words }
    const statement = verdict === 'unsure' ? null : (one?.statement ?? null)
    if (verdict === 'right') return [{ statement, checked: { ...stated, verdict, records } }]
    if (verdict === 'unsure') return [{ statement, checked: { ...stated, verdict } }]
    const counting = statement?.countings[0] ?? countingOf(reading)
    return [{ statement, checked: { ...stated, verdict, recorded, counting, records } }]
  })
  return [...found.filter((one) => !taken.has(one)), ...read]
}

/** Which of the numbers that the records do not bear out nobody can be certain of; one that is in doubt spreads over its sentence. */
function doubted(
  text: string,
  stated: readonly Statement[],
  { known, counted }: { readonly known: KnownNames; readonly counted: CountedRecords },
): (statement: Statement) => boolean {
  const inDoubt = new Set<Statement>()
  const sentences = sentencesOf(text)
  let at = 0
  let [read, doubt]: [ReturnType<typeof readSentence> | null, Doubt] = [null, null]
  for (const one of stated) {
    while ((sentences[at + 1]?.from ?? Infinity) <= one.from) {
      at += 1
      ;[read, doubt] = [null, null]
    }
    const sentence = sentences[at]
    const { verdict } = checked(one, 0, counted)
    if (verdict === 'outside') doubt ??= 'outside'
    if (verdict !== 'wrong' || sentence === undefined) continue
    read ??= readSentence(sentence, known)
    if (isCertain(one, read, { counted, doubt })) continue
    inDoubt.add(one)
    doubt = 'unread'
  }
  return (statement) => inDoubt.has(statement)
}

type Span = { readonly from: number; readonly to: number; readonly said: string }

function workedOut(
  { from, to, said, found }: WorkedOut,
  paragraph: number,
  counted: CountedRecords,
): CheckedStatement {
  const stated = { place: { paragraph, from, to }, said }
  if (found === null) return { ...stated, verdict: 'unsure' }
  const { recorded, isRight, counting } = found
  const records = recordsCounted(counted, counting)
  return isRight
    ? { ...stated, verdict: 'right', records }
    : { ...stated, verdict: 'wrong', recorded, counting, records }
}

function namesOf({ records }: CountedRecords): readonly string[] {
  return [...new Set(records.flatMap(({ within }) => within))].toSorted((a, b) => b.length - a.length)
}

function checked(statement: Statement, paragraph: number, counted: CountedRecords): CheckedStatement {
  const { from, to, said, countings, isOfSource } = statement
  const stated = { place: { paragraph, from, to }, said }
  const [first] = countings
  if (first === undefined) return { ...stated, verdict: 'outside' }
  if (statement.extreme !== null) return ofExtreme(statement, { stated, first, counted })
  if (statement.isDifference) return ofDifference(statement, { stated, first, counted })
  if (statement.each !== null) return ofEach(statement, { stated, first, counted })
  const hit = countings.find((counting) => isTrue(statement, counting, counted))
  if (hit !== undefined) return { ...stated, verdict: 'right', records: recordsCounted(counted, hit) }
  if (isOfSource && countings.some((counting) => isAnnounced(statement, counting, counted)))
    return { ...stated, verdict: 'right', records: [] }
  // 其余2条均在审核: two are left, and as many are there.
  const most = Math.max(...countings.map((one) => recordsCounted(counted, one).length))
  if (statement.rest === statement.value && most >= statement.value)
    return { ...stated, verdict: 'right', records: [] }
  const all = recordsCounted(counted, { thing: first.thing, marks: [], within: [] }).length
  const alike = recordsCounted(counted, { ...first, within: [] }).length
  const { part } = statement
  const shares = part === null ? [] : [all, alike].flatMap((of) => (of === 0 ? [] : [(part / of) * 100]))
  if ([...statement.alike, ...shares].some((one) => lies(one, statement)))
    return { ...stated, verdict: 'right', records: [] }
  const records = recordsCounted(counted, first)
  if (statement.rest !== null && statement.rest !== statement.value)
    return { ...stated, verdict: 'wrong', recorded: String(statement.rest), counting: first, records }
  if (statement.isPercent && isOfOne(first, counted)) return { ...stated, verdict: 'outside' }
  const recorded = statement.isPercent ? shareOf(first, counted, 1) : String(records.length)
  return { ...stated, verdict: 'wrong', recorded, counting: first, records }
}

// Of one finding there is no share: who states one speaks of something within it.
function isOfOne(counting: Counting, counted: CountedRecords): boolean {
  return recordsCounted(counted, { ...counting, marks: [] }).length < 2
}

type Extreme = { readonly stated: Stated; readonly first: Counting; readonly counted: CountedRecords }

/** By how much the first of two names has more than the second, or less. */
function ofDifference(statement: Statement, { stated, first, counted }: Extreme): CheckedStatement {
  const ways = statement.countings.flatMap((one) => {
    if (one.within.length !== 2) return []
    const [some, others] = one.within.map(
      (name) => recordsCounted(counted, { ...one, within: [name] }).length,
    )
    return some === undefined || others === undefined ? [] : [Math.abs(some - others)]
  })
  const [way] = ways
  if (way === undefined) return { ...stated, verdict: 'outside' }
  const records = recordsCounted(counted, first)
  if (ways.includes(statement.value)) return { ...stated, verdict: 'right', records }
  return { ...stated, verdict: 'wrong', recorded: String(way), counting: first, records }
}

/** What is said of each of several names is true where it is so of every one, or of all together; told is the first of which it is not. */
function ofEach(statement: Statement, { stated, first, counted }: Extreme): CheckedStatement {
  const eachOf = (counting: Counting): readonly Counting[] =>
    counting.within.map((name) => ({ ...counting, within: [name] }))
  const hit = statement.countings.find(
    (one) =>
      one.within.length > 1 &&
      ((statement.each === 'perhaps' && isTrue(statement, one, counted)) ||
        eachOf(one).every((each) => isTrue(statement, each, counted))),
  )
  if (hit !== undefined) return { ...stated, verdict: 'right', records: recordsCounted(counted, hit) }
  const counting = eachOf(first).find((one) => !isTrue(statement, one, counted)) ?? first
  const records = recordsCounted(counted, counting)
  const recorded = statement.isPercent ? shareOf(counting, counted, 1) : String(records.length)
  return { ...stated, verdict: 'wrong', recorded, counting, records }
}

/** The least or most share that any category has. */
function ofExtreme(
  { decimals, value, extreme }: Statement,
  { stated, first, counted }: Extreme,
): CheckedStatement {
  const categories = counted.records.filter(({ thing }) => thing === 'category')
  const shares = categories.flatMap(({ within }) => {
    const share = shareOf({ ...first, within }, counted, decimals)
    return share === '—' ? [] : [Number.parseFloat(share)]
  })
  if (shares.length === 0) return { ...stated, verdict: 'outside' }
  const found = extreme === 'least' ? Math.min(...shares) : Math.max(...shares)
  const recorded = `${found.toFixed(decimals)}%`
  const records = recordsCounted(counted, first)
  return recorded === `${value.toFixed(decimals)}%`
    ? { ...stated, verdict: 'right', records }
    : { ...stated, verdict: 'wrong', recorded, counting: first, records }
}

function isTrue(statement: Statement, counting: Counting, counted: CountedRecords): boolean {
  if (!statement.isPercent) return lies(recordsCounted(counted, counting).length, statement)
  return sharesOf(counting, counted).some((share) => lies(share, statement))
}

function isAnnounced(
  { value, isPercent }: Statement,
  { thing, marks }: Counting,
  { announced }: CountedRecords,
): boolean {
  if (isPercent || marks.length > 0) return false
  return (thing === 'category' || thing === 'finding' || thing === 'measure') && announced[thing] === value
}

/** What share of its things stand as it says; of nothing there is no share. */
function shareOf(counting: Counting, counted: CountedRecords, decimals: number): string {
  const [share] = sharesOf(counting, counted)
  return share === undefined ? '—' : `${share.toFixed(decimals)}%`
}

const classes: readonly CountedMark[] = ['immediate', 'timeBound', 'continuous']

/** Its shares: first in what is of its class, then in all, then in what stands as all of it but one mark says. */
function sharesOf(counting: Counting, counted: CountedRecords): readonly number[] {
  const { marks } = counting
  const ofClass = marks.filter((mark) => classes.includes(mark))
  const isOfClass = ofClass.length > 0 && ofClass.length < marks.length
  const wholes = [
    ...(isOfClass ? [ofClass] : []),
    [],
    ...marks.map((mark) => marks.filter((one) => one !== mark)),
  ]
  const part = recordsCounted(counted, counting).length
  return wholes.flatMap((of) => {
    const whole = recordsCounted(counted, { ...counting, marks: of }).length
    return whole === 0 ? [] : [(part / whole) * 100]
  })
}
