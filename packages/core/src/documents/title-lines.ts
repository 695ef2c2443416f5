/** So many characters of a title stand on a line of GB/T 9704. */
const charactersOfLine = 20

/** No line of a title is shorter. */
const fewest = 4

/**
 * A title in the lines in which it is printed and shown. GB/T 9704 forbids cutting a word at the end of a line and wants lines that lie like a
 * trapezoid or a rhombus: who speaks stands above what it is about (关于…), and what needs more than one line is parted between words in
 * lines of about the same length, so that none holds a rest of a few characters.
 */
export function titleLines(text: string): string {
  const plain = text.trim()
  if (widthOf(plain) <= charactersOfLine) return plain
  const at = plain.lastIndexOf('关于')
  const parts = [plain.slice(0, at), plain.slice(at)]
  const isParted = at > 0 && parts.every((part) => widthOf(part) >= fewest)
  return (isParted ? parts : [plain]).flatMap(linesOf).join('\n')
}

/** Lines of about the same length that are parted between words. */
function linesOf(text: string): readonly string[] {
  const count = Math.ceil(widthOf(text) / charactersOfLine)
  if (count <= 1) return [text]
  const end = endOfLine(text, widthOf(text) / count)
  return end === null ? [text] : [text.slice(0, end).trim(), ...linesOf(text.slice(end).trim())]
}

/** How many characters nearer to the wished width a break has to be that stands beside a word of one character, which may be a part of a longer one. */
const unsure = 5

/** Where the line ends best: between words, no longer than a line, and as near to the wished width as can be; null where nothing can be parted. */
function endOfLine(text: string, wished: number): number | null {
  const words = wordsOf(text)
  const ends = words.flatMap((word, at): { end: number; off: number }[] => {
    const end = words.slice(0, at).join('').length
    const width = widthOf(text.slice(0, end))
    const before = words[at - 1]
    if (before === undefined || width > charactersOfLine || !isBreak(text, end)) return []
    const isUnsure = [before, word].some((one) => one.length === 1 && one !== ' ')
    return [{ end, off: Math.abs(width - wished) + (isUnsure ? unsure : 0) }]
  })
  return ends.toSorted((one, other) => one.off - other.off)[0]?.end ?? null
}

/** Of titles of the trade, which dictionaries of the language cut: 整|改进|展. */
const ofTitles =
  /(中共|委员会|开发区|关于|巡视|巡察|审计|督查|督察|检查|专项|反馈|意见|问题|整改|落实|进展|情况|工作|阶段性|招投标|工程|通报|报告|方案)/u

function wordsOf(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  return text
    .split(ofTitles)
    .flatMap((part) =>
      ofTitles.test(part) ? [part] : [...segmenter.segment(part)].map(({ segment }) => segment),
    )
}

/** No line begins with what belongs to the word before it, and none ends with what belongs to the next. */
function isBreak(text: string, at: number): boolean {
  return !/^[的和与及、，。：；）》”’\s]/u.test(text.slice(at)) && !/[（《“‘第\d]$/u.test(text.slice(0, at))
}

/** How wide a text is in characters: letters and digits are half as wide. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, one) => sum + (/[\u0020-\u007e]/u.test(one) ? 0.5 : 1), 0)
}
