import type { Found } from './checked-statement.ts'
import { sentencesOf } from './clauses.ts'

/** A finding or measure that is named by its number: 问题8, 措施3-3, 7-1; no count of them and no range. */
const reference =
  /(?:问题|措施)\s?\d{1,3}(?:-\d{1,3})?(?![\d\s-]*[\d个条條项件家份%％年月日.-])|(?<![\d.-])\d{1,2}-\d{1,2}(?![\d\s-]*[\d个条條项件家份人天%％年月日号.-])/u

/**
 * What is said of findings and measures that are named by their numbers is not looked up, as the counted records do not tell them: a
 * number beside it is in doubt and not wrong, and where nothing else is found in the sentence the name itself is told as not looked up.
 */
export function namedByNumber(text: string, found: readonly Found[], paragraph: number): readonly Found[] {
  let all = found
  for (const sentence of sentencesOf(text)) {
    const named = reference.exec(sentence.text)
    if (named === null) continue
    const [from, to] = [sentence.from, sentence.from + sentence.text.length]
    const isHere = ({ checked: { place } }: Found): boolean => place.from >= from && place.from < to
    if (!all.some(isHere)) {
      const at = from + named.index
      const [said] = named
      const place = { paragraph, from: at, to: at + said.length }
      all = [...all, { statement: null, checked: { place, said, verdict: 'unsure' } }]
      continue
    }
    all = all.map((one) => (isHere(one) && one.checked.verdict === 'wrong' ? inDoubt(one) : one))
  }
  return all
}

function inDoubt({ checked: { place, said } }: Found): Found {
  return { statement: null, checked: { place, said, verdict: 'unsure' } }
}
