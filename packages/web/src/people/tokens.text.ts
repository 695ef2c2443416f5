import { dictionary } from '../ui/dictionary.ts'

export const useTokensText = dictionary({
  zh: async () => (await import('./texts/tokens.zh.ts')).zh,
  en: async () => (await import('./texts/tokens.en.ts')).en,
})
