import type { CountedRecords, CountedThing } from './counted-records.ts'
import { countingsOf, type Phrase, phraseOf, saysState, valuesOf } from './phrase.ts'
import type { Looked, WorkedOut } from './worked-out.ts'

const firstOf =
  /(?<what>[^，。；：]*?)最(?<most>多|高|快|少|低|慢)的(?<kind>[^，。；：是为]{0,8}?)(?:是|为)(?<who>[^，。；：]+)/gu
const isFirst =
  /(?<what>[^，。；：]*?)(?:最(?<most>多|高|快|少|低|慢)(?![的]|不)|居[^，。；：]{0,8}?(?<place>首|末)位?|(?:排名|位居|居)[^，。；：]{0,4}第一)/gu

/** 逾期措施最多的单位是综合执法局: who has the most or the least, held against all others of the same kind. */
export function ranksIn({ sentence: { text }, known, counted }: Looked): readonly WorkedOut[] {
  const named = [...text.matchAll(firstOf)].flatMap((match): WorkedOut[] => {
    const { what = '', most = '', who = '' } = match.groups ?? {}
    const about = phraseOf(what.trim() === '' ? text.slice(0, match.index) : what, known)
    const found = rankOf({ who: phraseOf(who, known).names, about, most }, counted)
    return [placed(text, match, found)].flat()
  })
  if (named.length > 0) return named
  return [...text.matchAll(isFirst)].flatMap((match): WorkedOut[] => {
    const { what = '', most, place } = match.groups ?? {}
    const clause = phraseOf(what, known)
    const all = phraseOf(text.slice(0, match.index + what.length), known)
    const { names } = clause.names.length > 0 ? clause : all
    const isTold = clause.thing !== null || clause.isRate || saysState(clause)
    const about = isTold ? clause : all
    return placed(
      text,
      match,
      rankOf({ who: names, about, most: most ?? (place === '末' ? '少' : '多') }, counted),
    )
  })
}

function placed(
  text: string,
  { 0: words, index }: RegExpExecArray,
  found: WorkedOut['found'] | 'nothing',
): WorkedOut[] {
  if (found === 'nothing') return []
  const blank = /^\s*/u.exec(words)?.[0].length ?? 0
  return [
    {
      from: index + blank,
      to: index + words.length,
      said: text.slice(index + blank, index + words.length),
      found,
    },
  ]
}

type Ranked = { readonly who: readonly string[]; readonly about: Phrase; readonly most: string }

/** Held against all of the kind that is named; nothing where it is no rank of what records know. */
function rankOf({ who, about, most }: Ranked, counted: CountedRecords): WorkedOut['found'] | 'nothing' {
  const peers = peersOf(who, counted)
  if (peers === null) return 'nothing'
  const isOfMeasures = about.thing === 'measure' || about.thing === 'finding'
  if (!isOfMeasures && !saysState(about) && !about.isRate) return 'nothing'
  const thing = isOfMeasures ? about.thing : 'measure'
  const isRate = about.isRate || /[快慢]/u.test(most)
  const ways = about.meanings.flatMap((marks) => {
    const of: Phrase = { names: [], thing, meanings: [marks], isRate }
    const scores = peers.flatMap((name) =>
      valuesOf({ ...of, names: [name] }, counted).map((value) => ({ name, value })),
    )
    if (scores.length < 2) return []
    const values = scores.map(({ value }) => value)
    const best = /[多高快]/u.test(most) ? Math.max(...values) : Math.min(...values)
    return [scores.filter(({ value }) => value === best).map(({ name }) => name)]
  })
  const [first] = ways
  const [counting] = countingsOf({ ...about, thing, names: first ?? [] })
  if (first === undefined || counting === undefined) return null
  const isRight = ways.some((names) => who.every((name) => names.includes(name)))
  return { recorded: first.join('、'), isRight, counting }
}

/** All of the kind of those who are named: units, leaders or categories; null where they are of several kinds or of none. */
function peersOf(who: readonly string[], { records }: CountedRecords): readonly string[] | null {
  if (who.length === 0) return null
  const ofKind = (thing: CountedThing): readonly string[] =>
    records.flatMap((one) =>
      one.thing === thing
        ? [thing === 'category' ? one.within[0] : one.name].flatMap((name) => name ?? [])
        : [],
    )
  const kinds = (['owner', 'leader', 'category'] as const).map(ofKind)
  return kinds.find((names) => who.every((name) => names.includes(name))) ?? null
}
