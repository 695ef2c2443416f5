/**
 * A number as an automatic list writes it (ECMA-376 17.18.59, w:numFmt). What a format cannot write, and formats of
 * other scripts, come out in digits.
 */
export function formatNumber(value: number, format: string): string {
  return formats[format]?.(value) ?? String(value)
}

type Format = (value: number) => string | null

const formats: Readonly<Record<string, Format>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => wide(value),
  decimalFullWidth2: (value) => wide(value),
  chineseCounting: (value) => (value < 100 ? counted(value, plain) : digits(value, '○一二三四五六七八九')),
  taiwaneseCounting: (value) => (value < 100 ? counted(value, plain) : digits(value, '○一二三四五六七八九')),
  chineseCountingThousand: (value) => counted(value, plain),
  taiwaneseCountingThousand: (value) => counted(value, plain),
  japaneseCounting: (value) => counted(value, { ...plain, gap: '', isOneSpoken: false }),
  ideographDigital: (value) => digits(value, '〇一二三四五六七八九'),
  japaneseDigitalTenThousand: (value) => digits(value, '〇一二三四五六七八九'),
  taiwaneseDigital: (value) => digits(value, '○一二三四五六七八九'),
  chineseLegalSimplified: (value) => counted(value, legal('零壹贰叁肆伍陆柒捌玖', '拾佰仟', '万')),
  ideographLegalTraditional: (value) => counted(value, legal('零壹貳參肆伍陸柒捌玖', '拾佰仟', '萬')),
  ideographTraditional: (value) => oneOf('甲乙丙丁戊己庚辛壬癸', value),
  ideographZodiac: (value) => oneOf('子丑寅卯辰巳午未申酉戌亥', value),
  ideographZodiacTraditional: (value) =>
    `${oneOf('甲乙丙丁戊己庚辛壬癸', ((value - 1) % 10) + 1)}${oneOf('子丑寅卯辰巳午未申酉戌亥', ((value - 1) % 12) + 1)}`,
  upperLetter: (value) => letters(value, 'A'),
  lowerLetter: (value) => letters(value, 'a'),
  upperRoman: (value) => roman(value),
  lowerRoman: (value) => roman(value)?.toLowerCase() ?? null,
  ordinal: (value) => `${value}${ending(value)}`,
  decimalEnclosedCircle: (value) => circled(value),
  decimalEnclosedCircleChinese: (value) => circled(value),
  ideographEnclosedCircle: (value) => within(value, 10, 0x3280),
  decimalEnclosedParen: (value) => within(value, 20, 0x2474),
  decimalEnclosedFullstop: (value) => within(value, 20, 0x2488),
}

type Counting = {
  readonly digits: string
  readonly units: string
  readonly tenThousand: string
  /** Said for a place that is skipped: 一百零一. */
  readonly gap: string
  /** 十 and not 一十 at the head of a number. */
  readonly isTenBare: boolean
  /** 一百 and not 百. */
  readonly isOneSpoken: boolean
}

const plain: Counting = {
  digits: '零一二三四五六七八九',
  units: '十百千',
  tenThousand: '万',
  gap: '零',
  isTenBare: true,
  isOneSpoken: true,
}

function legal(digit: string, units: string, tenThousand: string): Counting {
  return { digits: digit, units, tenThousand, gap: digit.charAt(0), isTenBare: false, isOneSpoken: true }
}

/** As it is counted aloud: 二十一, 一百零一. */
function counted(value: number, counting: Counting): string | null {
  if (value < 0 || value >= 100_000_000) return null
  if (value === 0) return counting.digits.charAt(0)
  const high = Math.floor(value / 10_000)
  const low = value % 10_000
  if (high === 0) return belowTenThousand(low, counting)
  const gap = low > 0 && low < 1_000 ? counting.gap : ''
  const rest = low === 0 ? '' : belowTenThousand(low, { ...counting, isTenBare: false })
  return `${belowTenThousand(high, counting)}${counting.tenThousand}${gap}${rest}`
}

function belowTenThousand(value: number, counting: Counting): string {
  let words = ''
  let isSkipped = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      isSkipped = words !== ''
      continue
    }
    if (isSkipped) words += counting.gap
    isSkipped = false
    const isBare =
      place > 0 &&
      digit === 1 &&
      (!counting.isOneSpoken || (place === 1 && words === '' && counting.isTenBare))
    words += `${isBare ? '' : counting.digits.charAt(digit)}${place > 0 ? counting.units.charAt(place - 1) : ''}`
  }
  return words
}

function digits(value: number, signs: string): string {
  return String(value).replace(/\d/g, (digit) => signs.charAt(Number(digit)))
}

function wide(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

function oneOf(signs: string, value: number): string | null {
  return value >= 1 && value <= signs.length ? signs.charAt(value - 1) : null
}

function within(value: number, most: number, first: number): string | null {
  return value >= 1 && value <= most ? String.fromCharCode(first + value - 1) : null
}

// The circled numbers lie in three places of the code charts.
function circled(value: number): string | null {
  if (value <= 20) return value === 0 ? '⓪' : within(value, 20, 0x2460)
  if (value <= 35) return String.fromCharCode(0x3251 + value - 21)
  return value <= 50 ? String.fromCharCode(0x32b1 + value - 36) : null
}

// After Z comes AA, then BB: the letter is doubled, not counted on.
function letters(value: number, first: string): string | null {
  if (value < 1 || value > 780) return null
  return String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function roman(value: number): string | null {
  if (value < 1 || value > 3_999) return null
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let words = ''
  let left = value
  for (const [amount, sign] of signs) {
    words += sign.repeat(Math.floor(left / amount))
    left %= amount
  }
  return words
}

function ending(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}
