/**
 * A text cut to a length in code units, by whole characters as people see them: no half of a rare character and no accent
 * or skin colour without what it stands on.
 */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  let end = 0
  for (const { index, segment } of characters.segment(text)) {
    if (index + segment.length > longest) break
    end = index + segment.length
  }
  // A single character longer than all that fits is cut between its parts.
  return end > 0 || longest < 1 ? text.slice(0, end) : text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')
}
