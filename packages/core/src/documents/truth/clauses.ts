import { numberedIn } from './numbered.ts'
import { chineseValue } from './said-numbers.ts'

/** A part of a text with where it begins. */
export type Piece = { readonly from: number; readonly text: string }

/** A part of a sentence that says one thing: without the names that it holds, which stand beside it. */
export type Clause = Piece & {
  /** What it names that things are counted within. */
  readonly names: readonly string[]
  /** Whom it names; they may be told of something else, so that what is counted need not be theirs. */
  readonly people: readonly string[]
  /** Of a list with 、: not its first part. */
  readonly isFurther: boolean
  /** So many names are all that stands before its words: A、B两位领导. */
  readonly listed: number
  /** Of a list in which each part has a number of its own name, the last part; else nothing. */
  readonly listEnd: string
  /** The sentence that it is of. */
  readonly sentence: string
}

/** Names of what things are counted within, the longest first, and those among them that are people. */
export type KnownNames = {
  readonly names: readonly string[]
  readonly people: readonly string[]
  /** Of categories, in their order. */
  readonly categories: readonly string[]
}

/**
 * The sentences of a text. What is longer than any is none: it is cut, so that each number is held against what stands near it, and
 * not against a whole page without marks.
 */
export function sentencesOf(text: string): readonly Piece[] {
  return pieces(text, /[。；！？!?\n]|;(?!\s[\da-zA-Z])|\.(?=\s|$)/g).flatMap((piece) =>
    piece.text.length > longestSentence ? cut(piece) : [piece],
  )
}

const longestSentence = 600
const cutAt = 200

/** Cut behind a mark where there is one, and never within a number. */
function cut({ from, text }: Piece): readonly Piece[] {
  const found: Piece[] = []
  let at = 0
  while (at < text.length) {
    const part = text.slice(at, at + cutAt)
    const kept =
      at + cutAt >= text.length
        ? null
        : /^.*[，：、,:]|^.*(?<![\d.,零〇一二两三四五六七八九十百千])/su.exec(part)?.[0]
    const length = kept === null || kept === undefined || kept === '' ? part.length : kept.length
    found.push({ from: from + at, text: text.slice(at, at + length) })
    at += length
  }
  return found
}

