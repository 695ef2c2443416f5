import { type Phrase, phraseOf, saysState, valuesOf } from './phrase.ts'
import { countingsOf } from './phrase.ts'
import { clauseBefore, type Looked, type WorkedOut } from './worked-out.ts'

const compared =
  /(?:高出|高于|低于|[比较])(?<other>[^，。；：]{2,24}?)(?:[高低多少]出?|提高|下降)?(?:约|近)?\s*$/u
// 由50%提高到71%，提高21个百分点: by how much the last of two.
const changed = /^\s*(?:共|累计|净|分别)?(?:提高|提升|上升|增长|增加|下降|降低|回落|高|低)(?:了|出)?\s*$/u
const ofTwo = /(?:后者|前者|两者|二者)(?:[比较](?:前者|后者))?(?:相差|[高低]出?|差)\s*$/u

/** 高出总体完成率51.9个百分点: by how much one share is above another of the sentence, or of the records. */
export function pointsIn({ sentence: { text }, numbers, known, counted }: Looked): readonly WorkedOut[] {
  return numbers.flatMap((number, at): WorkedOut[] => {
    const behind = /^\s?个百分点/u.exec(text.slice(number.to))
    if (behind === null) return []
    const head = clauseBefore(text, number.from)
    const shares = numbers.slice(0, at).filter(({ isPercent }) => isPercent)
    const [last, before] = [shares.at(-1), shares.at(-2)]
    const to = number.to + behind[0].length
    const place = { from: number.from, to, said: text.slice(number.from, to) }
    const others =
      ofTwo.test(head) || changed.test(head)
        ? before === undefined
          ? []
          : [before.value]
        : ratesOf(head, { known, counted })
    if (last === undefined || others === null) return []
    const about = phraseOf(text.slice(0, number.from), known)
    const [counting] = countingsOf(about)
    const found = others.map((other) => Math.abs(last.value - other))
    const [first] = found
    if (first === undefined || counting === undefined) return [{ ...place, found: null }]
    const isRight = found.some((one) => Math.abs(one - number.value) < (number.decimals === 0 ? 1 : 0.11))
    return [{ ...place, found: { recorded: first.toFixed(Math.max(1, number.decimals)), isRight, counting } }]
  })
}

/** What share the records give of what is compared with; null where it is none of theirs. */
function ratesOf(
  head: string,
  { known, counted }: Pick<Looked, 'known' | 'counted'>,
): readonly number[] | null {
  const other = compared.exec(head)?.groups?.['other']
  if (other === undefined) return null
  const isRate = other.includes('率')
  const phrase: Phrase = { ...phraseOf(isRate ? other : `${other}销号率`, known), isRate: true }
  if (/[年月周季]|上期|上次|同期/u.test(other)) return []
  const isOfAll = /平均|总体|整体|全部|所有/u.test(other)
  if (!isRate && !isOfAll && phrase.names.length === 0 && !saysState(phraseOf(other, known))) return null
  return valuesOf({ ...phrase, thing: phrase.thing ?? 'measure' }, counted)
}
