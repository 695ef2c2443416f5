import { use } from 'react'
import { type Language, useLanguage } from './language.tsx'

const beginnings: ((language: Language) => Promise<unknown>)[] = []

/**
 * Asks for the texts of every room whose code is there. Without this, what opens over a page asks for its texts only
 * when it opens, and the page gives way to its skeleton until they come. Comes to an end when all are there, or failed:
 * whoever needs those asks again and meets the failure.
 */
export async function beginTexts(language: Language): Promise<void> {
  await Promise.allSettled(beginnings.map((begin) => begin(language)))
}

/**
 * A hook that gives a room's texts in the current language, loaded when first needed.
 *
 * @example
 * export const usePeopleText = dictionary({
 *   zh: async () => (await import('./texts/zh.ts')).zh,
 *   en: async () => (await import('./texts/en.ts')).en,
 * })
 */
export function dictionary<Texts>(load: Record<Language, () => Promise<Texts>>): () => Texts {
  const asked = new Map<Language, Promise<Texts>>()
  beginnings.push(ask)
  return function useText(): Texts {
    const language = useLanguage()
    return use(ask(language))
  }
  function ask(language: Language): Promise<Texts> {
    const before = asked.get(language)
    if (before !== undefined) return before
    const texts = load[language]()
    asked.set(language, texts)
    texts.then(
      // A promise that says so itself is read at once; any other, however old, takes the page away for a moment.
      (value) => Object.assign(texts, { status: 'fulfilled', value }),
      // After a lost connection the next visit has to ask again.
      () => asked.delete(language),
    )
    return texts
  }
}
