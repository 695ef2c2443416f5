/** A title that needs two lines breaks where its words do: GB/T 9704 forbids cutting a word at the end of a line. */
export function titleLines(text: string): string {
  const charactersPerLine = 20
  const at = text.lastIndexOf('关于')
  if (text.length <= charactersPerLine || at <= 0) return text
  return `${text.slice(0, at)}\n${text.slice(at)}`
}
