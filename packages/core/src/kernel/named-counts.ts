import type { Bilingual } from './refusal.ts'

/** A number of things, with what they are called behind it. */
export type NamedCount = Bilingual & { readonly count: number }

/**
 * Numbers of things as a list in words: what there is none of is left out, so that nobody looks for it.
 *
 * @example namedCounts([{ count: 2, zh: '个问题', en: 'findings' }, { count: 0, zh: '条措施', en: 'measures' }]) // 2 个问题
 */
export function namedCounts(counts: readonly NamedCount[]): Bilingual {
  const there = counts.filter(({ count }) => count > 0)
  return {
    zh: there.map(({ count, zh }) => `${count} ${zh}`).join('、'),
    en: there.map(({ count, en }) => `${count} ${en}`).join(', '),
  }
}
