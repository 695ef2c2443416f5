/**
 * Words without the number that they begin with, to stand behind a number of the document: 2.建立台账 is listed as （2）建立台账.
 *
 * 一、二期 are two phases and no number.
 *
 * @example withoutOwnNumber('（2）建立台账') // '建立台账'
 */
export function withoutOwnNumber(text: string): string {
  return text.replace(
    /^\s*(?:[（(]\s*\d{1,3}\s*[）)]|\d{1,3}(?:[、．]|\.(?!\d))|[①-⑳]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]))\s*(?=\S)/u,
    '',
  )
}
