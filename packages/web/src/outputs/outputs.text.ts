import { dictionary } from '../ui/dictionary.ts'

export const useOutputsText = dictionary({
  zh: async () => (await import('./texts/zh.ts')).zh,
  en: async () => (await import('./texts/en.ts')).en,
})
