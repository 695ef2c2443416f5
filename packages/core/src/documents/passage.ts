const longest = 40

/**
 * The words of a text about a place in it as they are quoted: its whole clause, with the one before it in its sentence where both are short
 * enough. What is too long is cut on either side, and no number is.
 *
 * @example passageAt('经党工委走访企业15家，已销号26条。', { from: 12, to: 15 }) // '经党工委走访企业15家，已销号26条'
 */
export function passageAt(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const sentence = within(text, { from, to, mark: sentenceMark })
  const clause = within(text, { from, to, mark: clauseMark })
  const before = within(text, { from: Math.max(sentence.from, clause.from - 1), to, mark: clauseMark })
  const wide = { from: Math.max(before.from, sentence.from), to: clause.to }
  const part = within(text, { from, to, mark: partMark })
  const found = [wide, clause, part].find((one) => text.slice(one.from, one.to).trim().length <= longest)
  return found === undefined ? cut(text, { from, to }) : text.slice(found.from, found.to).trim()
}

type Span = { readonly from: number; readonly to: number }

const sentenceMark = /[。；！？;!?\n]|\.(?=\s|$)/gu
const clauseMark = /[，。；：！？;:!?\n]|,(?!\d)|\.(?=\s|$)/gu
const partMark = /[，。；：！？、;:!?\n]|,(?!\d)|\.(?=\s|$)/gu

/** From the mark before a place to that behind it. */
function within(text: string, { from, to, mark }: Span & { readonly mark: RegExp }): Span {
  const ends = [...text.matchAll(mark)].map(({ index }) => index)
  const before = ends.findLast((at) => at < from)
  return {
    from: before === undefined ? 0 : before + 1,
    to: ends.find((at) => at >= to) ?? text.length,
  }
}

function cut(text: string, { from, to }: Span): string {
  const room = Math.floor((longest - (to - from)) / 2)
  const part = within(text, { from, to, mark: partMark })
  let [begin, end] = [Math.max(part.from, from - room), Math.min(part.to, to + room)]
  while (begin < from && isInNumber(text, begin)) begin += 1
  while (end > to && isInNumber(text, end)) end -= 1
  return `${begin > part.from ? '…' : ''}${text.slice(begin, end).trim()}${end < part.to ? '…' : ''}`
}

/** Whether a cut would leave 2家 of 12家. */
function isInNumber(text: string, at: number): boolean {
  const digit = /[\d.,零〇一二两三四五六七八九十百千]/u
  return digit.test(text.charAt(at - 1)) && digit.test(text.charAt(at))
}
