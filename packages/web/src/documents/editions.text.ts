import { dictionary } from '../ui/dictionary.ts'

export const useEditionsText = dictionary({
  zh: async () => (await import('./texts/editions.zh.ts')).zh,
  en: async () => (await import('./texts/editions.en.ts')).en,
})
