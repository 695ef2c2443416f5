const headLines = 12
const headCharacters = 600

/**
 * The marking of a state secret at the head of a document, or null.
 *
 * GB/T 9704 prints it at the top left as `机密★1年`. The words inside a sentence (“保守国家秘密”) are no marking.
 */
export function findMarking(text: string): string | null {
  const lines = text
    .slice(0, headCharacters)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, headLines)
  for (const line of lines) {
    const packed = line.replace(/[\s\u3000]+/g, '')
    const marked =
      /^(?:密级[:：])?[【[（(〔]?(绝密|机密|秘密)(?:[】\]）)〕]|[★☆*＊].{0,10}|\d+年|[一二三四五六七八九十]+年|长期)?$/.exec(
        packed,
      ) ?? /(绝密|机密|秘密)[★☆]/.exec(packed)
    if (marked?.[1] !== undefined) return marked[1]
  }
  return null
}

/**
 * The marking of a secret anywhere in a line that somebody wrote, or null: 【机密】 at its head, （绝密） at its end.
 */
export function findMarkingWithin(line: string): string | null {
  const packed = line.replace(/[\s\p{Cf}]+/gu, '')
  const marked =
    /[【[［（(〔〖「『〈《](?:密级[:：])?(绝密|机密|秘密)(?:级|[★☆*＊].{0,10}|\d+年|长期)?[】\]］）)〕〗」』〉》]/u.exec(
      packed,
    ) ??
    /(?:密级[:：]|[。；！])(绝密|机密|秘密)(?:级)?(?:$|[。；！★☆*＊])/u.exec(packed) ??
    /(绝密|机密|秘密)[★☆]/u.exec(packed)
  return marked?.[1] ?? findMarking(packed)
}
