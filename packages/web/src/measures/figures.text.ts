import { dictionary } from '../ui/dictionary.ts'

export const useFiguresText = dictionary({
  zh: async () => (await import('./texts/figures.zh.ts')).zh,
  en: async () => (await import('./texts/figures.en.ts')).en,
})
