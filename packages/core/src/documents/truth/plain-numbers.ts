import { plainWords } from './plain-words.ts'

/** A text with its numbers in plain digits, and where each of its characters stood. */
export type PlainNumbers = { readonly text: string; readonly at: readonly number[] }

const counted = '(?=[余多]?\\s?[项个条家件处名位%％])'
const chinese = '〇一二三四五六七八九'
const capitals: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  貳: '二',
  叁: '三',
  參: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  廿: '二十',
  卅: '三十',
}
// As they stand in what is copied from elsewhere.
const traditional: Readonly<Record<string, string>> = { 條: '条', 項: '项', 個: '个', 處: '处', 餘: '余' }
const capital = Object.keys(capitals).join('')
const roman: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

// In this order: what is between digits goes first, then each way to write them.
const ways: readonly (readonly [RegExp, (found: string) => string])[] = [
  // What has no width and is seen by nobody.
  [/[\p{Cf}\u034F\uFE00-\uFE0F]+/gu, () => ''],
  [/\p{Nd}+/gu, (found) => found.normalize('NFKC')],
  [/(?<=\d)．(?=\d)/gu, () => '.'],
  [/[條項個處餘]/gu, (found) => traditional[found] ?? found],
  [/(?<=\d)／(?=\d)/gu, () => '/'],
  // ⑨⑨条 and Ⅻ条; ① before words is a heading.
  [new RegExp(`[\\p{No}\\p{Nl}]+${counted}`, 'gu'), enclosed],
  // 陆 and 伍 are surnames.
  [
    new RegExp(`[${capital}零〇]{2,}|[${capital}](?=[余多]?\\s?[项个条件处])`, 'gu'),
    (found) => found.replaceAll(new RegExp(`[${capital}]`, 'gu'), (one) => capitals[one] ?? one),
  ],
  // 9 9 9条, and 1 000条.
  [
    new RegExp(
      `(?<![\\d.])(?:[\\d${chinese}零两十百千](?:\\s+[\\d${chinese}零两十百千])+|\\d{1,3}(?:\\s\\d{3})+)${counted}`,
      'gu',
    ),
    (found) => found.replaceAll(/\s/gu, ''),
  ],
  // 9十9条.
  [/(?<![\d.])\d(?=[十百千])|(?<=[十百千])[1-9](?![\d.])/gu, (found) => chinese.charAt(Number(found))],
]

/**
 * A text as it is read: its words are plain ones, where no name holds them; full-width and enclosed digits, Roman and capital numerals as plain ones, nothing between digits.
 *
 * @example plainNumbers('共９９条').text // '共99条'
 */
export function plainNumbers(text: string, names: readonly string[] = []): PlainNumbers {
  let plain: PlainNumbers = { text, at: Array.from({ length: text.length + 1 }, (_, at) => at) }
  for (const way of ways) plain = replaced(plain, way)
  for (const way of plainWords) plain = replaced(plain, way, names)
  return plain
}

/** Puts words in the place of others, but within a name. */
function replaced(
  { text, at }: PlainNumbers,
  [pattern, as]: readonly [RegExp, (found: string) => string],
  names: readonly string[] = [],
): PlainNumbers {
  let [rest, written] = [0, '']
  const places: number[] = []
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (names.some((name) => isWithin({ found, index }, name, text))) continue
    const behind = as(found)
    written += text.slice(rest, index) + behind
    places.push(...at.slice(rest, index), ...Array.from(behind, () => at[index] ?? 0))
    rest = index + found.length
  }
  return { text: written + text.slice(rest), at: [...places, ...at.slice(rest)] }
}

function isWithin(
  { found, index }: { readonly found: string; readonly index: number },
  name: string,
  text: string,
): boolean {
  if (!name.includes(found)) return false
  const from = text.indexOf(name, Math.max(0, index + found.length - name.length))
  return from >= 0 && from <= index && index + found.length <= from + name.length
}

/** ⑨ is 9, Ⅻ is 12; what is neither stays. */
function enclosed(found: string): string {
  const plain = found.normalize('NFKC').replaceAll(/[().]/gu, '')
  if (/^(?:\d+|[一二三四五六七八九十]+)$/u.test(plain)) return plain
  return /^[IVXLCDM]+$/u.test(plain) ? String(romanValue(plain)) : found
}

function romanValue(text: string): number {
  const values = Array.from(text, (one) => roman[one] ?? 0)
  return values.reduce((sum, one, at) => (one < (values[at + 1] ?? 0) ? sum - one : sum + one), 0)
}
