/**
 * Words without the number that they begin with, to stand behind a number of the document: 2.建立台账 is listed as （2）建立台账.
 *
 * @example withoutOwnNumber('（2）建立台账') // '建立台账'
 */
export function withoutOwnNumber(text: string): string {
  return text.replace(/^\s*(?:[（(]\s*\d{1,3}\s*[）)]|\d{1,3}(?:[、．]|\.(?!\d))|[①-⑳])\s*(?=\S)/u, '')
}
