import type { Strip } from './strip.ts'
import { traditionalPairs } from './traditional.ts'

/**
 * The text in one spelling: half-width punctuation and digits, simplified characters, Kangxi radicals as characters,
 * without zero-width characters and bracketed pinyin. Line breaks become `\n`.
 */
export function cleanText(source: string): Strip {
  const at = new Int32Array(source.length)
  const text = new Uint16Array(source.length)
  const raw = new Uint16Array(source.length)
  const pinyin = pinyinMask(source)
  let length = 0
  for (let index = 0; index < source.length; index += 1) {
    const unit = source.charCodeAt(index)
    if (isInvisible(unit) || pinyin?.[index] === 1) continue
    if (unit === 13 && source.charCodeAt(index + 1) === 10) continue
    at[length] = index
    raw[length] = isLineBreak(unit) ? 10 : unit
    text[length] = spelling[unit] ?? unit
    length += 1
  }
  pairStraightQuotes(text, length)
  return { text: textOf(text, length), raw: textOf(raw, length), at: at.subarray(0, length) }
}

const spelling = buildSpelling()

function buildSpelling(): Uint16Array {
  const table = new Uint16Array(65536)
  for (let unit = 0; unit < 65536; unit += 1) table[unit] = isLineBreak(unit) ? 10 : unit
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) table[unit] = unit - 0xfee0
  for (let unit = 0x2f00; unit <= 0x2fd5; unit += 1) {
    table[unit] = String.fromCharCode(unit).normalize('NFKC').charCodeAt(0)
  }
  const variants =
    '於于後后帳账徵征⻓长⻋车⻛风⻔门⻅见⻚页⻆角⻘青⻢马⻥鱼⻩黄「“」”『“』”〝“〞”﹁“﹂”〔(〕)﹙(﹚)｡。､、﹕:﹔;﹐,'
  const pairs = variants + traditionalPairs
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    table[pairs.charCodeAt(index)] = pairs.charCodeAt(index + 1)
  }
  for (const blank of [0x3000, 0xa0, 0x202f, 0x205f]) table[blank] = 32
  for (let blank = 0x2000; blank <= 0x200a; blank += 1) table[blank] = 32
  return table
}

function isLineBreak(unit: number): boolean {
  return (
    unit === 10 ||
    unit === 13 ||
    unit === 11 ||
    unit === 12 ||
    unit === 0x85 ||
    unit === 0x2028 ||
    unit === 0x2029
  )
}

// Marks that turn the order around are left out as well, as from what is typed: see `textUpTo`.
function isInvisible(unit: number): boolean {
  return (
    unit === 0xfeff ||
    unit === 0xad ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069) ||
    unit === 0x2060
  )
}

// A reading aid of learning sites, 反馈(kuì)问题: the tone mark tells it from an abbreviation.
function pinyinMask(source: string): Uint8Array | null {
  let mask: Uint8Array | null = null
  for (const match of source.matchAll(/[(（][a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,5}[)）]/g)) {
    mask ??= new Uint8Array(source.length)
    mask.fill(1, match.index, match.index + match[0].length)
  }
  return mask
}

// Straight quotes carry no direction: the first opens, the second closes; an odd one does not outlive its paragraph.
function pairStraightQuotes(text: Uint16Array, length: number): void {
  let isOpen = false
  for (let index = 0; index < length; index += 1) {
    if (text[index] === 10 && text[index + 1] === 10) isOpen = false
    if (text[index] !== 34) continue
    text[index] = isOpen ? 0x201d : 0x201c
    isOpen = !isOpen
  }
}

function textOf(units: Uint16Array, length: number): string {
  const pieces: string[] = []
  for (let start = 0; start < length; start += 8192) {
    pieces.push(String.fromCharCode(...units.subarray(start, Math.min(length, start + 8192))))
  }
  return pieces.join('')
}
