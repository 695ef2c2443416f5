import { type KnownNames, partsNamed, withoutNames } from './clauses.ts'
import { type Counted, countedIn } from './near.ts'
import { numberedIn } from './numbered.ts'
import { lexicon, type Word } from './sentence-words.ts'

type Place = { readonly from: number; readonly to: number; readonly text: string }

/** A part of a sentence as it is read: a word of the lexicon, a name, a number, or what nobody here understands. */
export type Token = Place &
  (
    | Word
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'number'; readonly number: Counted }
    | { readonly kind: 'unknown' }
  )

const words = new RegExp(lexicon.map(([source]) => `(${source})`).join('|'), 'gu')

/**
 * Reads a sentence whole: nothing in it is left out, and what is neither word nor name nor number stands among the tokens as unknown.
 */
export function tokensOf(text: string, known: KnownNames): readonly Token[] {
  const { text: bare, found } = withoutNames(text, known)
  const names = placesOf(text, found, known)
  const numbers = countedIn(bare).flatMap((number): Token[] => {
    if (number.isWord && /^(?:合计|相加|合起来|之和)/u.test(bare.slice(number.end))) return []
    if (number.measureWord === '个' && bare.charAt(number.end) === '月') return []
    // 一项都没有销号: none.
    const none = number.isWord && number.value === 1 ? noneBehind.exec(bare.slice(number.end)) : null
    if (none !== null) {
      const to = number.end + none[0].length
      return [{ from: number.from, to, text: text.slice(number.from, to), kind: 'none' }]
    }
    const place = { from: number.from, to: number.end, text: text.slice(number.from, number.end) }
    return [{ ...place, kind: 'number', number }]
  })
  const fixed = [...names, ...numbers, ...fractionsIn(bare)].toSorted((a, b) => a.from - b.from)
  const read: Token[] = []
  let at = 0
  for (const one of fixed) {
    read.push(...wordsIn(bare.slice(at, one.from), at), one)
    at = one.to
  }
  return [...read, ...wordsIn(bare.slice(at), at)].filter(
    // 某方面: the noun is of the name.
    (token, place, all) =>
      !(token.kind === 'noun' && token.text === '方面' && all[place - 1]?.kind === 'name'),
  )
}

const noneBehind = /^(?:措施|任务)?(?:都|也|均)(?:还|尚)?(?:没有?|未)(?=销|完|办|启|逾|超|整|落|动)/u

/** 26/52的措施: so many, of a whole that its number tells too. */
function fractionsIn(bare: string): readonly Token[] {
  return [...bare.matchAll(/(?<![\d./])(\d{1,5})\s?\/\s?\d{1,5}(?![\d/年月])/gu)].map(
    ({ 0: text, 1: part, index }) => {
      const to = index + text.length
      const plain = {
        decimals: 0,
        step: null,
        bound: null,
        isPercent: false,
        isWord: false,
        measureWord: null,
      }
      return {
        from: index,
        to,
        text,
        kind: 'number',
        number: { ...plain, from: index, to, end: to, value: Number(part) },
      }
    },
  )
}

/** Where names stand; one that is only meant, as 第二方面 is, at the beginning. */
function placesOf(text: string, found: readonly string[], { categories }: KnownNames): readonly Token[] {
  const parts = partsNamed(text, categories)
  const numbered = found.some((name) => name.startsWith('№')) ? numberedIn(text) : []
  return found.flatMap((name): Token[] => {
    const by = numbered.find(({ names }) => names.includes(name))
    if (by !== undefined)
      return [{ from: by.from, to: by.from + by.text.length, text: by.text, kind: 'name', name }]
    const places = [...text.matchAll(new RegExp(literal(name), 'gu'))].map(({ index }): Token => {
      const to = index + name.length
      return { from: index, to, text: name, kind: 'name', name }
    })
    const part = parts.find((one) => one.name === name)
    if (places.length === 0 && part !== undefined)
      return [{ from: part.from, to: part.from + part.text.length, text: part.text, kind: 'name', name }]
    return places.length > 0 ? places : [{ from: 0, to: 0, text: '', kind: 'name', name }]
  })
}

function literal(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
}

function meant(word: Word | ((text: string) => Word), text: string): Word {
  return typeof word === 'function' ? word(text) : word
}

function wordsIn(text: string, offset: number): readonly Token[] {
  const found: Token[] = []
  let at = 0
  const unread = (to: number): void => {
    const left = text.slice(at, to)
    if (/[\p{L}\p{N}%％]/u.test(left))
      found.push({ from: offset + at, to: offset + to, text: left, kind: 'unknown' })
  }
  for (const match of text.matchAll(words)) {
    const { 0: word, index } = match
    const entry = lexicon[match.slice(1).findIndex((one) => one !== undefined)]
    if (entry === undefined || word === '') continue
    unread(index)
    at = index + word.length
    found.push({ from: offset + index, to: offset + at, text: word, ...meant(entry[1], word) })
  }
  unread(text.length)
  return found
}
