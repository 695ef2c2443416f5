import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { cleanText } from '../../reading/text/clean.ts'
import { inlineFurniture, physicalLines } from '../../reading/text/furniture.ts'

/**
 * A key that is equal for texts of the same content, whatever form they came in: as TXT, DOCX or PDF, in either width of
 * digits, wrapped or not, with or without page numbers and what a web page puts around a document.
 *
 * Only letters, digits and the marks that change a number count.
 */
export function contentKey(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(contentOf(text))))
}

function contentOf(text: string): string {
  const strip = cleanText(text)
  const words = physicalLines(strip)
    .filter((line) => !line.isFurniture)
    .map((line) => strip.text.slice(line.start, line.end))
    .join('')
    .replace(/\s+/g, '')
  return withoutInlineFurniture(words)
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.%\uFFFD]+/gu, '')
    .replace(/(?<!\d)\.|\.(?!\d)/g, '')
}

function withoutInlineFurniture(text: string): string {
  let from = 0
  const pieces = inlineFurniture(text).map(({ start, end }) => {
    const piece = text.slice(from, start)
    from = end
    return piece
  })
  return [...pieces, text.slice(from)].join('')
}
