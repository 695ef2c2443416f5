import type { Piece } from './clauses.ts'

/** Two places of a text of which one cannot be where the other is. */
export type Disagreement = { readonly one: Piece; readonly other: Piece }

const number = String.raw`\d+(?:\.\d+)?`
const unit = '(?:条|项|个(?!百分)|家|件|处|名|位|起|人)'
const rising = '增加|增长|增|提高|提升|上升|扩大'
const falling = '减少|下降|降低|降|压减|压缩|缩短'
const change = new RegExp(
  String.raw`[由从][^，。；\d]{0,12}?(?<before>${number})(?<of>${unit}|[%％])?[^，。；\d]{0,4}?(?<way>${rising}|${falling})(?:到|至|为)(?<now>${number})(?<as>${unit}|[%％])?[，,]?\s?(?<told>(?:净|共)?(?:${rising}|${falling})了?(?<by>${number})(?<in>${unit}|个百分点))`,
  'gu',
)

const sum = new RegExp(
  String.raw`(?<=[，,：:、]\s?)(?<told>(?:总?共|合计|总计|累计)(?:有|为)?(?<all>${number})(?<unit>${unit}))(?=\s*(?:$|[，。；,;]))`,
  'gu',
)

/** Where the numbers of a sentence cannot stand beside each other: 由22条增加到25条，增加5条; 3项、4项，共8项. */
export function disagreementsIn(sentence: Piece): readonly Disagreement[] {
  return [...changesIn(sentence), ...sumsIn(sentence)]
}

function changesIn({ from, text }: Piece): readonly Disagreement[] {
  return [...text.matchAll(change)].flatMap(({ 0: words, index, groups = {} }): Disagreement[] => {
    const { before = '', now = '', by = '', told = '', of, as, in: unitOfBy } = groups
    const isShare = as === '%' || as === '％'
    if (isShare !== (unitOfBy === '个百分点') || (of !== undefined && of !== as)) return []
    const decimals = Math.max(...[before, now, by].map((one) => one.split('.')[1]?.length ?? 0))
    if (Math.abs(Number(now) - Number(before)).toFixed(decimals) === Number(by).toFixed(decimals)) return []
    const whole = words.slice(0, words.length - told.length).replace(/[，,]\s?$/u, '')
    return [
      {
        one: { from: from + index, text: whole },
        other: { from: from + index + words.length - told.length, text: told },
      },
    ]
  })
}

/** What is said to be all together of parts in one list, all in the same unit. */
function sumsIn({ from, text }: Piece): readonly Disagreement[] {
  return [...text.matchAll(sum)].flatMap(({ index, groups = {} }): Disagreement[] => {
    const { told = '', all = '', unit: of = '' } = groups
    const head = text.slice(0, index)
    const parts = [
      ...head.matchAll(new RegExp(String.raw`(?<![\d.])(${number})([^\d\s，。；、]{0,3})`, 'gu')),
    ]
    const inUnit = parts.filter(({ 2: behind = '' }) => behind.startsWith(of))
    const last = /[^，：；。]*[，：]?\s*$/u.exec(head)?.[0] ?? ''
    if (!last.includes('、') || inUnit.length < 2) return []
    const values = inUnit.map(({ 1: said }) => Number(said))
    const sums = values.map((_, at) => values.slice(at).reduce((total, one) => total + one, 0))
    if (sums.includes(Number(all)) || values.includes(Number(all))) return []
    const first = inUnit.find(({ index: at }) => at >= head.length - last.length)
    if (first === undefined) return []
    const list = head.slice(first.index).replace(/[，,：:、]\s?$/u, '')
    return [{ one: { from: from + first.index, text: list }, other: { from: from + index, text: told } }]
  })
}
