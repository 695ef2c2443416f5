/** The sorts of numbering, from the outermost to the innermost as official documents nest them. */
export const markerKinds = [
  'part', // 一、
  'section', // （一）
  'title', // a heading that names a finding and has no number
  'issue', // 问题一：
  'arabic', // 1. 1、
  'paren', // (1) 1）
  'circled', // ①
  'ordinal', // 第一， 其一，
  'spoken', // 一是
  'bullet', // —— •
] as const

/** A sort of numbering. */
export type MarkerKind = (typeof markerKinds)[number]

/** A number or bullet in front of an item. */
export type Marker = {
  readonly kind: MarkerKind
  /** Its place in the sequence; 0 for a bullet. */
  readonly ordinal: number
  /** As written, without the separator. */
  readonly label: string
  readonly length: number
}

const zh = '[一二三四五六七八九十]{1,3}'
const patterns: readonly (readonly [MarkerKind, RegExp])[] = [
  [
    'issue',
    new RegExp(
      `(?:${zh}\\s*、\\s*|\\(${zh}\\)\\s*|\\d{1,3}\\s*[、.]\\s*)?(?:[整反存具主](?:改|馈|在|体|要))?(?:问题|事项|任务) *\\(?(${zh}|\\d{1,3})\\)? *[:、.]`,
      'y',
    ),
  ],
  ['part', new RegExp(`第?(${zh})(?:\\s*、|部分\\s*[:、]?|\\.(?!\\d))`, 'y')],
  ['section', new RegExp(`\\(\\s*(${zh})\\s*\\)[、.]?`, 'y')],
  ['section', /([㈠-㈩])[、.]?/y],
  [
    'arabic',
    /(\d{1,3})\s*(?:、|;(?=[\u4e00-\u9fff])|\.(?=\s|[^\d]|(?:19|20)\d\d年|\d{1,2}月(?:底|初|中|前|份|至|上旬|下旬|\d)|\d{1,3}(?:个(?!百分点)|家|名|户|所|起|宗|座|处)|$))/y,
  ],
  ['arabic', /([⒈-⒛])/y],
  // The stop behind the number got lost in print or in typing: “1针对‘…’问题”.
  ['arabic', /(\d{1,2})(?=(?:针对|关于)“)/y],
  ['paren', /\(\s*(\d{1,3})\s*\)[、.]?/y],
  ['paren', /(\d{1,3})\)[、.]?/y],
  ['paren', /([⑴-⒇])/y],
  ['circled', /([①-⑳])[、.]?/y],
  ['spoken', new RegExp(`(${zh})(?:是|则是)[,:]?`, 'y')],
  ['ordinal', new RegExp(`(?:第|其)(${zh})[,、]`, 'y')],
  ['bullet', /(——|[•●■◆▪○◇□※])\s*/y],
]

/** The marker that starts at an index, or null. */
export function markerAt(text: string, index: number): Marker | null {
  if (!canStart(text.charCodeAt(index))) return null
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = index
    const match = pattern.exec(text)
    const number = match?.[1]
    if (match === null || number === undefined) continue
    return { kind, ordinal: ordinalOf(number), label: labelOf(kind, match[0]), length: match[0].length }
  }
  return null
}

/** A Chinese or Arabic number as a number; null when it is none. Understands up to 九千九百九十九. */
export function numberOf(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words)
  const digits = '零一二三四五六七八九'
  let total = 0
  let digit = 0
  for (const character of words.replace(/〇/g, '零').replace(/[两俩]/g, '二')) {
    const value = digits.indexOf(character)
    const unit = { 十: 10, 百: 100, 千: 1000 }[character]
    if (value >= 0) digit = value
    else if (unit !== undefined) {
      total += (digit === 0 ? 1 : digit) * unit
      digit = 0
    } else return null
  }
  return words === '' ? null : total + digit
}

function canStart(unit: number): boolean {
  const isEnclosed = unit >= 0x2460 && unit <= 0x249b
  return (
    isEnclosed ||
    (unit >= 48 && unit <= 57) ||
    unit === 40 ||
    (unit >= 0x3220 && unit <= 0x3229) ||
    starters.has(unit)
  )
}

const starters = new Set(
  Array.from('一二三四五六七八九十第其—•●■◆▪○◇□※问整反存具主事任', (character) => character.charCodeAt(0)),
)

function ordinalOf(number: string): number {
  const plain = numberOf(number)
  if (plain !== null) return plain
  const unit = number.charCodeAt(0)
  for (const [first, last] of enclosedRuns) if (unit >= first && unit <= last) return unit - first + 1
  return 0
}

const enclosedRuns = [
  [0x2460, 0x2473],
  [0x2474, 0x2487],
  [0x2488, 0x249b],
  [0x3220, 0x3229],
] as const

function labelOf(kind: MarkerKind, written: string): string {
  const packed = written.replace(/\s+/g, '')
  if (kind === 'bullet') return packed
  return packed.replace(/[、.,:;]+$/, '').replace(/^(.+)(?:是|则是)$/, '$1是')
}
