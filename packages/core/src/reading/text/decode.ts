import type { Refusal } from '../../kernel/refusal.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { findMarking } from './classification.ts'

/** Why a text is not read in. */
export type IntakeRefusal = Refusal<
  'EMPTY_TEXT' | 'BINARY_FILE' | 'TEXT_TOO_LARGE' | 'UNREADABLE_ENCODING' | 'CLASSIFIED_TEXT'
>

/** A source as text, and how its bytes were read. */
export type DecodedText = { readonly text: string; readonly encoding: string }

/** The largest text that is read in. A notice of 300 pages has less than 1 MB. */
export const textLimitBytes = 5 * 1024 * 1024

/**
 * Turns the bytes of a file into text, or says why not.
 *
 * A byte order mark is not part of the text: offsets count from the first character after it.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, IntakeRefusal> {
  if (bytes.length === 0) return refuse({ code: 'EMPTY_TEXT' })
  if (bytes.length > textLimitBytes) return refuse({ code: 'TEXT_TOO_LARGE', params: { limit: 5 } })
  if (hasBinarySignature(bytes)) return refuse({ code: 'BINARY_FILE' })
  const encoding = guessEncoding(bytes)
  if (encoding === 'binary') return refuse({ code: 'BINARY_FILE' })
  const text = decodeStrictly(bytes, encoding)
  if (text === null) return refuse({ code: 'UNREADABLE_ENCODING' })
  return acceptText(text, encoding)
}

/** Checks a text that was pasted: the same limits as for a file. */
export function acceptText(text: string, encoding = 'utf-8'): Result<DecodedText, IntakeRefusal> {
  if (text.trim() === '') return refuse({ code: 'EMPTY_TEXT' })
  if (text.length > textLimitBytes) return refuse({ code: 'TEXT_TOO_LARGE', params: { limit: 5 } })
  if (shareOfControls(text) > 0.01) return refuse({ code: 'BINARY_FILE' })
  const marking = findMarking(text)
  if (marking !== null) return refuse({ code: 'CLASSIFIED_TEXT', params: { marking } })
  return ok({ text, encoding })
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

const signatures: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], // zip, and so DOCX, XLSX, OFD
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0xd0, 0xcf, 0x11, 0xe0], // Word's and Excel's old container
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x1f, 0x8b], // gzip
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
]

function hasBinarySignature(bytes: Uint8Array): boolean {
  return signatures.some((signature) => signature.every((byte, at) => bytes[at] === byte))
}

function guessEncoding(bytes: Uint8Array): Encoding | 'binary' {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 64 * 1024)
  const zeros = countZeros(sample)
  if (zeros.even + zeros.odd > 0) return guessWideEncoding(sample, zeros)
  if (decodeStrictly(bytes, 'utf-8') !== null) return 'utf-8'
  const wide = guessWideEncoding(sample, zeros)
  if (wide !== 'binary') return wide
  return 'gb18030'
}

function countZeros(sample: Uint8Array): { even: number; odd: number } {
  let even = 0
  let odd = 0
  sample.forEach((byte, at) => {
    if (byte !== 0) return
    if (at % 2 === 0) even += 1
    else odd += 1
  })
  return { even, odd }
}

// Chinese in UTF-16 hardly has zero bytes, so what tells is the high byte: CJK lies in 4E..9F, punctuation in 30 and FF.
function guessWideEncoding(sample: Uint8Array, zeros: { even: number; odd: number }): Encoding | 'binary' {
  const pairs = Math.floor(sample.length / 2)
  if (pairs < 2) return 'binary'
  const little = shareOfTextUnits(sample, pairs, 1)
  const big = shareOfTextUnits(sample, pairs, 0)
  if (Math.max(little, big) < 0.95) return 'binary'
  if (little === big) return zeros.odd >= zeros.even ? 'utf-16le' : 'utf-16be'
  return little > big ? 'utf-16le' : 'utf-16be'
}

function shareOfTextUnits(sample: Uint8Array, pairs: number, highAt: 0 | 1): number {
  let good = 0
  for (let pair = 0; pair < pairs; pair += 1) {
    const high = sample[pair * 2 + highAt] ?? 0
    const low = sample[pair * 2 + 1 - highAt] ?? 0
    const unit = high * 256 + low
    const isLatin = unit === 9 || unit === 10 || unit === 13 || (unit >= 32 && unit < 127) || unit === 0xa0
    const isChinese = (unit >= 0x4e00 && unit <= 0x9fa5) || (unit >= 0x3000 && unit <= 0x301f)
    const isPunctuation = (unit >= 0xff01 && unit <= 0xff5e) || (unit >= 0x2010 && unit <= 0x2030)
    if (isLatin || isChinese || isPunctuation || (unit >= 0x2460 && unit <= 0x2473)) good += 1
  }
  return good / pairs
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    // The decoder's way of saying that these bytes are not of this encoding.
    if (error instanceof TypeError) return null
    throw error
  }
}

function shareOfControls(text: string): number {
  const sample = text.slice(0, 64 * 1024)
  let controls = 0
  for (let at = 0; at < sample.length; at += 1) {
    const unit = sample.charCodeAt(at)
    if (unit < 9 || (unit > 13 && unit < 32) || unit === 0xfffd) controls += 1
  }
  return controls / Math.max(1, sample.length)
}
