// Symbol fonts keep their signs in a private area; only the signs of lists and check boxes say something.
const signs: Readonly<Record<number, string>> = {
  0xf0b7: '•',
  0xf06c: '●',
  0xf06e: '■',
  0xf0d8: '➢',
  0xf0fc: '✓',
  0xf0fb: '✗',
  0xf0fd: '☒',
  0xf078: '☒',
  0xf0fe: '☑',
  0xf052: '☑',
  0xf0a8: '□',
  0xf06f: '□',
  0xf071: '□',
  0xf0a3: '□',
}

// The second font has its boxes in other places.
const secondSigns: Readonly<Record<number, string>> = {
  0xf04f: '✗',
  0xf050: '✓',
  0xf051: '☒',
  0xf052: '☑',
  0xf053: '☒',
  0xf054: '☒',
  0xf0a3: '□',
}

/** The sign of a symbol by its code, which programs write in the private area or below it. */
export function symbol(code: string, font = ''): string {
  const unit = Number.parseInt(code, 16)
  if (Number.isNaN(unit)) return ''
  const isPrivate = unit >= 0xf000 && unit <= 0xf0ff
  if (!isPrivate && !isSignFont(font)) return String.fromCharCode(unit)
  return signOf(unit, font) ?? ''
}

/** Words that are typed in a font of signs: R is a box with a tick there. What no sign is known for keeps its letter. */
export function inFont(words: string, font: string | null): string {
  if (font === null || !isSignFont(font)) return words
  return words.replace(/[^\s]/g, (letter) => signOf(letter.charCodeAt(0), font) ?? letter)
}

function signOf(unit: number, font: string): string | undefined {
  const at = unit < 0x100 ? unit + 0xf000 : unit
  return font === 'Wingdings 2' ? (secondSigns[at] ?? signs[at]) : signs[at]
}

function isSignFont(font: string): boolean {
  return font === 'Wingdings' || font === 'Wingdings 2'
}
