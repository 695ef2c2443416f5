import { saysNothing } from '../../kernel/filled-cells.ts'

/** Whether a cell only says that it is as the one above it, as a merged cell does in its rows beneath the first. */
export function isSameAsAbove(words: string): boolean {
  return /^\s*(?:〃|″|同上|同前|ditto)\s*$/i.test(words)
}

/** Whether a cell holds no more than a dash or “none”: it was filled in to say nothing. */
export function isEmptyMark(words: string): boolean {
  return words.trim() !== '' && saysNothing(words)
}
