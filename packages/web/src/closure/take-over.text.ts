import { dictionary } from '../ui/dictionary.ts'

export const useTakeOverText = dictionary({
  zh: async () => (await import('./texts/take-over.zh.ts')).zh,
  en: async () => (await import('./texts/take-over.en.ts')).en,
})
