/** A number that a text says, with where it stands. */
export type SaidNumber = {
  readonly from: number
  /** Behind the number itself, before what is counted. */
  readonly to: number
  readonly value: number
  /** How many digits stand behind the point: 48.1 has one. */
  readonly decimals: number
  /** 50余: that many or some more, less than `value + step`; of a share, 过半, more than it. Null where it is said exactly. */
  readonly step: number | null
  readonly isPercent: boolean
  /** 近三分之二: anything near it. */
  readonly isAbout: boolean
  /** As a word and not in digits: 一 in 一个 may be no number at all. */
  readonly isWord: boolean
}

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

const ones = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven']
const teens = ['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const small = [...ones, ...teens]

const english = `(?:${tens.join('|')})(?:[- ](?:${small.slice(1, 10).join('|')}))?|${small.toReversed().join('|')}`
const pattern = new RegExp(
  [
    // 过半年 and 过半个月 tell a time.
    String.raw`(?<half>(?<near>将近|接近|近|约|不足|不到|未)?(?:(?<above>超?过(?:一半|半数?))|(?:一半|半数)(?:(?<moreThan>以上)|(?<around>左右))?))(?![个天])`,
    String.raw`百分之(?<hundredth>[零〇一二两三四五六七八九十百]{1,5})`,
    String.raw`(?<whole>[二两三四五六七八九十]{1,3})分之(?<part>[一二两三四五六七八九十]{1,3})`,
    String.raw`(?<![\d.A-Za-z])(?<digits>\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(?<behind>\d{1,4}))?(?<more>[余多])?(?:\s?(?<percent>[%％]|per ?cent))?`,
    String.raw`(?<word>[零〇一二两三四五六七八九十百千]{1,9})(?<wordMore>[余多])?`,
    String.raw`\b(?<english>${english})\b`,
  ].join('|'),
  'giu',
)

/**
 * What in a text is a number of something: 25, 48.1 %, 五十二, 百分之九十, five. Days, years, ordinals, numbers of documents and
 * of headings are none.
 *
 * @example saidNumbers('第3次会议研究两个问题') // [{ value: 2, … }]
 */
export function saidNumbers(text: string): readonly SaidNumber[] {
  const found: SaidNumber[] = []
  for (const match of text.matchAll(pattern)) {
    const { groups = {}, index } = match
    const to = index + match[0].length
    if (isNoCount(text, index, to)) continue
    if (groups['half'] !== undefined) {
      found.push({ from: index, to, ...halfOf(groups) })
      continue
    }
    const { hundredth, part, behind = '', more, percent, wordMore } = groups
    const value = valueOf(groups)
    if (value === null) continue
    const isWord = groups['digits'] === undefined
    const isApproximate = more !== undefined || wordMore !== undefined
    found.push({
      from: index,
      to,
      value,
      decimals: behind.length,
      step: isApproximate ? stepOf(value) : null,
      isPercent: hundredth !== undefined || part !== undefined || percent !== undefined,
      isAbout: part !== undefined && /[近约超过足]\s*$/.test(text.slice(0, index)),
      isWord: isWord && hundredth === undefined && part === undefined,
    })
  }
  return found
}

/** 一半 is half, 过半 more than it, and 近一半 anything near it. */
function halfOf({
  above,
  moreThan,
  near,
  around,
}: Readonly<Record<string, string | undefined>>): Omit<SaidNumber, 'from' | 'to'> {
  const isMore = above !== undefined || moreThan !== undefined
  const isAbout = near !== undefined || around !== undefined
  return { value: 50, decimals: 0, step: isMore ? 50 : null, isPercent: true, isAbout, isWord: true }
}

function valueOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const { hundredth, part, whole: parts, digits: whole, behind, word, english: said } = groups
  if (hundredth !== undefined) return chineseValue(hundredth)
  if (part !== undefined && parts !== undefined) return fractionOf(part, parts)
  if (word !== undefined) return chineseValue(word)
  if (said !== undefined) return englishValue(said.toLowerCase())
  if (whole === undefined) return null
  return Number(`${whole.replaceAll(',', '')}${behind === undefined ? '' : `.${behind}`}`)
}

/** Of a third the hundredths. */
function fractionOf(part: string, parts: string): number | null {
  const [above, below] = [chineseValue(part), chineseValue(parts)]
  return above === null || below === null || below === 0 ? null : (above / below) * 100
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const monthAfter = new RegExp(String.raw`^\s*(?:${months})\b`)
const dayBefore = new RegExp(
  String.raw`\b(?:${months})\s+(?:\d{1,2},?\s*)?$|\b(?:No\.?|number|item|page)\s+$`,
  'i',
)

/** Whether a number counts nothing, by what stands around it. */
function isNoCount(text: string, from: number, to: number): boolean {
  const [before, after] = [text.slice(Math.max(0, from - 20), from), text.slice(to, to + 12)]
  const said = text.slice(from, to)
  const isHeading = /^[、.．]\s*\D/.test(after) && /(?:^|\n)\s*$/.test(before)
  const isBracketed = /[〔[（(]\s*$/.test(before) && /^\s*[〕\]）)]/.test(after) && !/[%％]/.test(said)
  const isYear = /^(?:19|20)\d\d$/.test(said) && !/^\s?[项个条家件处名%％]/.test(after)
  if (isHeading || isBracketed || isYear || /第\s*$/.test(before)) return true
  if (/^\s*(?:[年月日号时分秒]|季度|月份|周岁)/.test(after)) return true
  return monthAfter.test(after) || dayBefore.test(before)
}

/**
 * What a Chinese numeral comes to; null where it is none, as 一二.
 *
 * @example chineseValue('五十二') // 52
 */
export function chineseValue(text: string): number | null {
  let total = 0
  let digit: number | null = null
  for (const char of text) {
    const scale = scales[char]
    if (scale !== undefined) {
      total += (digit ?? 1) * scale
      digit = null
    } else {
      if (digit !== null && digit !== 0) return null
      digit = digits[char] ?? 0
    }
  }
  return total + (digit ?? 0)
}

function englishValue(text: string): number {
  const [first = '', second] = text.split(/[- ]/)
  const ten = tens.indexOf(first)
  if (ten === -1) return small.indexOf(first)
  return (ten + 2) * 10 + (second === undefined ? 0 : small.indexOf(second))
}

/** 50余 is below 60, 120余 below 130, 十余 below 20. */
function stepOf(value: number): number {
  for (const step of [1000, 100, 10]) if (value >= step && value % step === 0) return step
  return 1
}
