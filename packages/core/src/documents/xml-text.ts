/**
 * A text as it may stand in an XML document: without the characters that XML 1.0 forbids.
 *
 * Texts come from forms, old files and pasted web pages; one vertical tab makes Word refuse the whole document.
 * Half surrogate pairs become U+FFFD, line ends become line feeds, tabs become spaces.
 */
export function xmlText(text: string): string {
  // Nearly every text is as it has to be, and an export asks this of a hundred thousand.
  if (!mayBeUnfit.test(text)) return text
  return Array.from(text.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\t', ' '))
    .filter((character) => isAllowed(character.codePointAt(0) ?? 0))
    .join('')
}

const mayBeUnfit = /(?!\n)[\p{Cc}\p{Cs}\ufffe\uffff]/u

/** https://www.w3.org/TR/xml/#charsets, and without the C1 controls that it discourages. */
function isAllowed(codePoint: number): boolean {
  if (codePoint === 0x0a) return true
  if (codePoint < 0x20 || codePoint === 0xfffe || codePoint === 0xffff) return false
  return codePoint < 0x7f || codePoint > 0x9f
}
