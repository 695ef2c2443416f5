import type { Bilingual } from './refusal.ts'

/** What an action is called, and what is said once it is done. */
export type ActionWords = Bilingual & { readonly done: Bilingual }

/** Words of both languages as those of one. */
export function labelsIn<Key extends string>(
  labels: Readonly<Record<Key, Bilingual>>,
  language: keyof Bilingual,
): Readonly<Record<Key, string>> {
  const words: Partial<Record<Key, string>> = {}
  for (const key in labels) words[key] = labels[key][language]
  if (!isWhole(words, labels)) throw new Error('a word is missing')
  return words
}

/** The same as they stand alone: each begins with a capital where there is one. */
export function labelledIn<Key extends string>(
  labels: Readonly<Record<Key, Bilingual>>,
  language: keyof Bilingual,
): Readonly<Record<Key, string>> {
  const words: Partial<Record<Key, string>> = {}
  for (const key in labels) words[key] = asLabel(labels[key][language])
  if (!isWhole(words, labels)) throw new Error('a word is missing')
  return words
}

/** A word as a label begins: with a capital where there is one. */
export function asLabel(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function isWhole<Key extends string>(
  words: Partial<Record<Key, string>>,
  labels: Readonly<Record<Key, Bilingual>>,
): words is Record<Key, string> {
  return Object.keys(labels).every((key) => key in words)
}
