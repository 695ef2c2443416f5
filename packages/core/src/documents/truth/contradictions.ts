import { amountsApart, type StatedAmount } from './amounts-apart.ts'
import { areOneDay, asOfDays } from './as-of.ts'
import { type KnownNames, type Piece, sentencesOf } from './clauses.ts'
import type { Statement } from './statement.ts'
import type { CheckedParagraph, CheckedStatement, Contradiction, Found, Stated } from './checked-statement.ts'

/** Each later place beside the first that states another number of the same. Where the records bear out both, they mean different things. */
export function contradictionsIn(found: readonly Found[]): readonly Contradiction[] {
  const known = new Map<string, { readonly statement: Statement; readonly checked: CheckedStatement }>()
  return found.flatMap((one): Contradiction[] => {
    const { statement, checked: stated } = one
    if (statement === null || statement.step !== null || statement.bound !== null) return []
    if (statement.countings.length === 0) return []
    const key = keyOf(statement)
    const first = known.get(key)
    if (first === undefined) {
      known.set(key, { statement, checked: stated })
      return []
    }
    const isSame = first.statement.value === statement.value
    const areBothRight = first.checked.verdict === 'right' && stated.verdict === 'right'
    return isSame || areBothRight ? [] : [[first.checked, stated]]
  })
}

/** Each contradiction once, however often and in whichever way it was found: a reader is led to two paragraphs by what they say. */
export function eachOnce(contradictions: readonly Contradiction[]): readonly Contradiction[] {
  const known = new Map<string, Contradiction>()
  for (const one of contradictions) {
    const key = JSON.stringify(one.map(({ place, said }) => `${place.paragraph} ${said}`).toSorted())
    if (!known.has(key)) known.set(key, one)
  }
  return [...known.values()]
}

/** What is counted: of records by what it means. */
function keyOf({ countings, isPercent }: Statement): string {
  const [first] = countings
  if (first === undefined) return ''
  return JSON.stringify([isPercent, first.thing, first.by, first.marks.toSorted(), first.within.toSorted()])
}

/**
 * Each later day as of which records are counted, where it is another than the first; days of what no record counts are left alone, and
 * those of which a sentence tells what was then: 截至10月31日，已销号20条 compares, and says no other day of the paper.
 */
export function daysApart(
  paragraphs: readonly CheckedParagraph[],
  statements: readonly CheckedStatement[],
  isOfItsDay: (sentence: string) => boolean,
): readonly Contradiction[] {
  const days = paragraphs.flatMap(({ text }, paragraph) => {
    const isCounted = ({ from, text: said }: Piece): boolean =>
      statements.some(
        ({ place, verdict }) =>
          place.paragraph === paragraph &&
          place.from >= from &&
          place.from < from + said.length &&
          verdict === 'right',
      )
    return sentencesOf(text)
      .filter(isCounted)
      .flatMap((sentence) =>
        (isOfItsDay(sentence.text) ? [] : asOfDays(sentence.text)).map((day) => ({
          day,
          paragraph,
          from: sentence.from + day.from,
        })),
      )
  })
  const [first, ...rest] = days
  if (first === undefined) return []
  const stated = ({ day: { text }, paragraph, from }: (typeof days)[number]): Stated => ({
    place: { paragraph, from, to: from + text.length },
    said: text,
  })
  return rest.flatMap((one): Contradiction[] =>
    areOneDay(first.day, one.day) ? [] : [[stated(first), stated(one)]],
  )
}

/** Where two places state another amount of the same thing that no record counts. */
export function othersApart(
  paragraphs: readonly CheckedParagraph[],
  statements: readonly CheckedStatement[],
  known: KnownNames,
): readonly Contradiction[] {
  const isOfRecords = ({ paragraph, from, to }: StatedAmount): boolean =>
    statements.some(
      ({ place, verdict }) =>
        verdict !== 'outside' && place.paragraph === paragraph && place.from < to && from < place.to,
    )
  const stated = ({ paragraph, from, to, said }: StatedAmount): Stated => ({
    place: { paragraph, from, to },
    said,
  })
  return amountsApart(paragraphs, known).flatMap(([one, other]): Contradiction[] =>
    isOfRecords(one) || isOfRecords(other) ? [] : [[stated(one), stated(other)]],
  )
}
