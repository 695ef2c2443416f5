import { markerAt, numberOf } from '../outline/markers.ts'
import type { Flow } from '../text/lines.ts'
import { type Range, trimRange, wordsOf } from '../text/strip.ts'
import type { Cell } from './rows.ts'

/**
 * “1.编制计划；2.建立项目库。” in one cell: each number is a measure of its own. A cell that goes on with the numbers of the
 * rows above it (“2.建立项目库”) is one measure without its number; a cell without numbers is as it stands.
 */
export function enumerated(text: string, cell: Range): Range[] {
  const words = text.slice(cell.start, cell.end)
  const first = numberAt(words, 0)
  if (first === null) return [cell]
  const starts: { at: number; length: number }[] = [{ at: 0, length: first.length }]
  for (let at = first.length; at < words.length; at += 1) {
    const next = numberAt(words, at)
    if (next?.kind !== first.kind || !isNext(next.ordinal, first.ordinal, starts.length)) continue
    if (!/[。;,，；、:：\s)]/.test(words.charAt(at - 1)) && !standsClear(words, at, next)) continue
    starts.push({ at, length: next.length })
  }
  if (starts.length === 1 && first.ordinal === bullet) return [cell]
  const parts = starts.map(({ at, length }, index) =>
    trimRange(
      text,
      withoutEnd(text, {
        start: cell.start + at + length,
        end: cell.start + (starts[index + 1]?.at ?? words.length),
      }),
    ),
  )
  return withoutStop(text, parts)
}

type Numbered = { readonly kind: string; readonly ordinal: number; readonly length: number }

const bullet = 0

function isNext(ordinal: number, first: number, count: number): boolean {
  return first === bullet ? ordinal === bullet : ordinal === first + count
}

/** The number that stands at a place, however it is written. */
function numberAt(words: string, at: number): Numbered | null {
  const rest = words.slice(at, at + 12)
  const marker = markerAt(words, at)
  if (marker?.kind === 'bullet' || /^[-–·★☆►➤]\s*(?=\p{L})/u.test(rest)) {
    const length = /^\S\s*/.exec(rest)?.[0].length ?? 1
    return { kind: rest.charAt(0), ordinal: bullet, length: marker?.length ?? length }
  }
  return marker ?? dotted(rest) ?? named(rest) ?? lettered(rest) ?? beforeDay(rest)
}

// “1.2 建立台账”, “3-1.建立台账”; 1.5万亩 and 3-5个 count something.
function dotted(rest: string): Numbered | null {
  const match =
    /^(\d{1,2}[.．\-–—](?:\d{1,2}[.．\-–—])?)(\d{1,2})(?:[、.．:：)]\s*|\s+)?(?=[\p{L}“"《])/u.exec(rest)
  if (match === null || counted.test(rest.slice(match[0].length))) return null
  return { kind: `under ${match[1] ?? ''}`, ordinal: Number(match[2]), length: match[0].length }
}

const counted =
  /^(?:公里|公斤|公顷|千|百|万|亿|米|亩|吨|个|倍|元|平方|平米|立方|小时|年|月|日|天|周(?!密)|级|升(?!级)|家|户|名(?!录)|人(?!员|事|才)|次|件|处(?!理|置|罚)|台(?!账)|套(?!取)|条(?!例)|项(?!目)|号)/

// “措施一：”, “Action 2:”.
function named(rest: string): Numbered | null {
  const match =
    /^(?:整改)?(?:措施|举措|任务|步骤|(?:action|step|measure)\s)\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*[:：、.]\s*/i.exec(
      rest,
    )
  const ordinal = numberOf(match?.[1] ?? '')
  return match === null || ordinal === null ? null : { kind: 'named', ordinal, length: match[0].length }
}

// “(a) Issue guidance; (b) train staff”.
function lettered(rest: string): Numbered | null {
  const match = /^(?:\(([a-j])\)|([a-j])[.)])\s+(?=\S)/i.exec(rest)
  if (match === null) return null
  const letter = (match[1] ?? match[2] ?? '').toLowerCase()
  return { kind: 'lettered', ordinal: letter.charCodeAt(0) - 96, length: match[0].length }
}

// “1.2026-07-31；2.2026-12-31”: a number and a stop right before a date.
function beforeDay(rest: string): Numbered | null {
  const match = /^(\d{1,2})[.、](?=20\d\d[-./年])/.exec(rest)
  return match === null ? null : { kind: 'arabic', ordinal: Number(match[1]), length: match[0].length }
}

// “1.建立台账2.开展培训”: nothing stands between two measures, and the number can be no figure.
function standsClear(words: string, at: number, { kind, length }: Numbered): boolean {
  if (kind !== 'circled' && kind !== 'arabic' && (kind !== 'paren' || words.charAt(at) !== '(')) return false
  return (
    /[\p{Script=Han}”"》]/u.test(words.charAt(at - 1)) &&
    (kind === 'paren' ? /[\p{Script=Han}\d]/u : /\p{Script=Han}/u).test(words.charAt(at + length))
  )
}

// What stood between two measures is part of neither.
function withoutEnd(text: string, { start, end }: Range): Range {
  let last = end
  while (last > start && /[;；,，、\s]/.test(text.charAt(last - 1))) last -= 1
  return { start, end: last }
}

// “盘点；建账；公示。”: the stop ends the list. Where each one ends with its own it belongs to its words.
function withoutStop(text: string, parts: readonly Range[]): Range[] {
  const isStopped = ({ end }: Range): boolean => /[。.]/.test(text.charAt(end - 1))
  const areSentences = parts.slice(0, -1).every(isStopped)
  return parts.map((part) =>
    parts.length > 1 && !areSentences && isStopped(part) ? { ...part, end: part.end - 1 } : part,
  )
}

/** The part of a cell that belongs to one of several measures packed in a row; all of it where it is not divided so. */
export function partOf(
  flow: Flow,
  cell: Cell,
  { at, of }: { readonly at: number; readonly of: number },
): string {
  const { text } = flow.strip
  const parts = enumerated(text, cell.range)
  const part = parts.length === of ? parts[at] : undefined
  // “（2）2026年11月30日” alone is said of the second.
  const ordinal = numberAt(text.slice(cell.range.start, cell.range.end), 0)?.ordinal ?? bullet
  if (part === undefined && parts.length < of && ordinal !== bullet && ordinal - 1 + parts.length <= of) {
    const own = parts[at - ordinal + 1]
    return own === undefined ? '' : wordsOf(flow.strip, own).replace(/[;；,，。]+$/, '')
  }
  if (part === undefined) return sharedPart(cell.words, { at, of }) ?? cell.words
  return wordsOf(flow.strip, part).replace(/[;；,，。]+$/, '')
}

// “1、2已完成，3正在推进”: each number named once.
function sharedPart(words: string, { at, of }: { readonly at: number; readonly of: number }): string | null {
  const said = new Map<number, string>()
  for (const [, numbers = '', part = ''] of words.matchAll(shared)) {
    for (const number of numbers.match(/\d+/g) ?? []) {
      if (said.has(Number(number))) return null
      said.set(Number(number), part.trim())
    }
  }
  const isWhole = said.size === of && Array.from({ length: of }, (_, one) => said.has(one + 1)).every(Boolean)
  return of > 1 && isWhole ? (said.get(at + 1) ?? null) : null
}

const shared =
  /(?:第|措施)?((?:\d{1,2}[、,，和及])*\d{1,2})(?:项|条|点)?(?:措施)?[:：]?(?=\p{Script=Han})([^\d,，;；。]{2,40})/gu
