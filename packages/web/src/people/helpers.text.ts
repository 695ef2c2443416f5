import { dictionary } from '../ui/dictionary.ts'

export const useHelpersText = dictionary({
  zh: async () => (await import('./texts/helpers.zh.ts')).zh,
  en: async () => (await import('./texts/helpers.en.ts')).en,
})
