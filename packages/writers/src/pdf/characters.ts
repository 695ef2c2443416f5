import { readFileSync } from 'node:fs'
import { z } from 'zod'

const rangesSchema = z.array(z.tuple([z.number(), z.number()]))
let ranges: readonly (readonly [number, number])[] | undefined

/** From where to where the fonts have characters, as the program that makes them wrote down. */
function covered(): readonly (readonly [number, number])[] {
  ranges ??= rangesSchema.parse(
    JSON.parse(readFileSync(new URL('../../fonts/characters.json', import.meta.url), 'utf8')),
  )
  return ranges
}

/**
 * The characters of a text that no font has, each once in the order in which they come: a page would leave them out without a word.
 * Line feeds are no characters of a page.
 */
export function charactersWithoutFont(text: string): readonly string[] {
  const known = covered()
  return [...new Set(text)].filter((character) => {
    const code = character.codePointAt(0) ?? 0
    return code !== 0x0a && !has(known, code)
  })
}

function has(known: readonly (readonly [number, number])[], code: number): boolean {
  let [low, high] = [0, known.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, to] = known[middle] ?? [0, 0]
    if (code < from) high = middle - 1
    else if (code > to) low = middle + 1
    else return true
  }
  return false
}
