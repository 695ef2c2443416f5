import type { Found } from './checked-statement.ts'
import { sentencesOf } from './clauses.ts'
import { hasState } from './near.ts'
import { numberedIn } from './numbered.ts'

/**
 * What is said of findings and measures by numbers that no record has is not looked up: a
 * number beside it is in doubt and not wrong, and where nothing else is found in the sentence the name itself is told as not looked up.
 */
export function namedByNumber(
  text: string,
  found: readonly Found[],
  { paragraph, names }: { readonly paragraph: number; readonly names: readonly string[] },
): readonly Found[] {
  let all = found
  for (const sentence of sentencesOf(text)) {
    const [named, ...others] = numberedIn(sentence.text)
    if (named === undefined) continue
    const [from, to] = [sentence.from, sentence.from + sentence.text.length]
    const isHere = ({ checked: { place } }: Found): boolean => place.from >= from && place.from < to
    if (!all.some(isHere)) {
      if (!hasState(sentence.text)) continue
      const at = from + named.from
      const said = named.text
      const place = { paragraph, from: at, to: at + said.length }
      all = [...all, { statement: null, checked: { place, said, verdict: 'unsure' } }]
      continue
    }
    // The records tell which ones they are.
    if ([named, ...others].every((one) => one.names.every((name) => names.includes(name)))) continue
    all = all.map((one) => (isHere(one) && one.checked.verdict === 'wrong' ? inDoubt(one) : one))
  }
  return all
}

function inDoubt({ checked: { place, said } }: Found): Found {
  return { statement: null, checked: { place, said, verdict: 'unsure' } }
}
