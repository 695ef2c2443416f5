import { dictionary } from '../ui/dictionary.ts'

export const useListsText = dictionary({
  zh: async () => (await import('./texts/lists.zh.ts')).zh,
  en: async () => (await import('./texts/lists.en.ts')).en,
})
