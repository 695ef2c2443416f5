import { dictionary } from '../ui/dictionary.ts'

export const useDocumentsText = dictionary({
  zh: async () => (await import('./texts/zh.ts')).zh,
  en: async () => (await import('./texts/en.ts')).en,
})
