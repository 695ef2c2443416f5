/** A number that a program shows in front of a paragraph and does not store in its words. */
export type AutomaticNumber = {
  readonly words: string
  /** What follows it: `nothing`, or a blank or tab. */
  readonly suffix: string
}

/** A number and its words as somebody would type them: 一、关于…, （一）关于…, 1.关于…, 1.1 关于…. */
export function withNumber(number: AutomaticNumber | null, text: string): string {
  if (number === null || number.words === '') return text
  const { words, suffix } = number
  if (suffix === 'nothing' || /[、）」』】，]$/.test(words)) return words + text
  // 1. and 5万元 must not become 1.5万元.
  const isParted = /[.．。)]$/.test(words) && /^[^\dA-Za-z]/.test(text)
  return isParted ? words + text : `${words} ${text}`
}
