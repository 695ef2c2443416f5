import { counted } from './counted-words.ts'
import type { Bilingual } from './refusal.ts'

/** A number of things, with what they are called behind it; in English one of them, and several. */
export type NamedCount = {
  readonly count: number
  readonly zh: string
  readonly en: readonly [one: string, many: string]
}

/**
 * Numbers of things as a list in words: what there is none of is left out, so that nobody looks for it.
 *
 * @example namedCounts([{ count: 2, zh: '个问题', en: ['finding', 'findings'] }]) // 2 个问题
 */
export function namedCounts(counts: readonly NamedCount[]): Bilingual {
  const there = counts.filter(({ count }) => count > 0)
  return {
    zh: there.map(({ count, zh }) => `${count} ${zh}`).join('、'),
    en: there.map(({ count, en }) => counted(count, ...en)).join(', '),
  }
}
