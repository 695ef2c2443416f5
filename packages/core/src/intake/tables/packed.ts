import { markerAt } from '../outline/markers.ts'
import type { Flow } from '../text/lines.ts'
import { type Range, trimRange, wordsOf } from '../text/strip.ts'
import type { Cell } from './rows.ts'

/** “1.编制计划；2.建立项目库。” in one cell: each number is a measure of its own. */
export function enumerated(text: string, cell: Range): Range[] {
  const words = text.slice(cell.start, cell.end)
  const first = markerAt(words, 0) ?? bareMarker(words, 0)
  if (first?.ordinal !== 1) return [cell]
  const starts: { at: number; length: number }[] = [{ at: 0, length: first.length }]
  for (let at = first.length; at < words.length; at += 1) {
    if (!/[。;,，；\s)]/.test(words.charAt(at - 1))) continue
    const marker = markerAt(words, at) ?? bareMarker(words, at)
    if (marker?.kind !== first.kind || marker.ordinal !== starts.length + 1) continue
    starts.push({ at, length: marker.length })
  }
  return starts.map(({ at, length }, index) =>
    trimRange(text, {
      start: cell.start + at + length,
      end: cell.start + (starts[index + 1]?.at ?? words.length),
    }),
  )
}

// “1.2026-07-31；2.2026-12-31”: a number and a stop right before a date.
function bareMarker(words: string, at: number): { kind: 'arabic'; ordinal: number; length: number } | null {
  const match = /^(\d{1,2})[.、](?=20\d\d[-./年])/.exec(words.slice(at, at + 9))
  return match === null ? null : { kind: 'arabic', ordinal: Number(match[1]), length: match[0].length }
}

/** The part of a cell that belongs to one of several measures packed in a row; all of it where it is not divided so. */
export function partOf(
  flow: Flow,
  cell: Cell,
  { at, of }: { readonly at: number; readonly of: number },
): string {
  const parts = enumerated(flow.strip.text, cell.range)
  const part = parts.length === of ? parts[at] : undefined
  return part === undefined ? cell.words : wordsOf(flow.strip, part).replace(/[;；,，。]+$/, '')
}
