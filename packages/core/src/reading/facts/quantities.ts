import type { DraftFigure } from '../draft.ts'
import { numberOf } from '../outline/markers.ts'
import type { Range } from '../text/strip.ts'

/** A sum of money or a number of people, as a range of the text that was searched. */
export type FoundFigure = Range & Pick<DraftFigure, 'kind' | 'amount'>

/** A number in front of a unit: with digits and thousands separators, or in Chinese numerals that begin with one. */
export const quantity =
  '(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾][零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]{0,10}|[百千](?=[余多]))'

/** What 万, 千万 or 亿 in front of a unit stand for; 1 for none. */
export function scaleOf(words: string): number {
  let scale = 1
  for (const character of words) scale *= { 十: 1e1, 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 }[character] ?? 1
  return scale
}

/** The value of a quantity as written; null where it is none, such as the “三五” of 三五人. */
export function quantityOf(words: string): number | null {
  const plain = words.replace(/[,\s]/g, '')
  if (/^[\d.]+$/.test(plain)) return finite(Number(plain))
  const usual = plain.replace(/[壹贰叁肆伍陆柒捌玖拾佰仟]/g, (formal) => formalNumerals[formal] ?? formal)
  if (/[一二两三四五六七八九]{2}/.test(usual)) return null
  return finite(numberOf(usual))
}

const formalNumerals: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
}

// Digits without end are no amount that anybody stated.
function finite(amount: number | null): number | null {
  return amount !== null && amount < 1e15 ? amount : null
}
