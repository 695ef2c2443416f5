import { findingLines } from './journal-lines-of-findings.ts'
import { measureLines } from './journal-lines-of-measures.ts'
import { otherLines } from './journal-lines-of-others.ts'
import type { Told } from './told-once.ts'

/** How an entry of each type is told: what it is about, and what it says of it. Look at each as somebody who knows nothing else. */
export const journalLines: Readonly<Record<string, Told>> = {
  ...measureLines,
  ...findingLines,
  ...otherLines,
}
