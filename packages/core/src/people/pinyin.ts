import { dict } from 'pinyin-match/src/traditional_dict.js'

const readings = new Map<string, string[]>()
for (const [syllable, characters] of Object.entries(dict)) {
  // Keyboards write ü as v, passports and haste as u.
  const spelled = syllable.includes('v') ? [syllable, syllable.replace('v', 'u')] : [syllable]
  for (const character of characters) {
    const known = readings.get(character)
    if (known === undefined) readings.set(character, [...spelled])
    else known.push(...spelled)
  }
}

/** Nobody types more of a name; a longer text is no pinyin. */
const longest = 60

/**
 * Whether what is typed in Latin letters are the first letters, or more of them, of characters that follow each other in a text.
 * Of a character with several readings any will do.
 */
export function readsAs(text: string, typed: string): boolean {
  const letters = typed.toLowerCase().replaceAll(/[\s']/g, '').replaceAll('ü', 'v')
  if (!/^[a-z]+$/.test(letters) || letters.length > longest) return false
  const characters = Array.from(text).filter((character) => character.trim() !== '')
  return characters.some((_, at) => readsFrom(characters, at, letters))
}

function readsFrom(characters: readonly string[], at: number, letters: string): boolean {
  if (letters === '') return true
  const character = characters[at]
  if (character === undefined) return false
  const known = readings.get(character) ?? [character.toLowerCase()]
  return known.some((reading) => {
    for (let length = commonLength(reading, letters); length > 0; length -= 1)
      if (readsFrom(characters, at + 1, letters.slice(length))) return true
    return false
  })
}

function commonLength(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}
