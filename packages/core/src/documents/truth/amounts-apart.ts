import { type KnownNames, sentencesOf, withoutNames } from './clauses.ts'
import { plainNumbers } from './plain-numbers.ts'
import { type SaidNumber, saidNumbers } from './said-numbers.ts'

/** Where a paragraph states how much was done of something. */
export type StatedAmount = {
  readonly paragraph: number
  readonly from: number
  readonly to: number
  readonly said: string
}

type Amount = StatedAmount & { readonly key: string; readonly value: number; readonly sentence: string }

type Read = { readonly text: string; readonly above: string }

const unit =
  /^\s?(?<scale>[亿万千百]{0,2})(?<word>元|人次|人|户次|户|家次|家|公里|平方米|平方公里|亩|吨|次|场|期|份|篇|起|批|轮|[项个条件处名])(?![\p{Script=Han}]?率)/u
const scales: Readonly<Record<string, number>> = { 亿: 1e8, 万: 1e4, 千: 1e3, 百: 100 }

// Beside these words a number is a part, a change or a mean, which another may differ from.
const otherwise =
  /其中|新增|又|再|平均|每|人均|分别|各|增|减|比|另|其[余他它]|剩余|最|至少|不少于|计划|力争|确保|目标|要求|拟/u

const idle =
  /截至目前|到目前为止|[一两三四五六七八九十]年多?来|今年以来|整改(?:启动)?以来|巡[察视]以来|整改期间|期间|目前|先后|陆续|累计|总共|一共|共计|合计|总计|共|已经|已|了|现|也|还|有|达到?|为|其|并|和|、|“|”|\s/gu
const period =
  /\d{1,2}月|[本上当]月|[本上]周|\d{2,4}年|[一二三四]季度|[上下]半年|年度|第[一二三四五六]轮|[上本]轮|[上本]期/gu

/** Each later amount of the same thing that is another than the first: 走访企业12家, and 先后走访了企业十五家. */
export function amountsApart(
  paragraphs: readonly Read[],
  known: KnownNames,
): readonly (readonly [StatedAmount, StatedAmount])[] {
  const first = new Map<string, Amount>()
  return paragraphs
    .flatMap((read, paragraph) => amountsIn(read, paragraph, known))
    .flatMap((amount): [StatedAmount, StatedAmount][] => {
      const before = first.get(amount.key)
      if (before === undefined) {
        first.set(amount.key, amount)
        return []
      }
      return before.value === amount.value || before.sentence === amount.sentence
        ? []
        : [[placeOf(before), placeOf(amount)]]
    })
}

function placeOf({ paragraph, from, to, said }: Amount): StatedAmount {
  return { paragraph, from, to, said }
}

function amountsIn({ text, above }: Read, paragraph: number, known: KnownNames): readonly Amount[] {
  const plain = plainNumbers(text)
  return sentencesOf(plain.text).flatMap((sentence) => {
    let [head, at, led] = ['', 0, '']
    return saidNumbers(sentence.text).flatMap((number): Amount[] => {
      const behind = unit.exec(sentence.text.slice(number.to))
      const ahead = sentence.text.slice(at, number.from)
      at = number.to + (behind?.[0].length ?? 0)
      const clauses = ahead.split(/[，：,:]/u)
      const own = clauses.at(-1) ?? ''
      led += clauses.slice(0, -1).join('')
      const bare = idleless(own)
      if (bare !== '' || clauses.length > 1) head = bare
      if (behind === null || !isPlain(number) || otherwise.test(own) || !/\p{Script=Han}{2}/u.test(head))
        return []
      const { scale = '', word = '' } = behind.groups ?? {}
      const from = plain.at[sentence.from + number.from] ?? 0
      const to = plain.at[sentence.from + at] ?? text.length
      const { found } = withoutNames(sentence.text.slice(0, number.from), known)
      const times = [...sentence.text.slice(0, number.from).matchAll(period)].map(([one]) => one)
      return [
        {
          paragraph,
          from,
          to,
          said: text.slice(from, to),
          key: [above, ...found, ...times, idleless(led), head, word].join('|'),
          value: Array.from(scale).reduce((value, one) => value * (scales[one] ?? 1), number.value),
          sentence: `${String(paragraph)}|${String(sentence.from)}`,
        },
      ]
    })
  })
}

function isPlain({ step, bound, isPercent }: SaidNumber): boolean {
  return step === null && bound === null && !isPercent
}

function idleless(words: string): string {
  return words.replaceAll(period, '').replaceAll(idle, '')
}