const clauseEnd =
  /[，：:]|;(?=\s[\da-zA-Z])|,(?!\d{3})| and (?=[^a-z])| and (?=(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)/g

/** The clauses of a sentence; what stands in a list with 、 is one each. */
export function clausesOf(sentence: Piece, known: KnownNames): readonly Clause[] {
  return pieces(inOnePiece(sentence.text, known.names), clauseEnd).flatMap(({ from, text: { length } }) => {
    const { people } = known
    const piece = { from, text: sentence.text.slice(from, from + length) }
    const { text, found } = withoutNames(piece.text, known)
    const inOrder = found.toSorted((a, b) => piece.text.indexOf(a) - piece.text.indexOf(b))
    const parts = pieces(text, /、/g)
    const own = parts.map((part) => {
      const words = piece.text.slice(part.from, part.from + part.text.length)
      return /[\d一二两三四五六七八九十]/u.test(part.text) ? found.filter((name) => words.includes(name)) : []
    })
    // A5条、B2条: each number is of its own name. A、B、C各1条: of all.
    const isEachOwn = own.filter((those) => those.length > 0).length > 1
    return parts.map((part, at) => {
      const named = isEachOwn && (own[at]?.length ?? 0) > 0 ? (own[at] ?? []) : inOrder
      const isListed = parts.slice(0, at).every((one) => isBlank(one.text))
      // 分布在A、B、C3个部门: the names behind the words before them.
      const isListedBehind =
        at > 0 && /\S\s+$/u.test(parts[0]?.text ?? '') && parts.slice(1, at).every((one) => isBlank(one.text))
      return {
        from: sentence.from + piece.from + part.from,
        text: part.text,
        names: named.filter((name) => !people.includes(name)),
        people: named.filter((name) => people.includes(name)),
        isFurther: at > 0,
        listed: isListed ? found.length : isListedBehind ? at + 1 : 0,
        listEnd: isEachOwn ? (parts.at(-1)?.text ?? '') : '',
        sentence: sentence.text,
      }
    })
  })
}

/** A name may hold marks of its own, at which no clause ends: 拨付不及时，涉及资金186.5万元. */
function inOnePiece(text: string, names: readonly string[]): string {
  return names.reduce(
    (left, name) =>
      /[，：:;,]/u.test(name) && left.includes(name)
        ? left.replaceAll(name, name.replaceAll(/[，：:;,]/gu, '·'))
        : left,
    text,
  )
}

/** Whether a text says nothing beside the names that stood in it. */
export function isBlank(text: string): boolean {
  return /^(?:\s|同志|[和及与等“”"《》（）()])*$/u.test(text) && !text.includes('等')
}

function pieces(text: string, separator: RegExp): readonly Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const { 0: mark, index } of text.matchAll(separator)) {
    found.push({ from, text: text.slice(from, index) })
    from = index + mark.length
  }
  found.push({ from, text: text.slice(from) })
  return found
}

/**
 * Names hold words that would be read as something else; spaces take their place. 推动解决群众急难愁盼问题46个 names no category: what
 * is counted there is what its words say.
 */
export function withoutNames(
  text: string,
  { names, categories }: Pick<KnownNames, 'names' | 'categories'>,
): { text: string; found: readonly string[] } {
  const found: string[] = []
  let rest = withoutNumbered(text, names, found).replaceAll(
    ordinal,
    (words, one?: string, several?: string) => {
      const [from, to] = several === undefined ? [valueOf(one) - 1, valueOf(one)] : [0, valueOf(several)]
      const meant = categories.slice(Math.max(0, from), to)
      if (meant.length === 0) return words
      found.push(...meant)
      return ' '.repeat(words.length)
    },
  )
  for (const { from, text: said, name } of partsNamed(rest, categories)) {
    found.push(name)
    rest = rest.slice(0, from) + ' '.repeat(said.length) + rest.slice(from + said.length)
  }
  rest = rest.replaceAll(/(\p{Script=Han}{4,24})方面/gu, (words, run: string) => {
    if (names.some((name) => words.includes(name))) return words
    const part = partOfOne(run, categories)
    if (part === null) return words
    found.push(part.name)
    return words.slice(0, words.length - part.length - 2) + ' '.repeat(part.length + 2)
  })
  for (const name of names) {
    if (!rest.includes(name)) continue
    const isCounted = new RegExp(
      `${literal(name)}问题(?:共|达)?\\s*[\\d一二两三四五六七八九十百]+[余多]?[个件起]`,
      'u',
    )
    if (isCounted.test(rest)) {
      rest = rest.replaceAll(`${name}问题`, `${' '.repeat(name.length)}别事`)
      continue
    }
    found.push(name)
    rest = rest
      .replaceAll(
        new RegExp(`${literal(name)}[”"』」]?问题(?![共有]?\\s*[\\d一二两三四五六七八九十]+[余多]?个)`, 'gu'),
        (words) => ' '.repeat(words.length),
      )
      .replaceAll(name, ' '.repeat(name.length))
  }
  return { text: rest, found }
}

/** 问题8, 措施3-3: what is named by its number, where the records hold it by that. */
function withoutNumbered(text: string, names: readonly string[], found: string[]): string {
  let rest = text
  for (const { from, text: said, names: meant } of numberedIn(text)) {
    if (!meant.every((name) => names.includes(name))) continue
    found.push(...meant)
    rest = rest.slice(0, from) + ' '.repeat(said.length) + rest.slice(from + said.length)
  }
  return rest
}

// 取水许可、河湖管护方面: several, each by a part of its name.
const listOfParts =
  /(?<![\p{Script=Han}“])(\p{Script=Han}{2,20}(?:、\p{Script=Han}{2,20}){0,5})(?=(?:等)?(?:[两三四五六]个)?方面)/gu

/** Where categories are named by a part of their names, before 方面. */
export function partsNamed(
  text: string,
  categories: readonly string[],
): readonly (Piece & { readonly name: string })[] {
  return [...text.matchAll(listOfParts)].flatMap(({ 0: list, index }) => {
    let from = index
    const found = list.split(/(?<=、)/u).flatMap((words) => {
      const one = words.replace('、', '')
      const pieces = partOf(one, categories) === null ? one.split(/(?<=[和与及])/u) : [one]
      const named = pieces.map((piece) => {
        const said = piece.replace(/[和与及]$/u, '')
        const at = { from, text: said, name: partOf(said, categories) ?? partOf(piece, categories) }
        from += piece.length
        return at
      })
      from += words.length - one.length
      return named
    })
    return found.every(({ name }) => name !== null)
      ? found.flatMap(({ name, ...one }) => (name === null ? [] : [{ ...one, name }]))
      : []
  })
}

/** The one category of whose name these words are a part. */
function partOf(words: string, categories: readonly string[]): string | null {
  if (words.length < 2) return null
  const [name, ...others] = categories.filter((one) => one.includes(words))
  return name === undefined || others.length > 0 ? null : name
}

/** 廉政风险防控方面: the one category of whose name the end of these words is a part. */
function partOfOne(
  words: string,
  categories: readonly string[],
): { readonly name: string; readonly length: number } | null {
  for (let length = words.length; length >= 4; length -= 1) {
    const [name, ...others] = categories.filter((one) => one.includes(words.slice(-length)))
    if (name !== undefined) return others.length === 0 ? { name, length } : null
  }
  return null
}

// 第二方面, 第（三）个方面, and 前两个方面, by the order of the categories.
const ordinal = /第[（(]?([一二三四五六七八九十\d]+)[）)]?(?:个|大)?方面|前([两二三四五六七八九\d])个方面/gu

function valueOf(words: string | undefined): number {
  if (words === undefined) return 0
  return /^\d+$/u.test(words) ? Number(words) : (chineseValue(words) ?? 0)
}

function literal(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
