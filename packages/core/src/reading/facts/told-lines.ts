import type { Flow, Line } from '../text/lines.ts'
import { toldBehind } from './told-behind.ts'

const told = /^\s*(?:整改结果|目前进展):/

/** A head that measures are folded under, with how many they are. */
const folded = /^\s*[一二三四五六七八九十]{1,3}是[^\n]{1,200}?\(整改措施\d+条(?:,已销号\d+条)?\)。/

/**
 * Where the words begin that somebody reported of a measure: behind “目前进展：” where what is said of that measure follows in brackets
 * (“（长期坚持）”), and behind a head that counts its measures. Numbers and labels in them are theirs. Null where a line is none of these.
 */
export function toldFrom(text: string, { start, end }: Pick<Line, 'start' | 'end'>): number | null {
  const words = text.slice(start, end)
  const first = told.exec(words)
  if (first !== null) return toldBehind(words) === null ? null : start + first[0].length
  const head = folded.exec(words)
  return head === null ? null : start + head[0].length
}

/** A text in which the labels within what was reported are read as words. */
export function withToldLines(flow: Flow): Flow {
  const { strip, lines } = flow
  const pieces: string[] = []
  let done = 0
  for (const line of lines) {
    const from = toldFrom(strip.text, line)
    if (from === null) continue
    pieces.push(strip.text.slice(done, from), strip.text.slice(from, line.end).replaceAll(':', ','))
    done = line.end
  }
  if (pieces.length === 0) return flow
  return { ...flow, strip: { ...strip, text: pieces.join('') + strip.text.slice(done) } }
}
