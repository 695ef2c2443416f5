import { dictionary } from '../ui/dictionary.ts'

export const useReviewText = dictionary({
  zh: async () => (await import('./texts/review.zh.ts')).zh,
  en: async () => (await import('./texts/review.en.ts')).en,
})
