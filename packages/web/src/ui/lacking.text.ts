import { dictionary } from './dictionary.ts'

export const useLackingText = dictionary({
  zh: async () => (await import('./texts/lacking.zh.ts')).zh,
  en: async () => (await import('./texts/lacking.en.ts')).en,
})
