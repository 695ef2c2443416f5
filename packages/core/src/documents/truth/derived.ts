import { averagesIn } from './averages.ts'
import { daysLateIn } from './days-late.ts'
import { englishUniversalsIn } from './english-universals.ts'
import { exceptedIn } from './excepted.ts'
import { type KnownNames, sentencesOf } from './clauses.ts'
import type { CountedRecords } from './counted-records.ts'
import { thingsIn } from './counting-words.ts'
import { namesOtherSource } from './other-words.ts'
import { pointsIn } from './points.ts'
import { pointsSinceIn } from './points-since.ts'
import { ranksIn } from './ranks.ts'
import { ratiosIn } from './ratios.ts'
import { saidDaysIn } from './said-days.ts'
import { saidNumbers } from './said-numbers.ts'
import { sharesIn } from './shares-of.ts'
import { signaturesIn } from './signatures-said.ts'
import { timesIn } from './times.ts'
import { unitsByCountIn } from './units-by-count.ts'
import { unitsByRateIn } from './units-by-rate.ts'
import type { Looked, WorkedOut } from './worked-out.ts'

const readers = [
  saidDaysIn,
  signaturesIn,
  englishUniversalsIn,
  daysLateIn,
  ratiosIn,
  averagesIn,
  exceptedIn,
  timesIn,
  sharesIn,
  pointsIn,
  pointsSinceIn,
  ranksIn,
  unitsByCountIn,
  unitsByRateIn,
]

/** What a text states that is worked out of counts, in its order; its places are those of the text. */
export function derivedIn(text: string, known: KnownNames, counted: CountedRecords): readonly WorkedOut[] {
  return sentencesOf(text).flatMap((sentence) => {
    if (namesOtherSource(sentence.text, counted.inspectingBody)) return []
    const looked: Looked = { sentence, numbers: saidNumbers(sentence.text), known, counted }
    const found = readers.flatMap((read) => read(looked))
    const first = found.filter((one, at) => !found.slice(0, at).some((other) => overlaps(one, other)))
    return [...first, ...changesIn(looked).filter((one) => !first.some((other) => overlaps(one, other)))]
      .toSorted((a, b) => a.from - b.from)
      .map((one) => ({ ...one, from: sentence.from + one.from, to: sentence.from + one.to }))
  })
}

/** Whether two stretches of a text have a character in common. */
export function overlaps(
  one: { readonly from: number; readonly to: number },
  other: { readonly from: number; readonly to: number },
): boolean {
  return one.from < other.to && other.from < one.to
}

const sinceThen =
  /(?:[比较](?:上|去|前|之前|年初|第?[一二三四]季度|\d+[月年])[^，。；]{0,8}|环比|同比|相比)(?:新增|增加|增长|减少|下降|多|少)了?\s*$/u

/** What is more or less than it was: what was then is not in the records. */
function changesIn({ sentence: { text }, numbers }: Looked): readonly WorkedOut[] {
  return numbers.flatMap((number): WorkedOut[] => {
    const head = text.slice(0, number.from)
    const behind = /^\s?(?:[条项个]百?分?点?|倍)/u.exec(text.slice(number.to))
    const clause = /[^，。；]*$/u.exec(head)?.[0] ?? ''
    if (behind === null || !sinceThen.test(clause) || thingsIn(text).length === 0) return []
    const to = number.to + behind[0].length
    return [{ from: number.from, to, said: text.slice(number.from, to), found: null }]
  })
}
