import { type KnownNames, sentencesOf, withoutNames } from './clauses.ts'
import type { CountedRecords, Counting } from './counted-records.ts'
import { namesOtherSource, speaksOfSelfCheck } from './other-words.ts'
import type { Reading } from './sentence-frames.ts'
import { readingsOf } from './sentence-reading.ts'

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
    const read = readingsOf(sentence.text, { known, counted, above })
    above = found.length > 0 ? found : above
    return read.map((one) => ({ ...one, from: sentence.from + one.from, to: sentence.from + one.to }))
  })
}

/** What a reading counts, as it is told beside the number. */
export function countingOf({ thing }: Reading): Counting {
  return { thing, marks: [], within: [] }
}
