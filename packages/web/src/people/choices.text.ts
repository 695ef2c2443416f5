import { dictionary } from '../ui/dictionary.ts'

export const useChoicesText = dictionary({
  zh: async () => (await import('./texts/choices.zh.ts')).zh,
  en: async () => (await import('./texts/choices.en.ts')).en,
})
