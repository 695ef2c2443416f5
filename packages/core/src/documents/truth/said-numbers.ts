/** How a count lies to the number that is said of it: a little below, on either side, or beyond. */
export type Bound = 'near' | 'about' | 'above' | 'atLeast' | 'below' | 'atMost'

/** A number that a text says, with where it stands. */
export type SaidNumber = {
  readonly from: number
  /** Behind the number itself, before what is counted. */
  readonly to: number
  readonly value: number
  /** How many digits stand behind the point: 48.1 has one. */
  readonly decimals: number
  /** 50余: that many or some more, less than `value + step`. Null where it is said otherwise. */
  readonly step: number | null
  /** 近30, 不足30, 超过30: how what is counted lies to the number. Null where it is said exactly. */
  readonly bound: Bound | null
  readonly isPercent: boolean
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
    // 一成不变 and 三成立 are no tenths.
    String.raw`(?<tenths>[一二两三四五六七八九])成(?<tenthHalf>半)?(?<fifth>[一二三四五六七八九])?(?![为立效果员功熟都本就长年品交型分绩形不])`,
    String.raw`百分之(?<hundredth>[零〇一二两三四五六七八九十百]{1,5})`,
    String.raw`(?<whole>[二两三四五六七八九十]{1,3})分之(?<part>[一二两三四五六七八九十]{1,3})`,
    String.raw`(?<![\d.A-Za-z])(?<digits>\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(?<behind>\d{1,4}))?(?<more>[余多])?(?:\s?(?<percent>[%％]|per ?cent))?`,
    String.raw`(?<word>[零〇一二两三四五六七八九十百千]{1,9})(?<wordMore>[余多])?`,
    // Half of what: the first half of a year is none.
    String.raw`\b(?:(?<above1>one|two|three|four|a|an)[- ])?(?<below1>half|thirds?|quarters?|fifths?)(?=\s+(?:of|the)\b)`,
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
      const half = halfOf(groups)
      found.push({ from: index, to, ...half, bound: half.bound ?? boundOf(text, index, to) })
      continue
    }
    const { hundredth, part, tenths, below1, behind = '', more, percent, wordMore } = groups
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
      bound: boundOf(text, index, to) ?? (tenths === undefined ? null : 'about'),
      isPercent: [hundredth, part, tenths, percent, below1].some((one) => one !== undefined),
      isWord: isWord && [hundredth, part, tenths, below1].every((one) => one === undefined),
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
  const isBelow = near !== undefined && /不|未/u.test(near)
  const beside = around !== undefined || near === '约' ? 'about' : near === undefined ? null : 'near'
  const bound = isBelow ? 'below' : isMore ? 'above' : beside
  return { value: 50, decimals: 0, step: null, isPercent: true, bound, isWord: true }
}

const boundsBefore: readonly (readonly [RegExp, Bound])[] = [
  [/(?:不超过|至多|最多|不多于|不高于)\s*$/u, 'atMost'],
  [/(?:不少于|至少|不低于|不下)\s*$/u, 'atLeast'],
  [
    /(?:超过|超出|突破|高于|大于|多于|多达|超|(?<=^|[^\p{Script=Han}]|共|已|完成|销号|均|率)过|逾)[了有]?\s*$/u,
    'above',
  ],
  [/(?:不足|不到|未到|未达到?|低于|少于|小于)有?\s*$/u, 'below'],
  [/(?:(?<![最附邻亲])近|将近|接近|临近)有?\s*$/u, 'near'],
  [/(?:(?<![节预公条契制])约|大约|大概)有?\s*$/u, 'about'],
]

const englishBounds: readonly (readonly [RegExp, Bound])[] = [
  [/\b(?:at least|no fewer than|no less than)\s+$/iu, 'atLeast'],
  [/\b(?:at most|up to|no more than)\s+$/iu, 'atMost'],
  [/\b(?:more than|over|above|exceed(?:s|ed|ing)?)\s+$/iu, 'above'],
  [/\b(?:less than|fewer than|under|below)\s+$/iu, 'below'],
  [/\b(?:nearly|almost|close to)\s+$/iu, 'near'],
  [/\b(?:about|around|approximately|some)\s+$/iu, 'about'],
]

function boundOf(text: string, from: number, to: number): Bound | null {
  const ahead = text.slice(Math.max(0, from - 20), from)
  const english = englishBounds.find(([pattern]) => pattern.test(ahead))
  if (english !== undefined) return english[1]
  const before = text.slice(Math.max(0, from - 6), from)
  const found = boundsBefore.find(([pattern]) => pattern.test(before))
  if (found !== undefined) return found[1]
  const after = text.slice(to, to + 5)
  if (/^\s*[项个条家件处名位]?(?:及)?以上/u.test(after)) return 'atLeast'
  if (/^\s*[项个条家件处名位]?(?:左右|上下)/u.test(after)) return 'about'
  if (/^[强多]/u.test(after) && /[成分之一二三四五六七八九]$/u.test(text.slice(from, to))) return 'above'
  if (after.startsWith('弱') && /[成一二三四五六七八九]$/u.test(text.slice(from, to))) return 'near'
  return /^\s*[项个条家件处名位]?(?:以下|以内)/u.test(after) ? 'atMost' : null
}

function valueOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const { hundredth, part, whole: parts, digits: whole, behind, word, english: said, tenths } = groups
  if (groups['below1'] !== undefined) return englishFraction(groups['above1'], groups['below1'])
  if (tenths !== undefined) return tenthsOf(tenths, groups)
  if (hundredth !== undefined) return chineseValue(hundredth)
  if (part !== undefined && parts !== undefined) return fractionOf(part, parts)
  if (word !== undefined) return chineseValue(word)
  if (said !== undefined) return englishValue(said.toLowerCase())
  if (whole === undefined) return null
  return Number(`${whole.replaceAll(',', '')}${behind === undefined ? '' : `.${behind}`}`)
}

/** 四成八 is 48, 四成半 45. */
function tenthsOf(tenths: string, groups: Readonly<Record<string, string | undefined>>): number {
  const { fifth, tenthHalf } = groups
  const behind = tenthHalf === undefined ? (fifth === undefined ? 0 : (digits[fifth] ?? 0)) : 5
  return (digits[tenths] ?? 0) * 10 + behind
}

/** Of a third the hundredths. */
function fractionOf(part: string, parts: string): number | null {
  const [above, below] = [chineseValue(part), chineseValue(parts)]
  return above === null || below === null || below === 0 ? null : (above / below) * 100
}

const englishParts: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5 }

/** Two thirds; null of a third alone, which is an ordinal. */
function englishFraction(above: string | undefined, below: string): number | null {
  const parts = englishParts[below.toLowerCase().replace(/s$/u, '')]
  if (parts === undefined || (above === undefined && parts !== 2)) return null
  const part = above === undefined || /^an?$/iu.test(above) ? 1 : small.indexOf(above.toLowerCase())
  return (part / parts) * 100
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
