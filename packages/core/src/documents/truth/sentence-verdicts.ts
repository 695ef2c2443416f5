import { type KnownNames, sentencesOf, withoutNames } from './clauses.ts'
import type { CountedRecords, Counting } from './counted-records.ts'
import { listRead } from './named-lists.ts'
import { namesOtherSource, speaksOfSelfCheck } from './other-words.ts'
import type { Reading } from './sentence-frames.ts'
import { readingsOf } from './sentence-reading.ts'
import { universalsIn } from './universals.ts'

/** A text as it is read sentence by sentence, with what stands above it. */
type Looked = {
  readonly known: KnownNames & { readonly above: string }
  readonly counted: CountedRecords
}

/** What a text states of the records where it is understood whole, by its places. */
export function readingsIn(text: string, { known, counted }: Looked): readonly Reading[] {
  let above = withoutNames(known.above, known).found
  return sentencesOf(text).flatMap((sentence) => {
    const { found } = withoutNames(sentence.text, known)
    if (namesOtherSource(sentence.text, counted.inspectingBody) || speaksOfSelfCheck(sentence.text)) return []
    const said = universalsIn(sentence.text, { known, counted })
    const reader = { known, counted, above }
    const whole = listRead(sentence.text, reader)?.readings ?? readingsOf(sentence.text, reader)
    const others = whole.filter(({ from, to }) => !said.some((one) => one.from < to && from < one.to))
    const read = [...others, ...said]
    above = found.length > 0 ? found : above
    return read.map((one) => ({ ...one, from: sentence.from + one.from, to: sentence.from + one.to }))
  })
}

/** What a reading counts, as it is told beside the number. */
export function countingOf({ thing }: Reading): Counting {
  return { thing, marks: [], within: [] }
}
