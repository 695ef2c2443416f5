import { dictionary } from '../ui/dictionary.ts'

export const useSettlingText = dictionary({
  zh: async () => (await import('./texts/settling.zh.ts')).zh,
  en: async () => (await import('./texts/settling.en.ts')).en,
})
