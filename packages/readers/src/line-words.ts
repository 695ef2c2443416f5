/**
 * A line without the blanks around it. A tab in front is an indent, unless more tabs follow: then the line is the row of
 * a table that was typed, and its first cell is blank.
 */
export function withoutIndent(words: string): string {
  const hasCells = words.trimStart().includes('\t')
  return hasCells ? words.replace(/^[^\S\t]+/, '') : words.trim()
}
