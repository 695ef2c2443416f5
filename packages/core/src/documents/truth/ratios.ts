import { countingsOf, type Phrase, phraseOf, saysState, valuesOf } from './phrase.ts'
import { clauseBefore, type Looked, type WorkedOut } from './worked-out.ts'

const ratio =
  /(?:之比|比例)(?:大?约|大致|接近|基本)?(?:为|是|达|达到)?\s*(?<one>\d+(?:\.\d+)?|[一二两三四五六七八九十])\s?[:：∶比]\s?(?<other>\d+(?:\.\d+)?|[一二两三四五六七八九十])/gu
const numerals = '零一二三四五六七八九十'

/** 已销号措施与未销号措施之比为3：1: how one count lies to another. */
export function ratiosIn({ sentence: { text }, known, counted }: Looked): readonly WorkedOut[] {
  return [...text.matchAll(ratio)].flatMap((match): WorkedOut[] => {
    const [first = '', second] = clauseBefore(text, match.index).split(/与|和|同|跟/u)
    const [one, other] = [valueOf(match.groups?.['one']), valueOf(match.groups?.['other'])]
    if (second === undefined || other === 0) return []
    const [some, others] = [phraseOf(first, known), phraseOf(second, known)]
    if (!isTold(some) || !isTold(others)) return []
    const thing = others.thing ?? some.thing ?? 'measure'
    const of = (phrase: Phrase): readonly number[] =>
      valuesOf({ ...phrase, thing: phrase.thing ?? thing }, counted)
    const pairs = of(some).flatMap((a) => of(others).map((b) => [a, b] as const))
    const [counting] = countingsOf(some)
    const [pair] = pairs
    if (pair === undefined || counting === undefined) return []
    const isRight = pairs.some(
      ([a, b]) => Math.abs(a * other - b * one) <= Math.max(a * other, b * one) * 0.05,
    )
    const found = { recorded: `${String(pair[0])}：${String(pair[1])}`, isRight, counting }
    return [{ from: match.index, to: match.index + match[0].length, said: match[0], found }]
  })
}

function isTold(phrase: Phrase): boolean {
  return saysState(phrase) || phrase.names.length > 0 || phrase.thing !== null
}

function valueOf(said = ''): number {
  const at = numerals.indexOf(said === '两' ? '二' : said)
  return at > 0 ? at : Number(said)
}
