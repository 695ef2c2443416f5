import { dictionary } from '../ui/dictionary.ts'

export const useHelpersText = dictionary({
  zh: async () => (await import('./texts/deputies.zh.ts')).zh,
  en: async () => (await import('./texts/deputies.en.ts')).en,
})
