import { dictionary } from '../ui/dictionary.ts'

export const usePlanText = dictionary({
  zh: async () => (await import('./texts/plan-zh.ts')).zh,
  en: async () => (await import('./texts/plan-en.ts')).en,
})
