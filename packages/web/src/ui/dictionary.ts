import { use } from 'react'
import { type Language, useLanguage } from './language.tsx'

/**
 * A hook that gives a room's texts in the current language, loaded when first needed.
 *
 * @example
 * export const usePeopleText = dictionary({
 *   zh: async () => (await import('./messages/zh.ts')).zh,
 *   en: async () => (await import('./messages/en.ts')).en,
 * })
 */
export function dictionary<Texts>(load: Record<Language, () => Promise<Texts>>): () => Texts {
  const loaded = new Map<Language, Promise<Texts>>()
  return function useText(): Texts {
    const language = useLanguage()
    return use(loaded.get(language) ?? remember(language))
  }
  function remember(language: Language): Promise<Texts> {
    const texts = load[language]()
    loaded.set(language, texts)
    // After a lost connection the next visit has to ask again.
    texts.catch(() => loaded.delete(language))
    return texts
  }
}
