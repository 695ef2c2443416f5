import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { Parser } from 'htmlparser2'
import type { Reader } from '../reader.ts'
import { answering } from '../unreadable.ts'
import { HtmlText } from './html-text.ts'

/** Reads a web page, or the HTML that a clipboard held, as text. */
export const readHtml: Reader = async (bytes, { limits }) => {
  const decoded = decode(bytes)
  if (decoded === null) return refuse({ code: 'UNREADABLE_ENCODING' })
  const read = await answering(async () => linesOf(decoded.html))
  if (!read.ok) return read
  const text = withoutRowsOfBlanks(read.value)
  if (text.length > limits.characters) {
    const limit = Math.floor(limits.characters / 1_000_000)
    return refuse({ code: 'TEXT_TOO_LARGE', params: { limit } })
  }
  if (text === '') return refuse({ code: 'NO_TEXT_FOUND' })
  return ok({ text, encoding: decoded.encoding, form: 'html', pages: null, doubts: [] })
}

function linesOf(html: string): readonly string[] {
  const found = textOf(html, false)
  // Some pages keep their whole text in a form or a header.
  return found.leftOut > lengthOf(found) ? textOf(html, true).lines : found.lines
}

function textOf(html: string, isFrameRead: boolean): HtmlText {
  const text = new HtmlText(isFrameRead)
  const parser = new Parser({
    onopentag: (name, attributes) => text.open(name, attributes),
    onclosetag: (name) => text.close(name),
    ontext: (words) => text.text(words),
  })
  parser.write(html)
  parser.end()
  text.end()
  return text
}

function lengthOf({ lines }: HtmlText): number {
  return lines.reduce((sum, line) => sum + line.length, 0)
}

function withoutRowsOfBlanks(lines: readonly string[]): string {
  return lines
    .filter((line, at) => line !== '' || lines[at - 1] !== '')
    .join('\n')
    .replace(/^\n|\n$/g, '')
}

/** What is valid UTF-8 is UTF-8, whatever the page says: pages are often saved anew without a look at what they say. */
function decode(bytes: Uint8Array): { html: string; encoding: string } | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096))
  const said = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? 'gb18030'
  const named = /^(?:gb2312|gbk|gb_2312-80|x-gbk)$/.test(said) ? 'gb18030' : said
  const candidates = marked === null ? ['utf-8', named, 'gb18030'] : [marked]
  for (const encoding of candidates) {
    const html = decodeStrictly(bytes, encoding)
    if (html !== null) return { html, encoding }
  }
  return null
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    // TypeError: not in this encoding. RangeError: a page may name an encoding that there is not.
    if (error instanceof TypeError || error instanceof RangeError) return null
    throw error
  }
}
