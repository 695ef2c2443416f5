import { lies } from './number-lies.ts'
import { completed, countingsOf, phraseOf, valuesOf } from './phrase.ts'
import { clauseBefore, type Looked, type WorkedOut } from './worked-out.ts'

const parts =
  /^(?<one>.{1,40}?)(?:数量?|总数)?(?:仅|大约)?(?:是|为|相当于|达到?)(?<other>.{1,30}?)的(?:近|约|将近|接近|超过?|不足|不到)?$/u

/** 规划建设局的措施数是社会事业局的2倍: how many times as many. */
export function timesIn({ sentence: { text }, numbers, known, counted }: Looked): readonly WorkedOut[] {
  return numbers.flatMap((number): WorkedOut[] => {
    if (number.isPercent || !/^\s?倍/u.test(text.slice(number.to))) return []
    const to = text.indexOf('倍', number.to) + 1
    const place = { from: number.from, to, said: text.slice(number.from, to) }
    const { one, other } = parts.exec(clauseBefore(text, number.from))?.groups ?? {}
    if (one === undefined || other === undefined) return []
    const first = phraseOf(one, known)
    if (first.thing === null && !first.isRate) return []
    const second = completed(phraseOf(other, known), first)
    const [counting] = countingsOf(first)
    const ways = valuesOf(first, counted).flatMap((above) =>
      valuesOf(second, counted).flatMap((below) => (below === 0 ? [] : [above / below])),
    )
    const [way] = ways
    if (way === undefined || counting === undefined) return [{ ...place, found: null }]
    const isRight = ways.some((value) => lies(value, number))
    return [{ ...place, found: { recorded: way.toFixed(Math.max(1, number.decimals)), isRight, counting } }]
  })
}
