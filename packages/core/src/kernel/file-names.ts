import { endingOf } from './evidence-kinds.ts'
import { shortened } from './shortened.ts'

/** Windows takes no file of these names, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/**
 * A name that a file or folder can have on every system: nothing that Windows takes for an order or cuts off, no name of a device, and
 * short enough for a path of some folders. Its ending stays.
 *
 * @example safeFileName('a/b: c?.pdf') === 'a_b_ c_.pdf'
 */
export function safeFileName(name: string, longest = 100): string {
  const plain = name
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029\uFFFD]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/gu, '_')
    .trim()
    // A dot or a space at the end is left off by Windows, and then two names are one.
    .replace(/[. ]+$/u, '')
  const { length } = endingOf(plain)
  const ending = length === 0 ? '' : plain.slice(-length - 1)
  const stem = plain.slice(0, plain.length - ending.length)
  const short = shortened(stem, longest - ending.length).trimEnd() + ending
  if (short === '') return '_'
  return devices.test(short) ? `_${short}` : short
}

/** The name, with a number behind it where it is taken already; two that differ in case alone are one to Windows. */
export function distinctName(name: string, taken: Set<string>): string {
  const ending = endingOf(name)
  const stem = ending === '' ? name : name.slice(0, -ending.length - 1)
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${stem} (${number})${ending === '' ? '' : `.${ending}`}`
    const key = tried.toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return tried
  }
}
