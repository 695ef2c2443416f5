import { dictionary } from '../ui/dictionary.ts'

export const useReviewText = dictionary({
  zh: async () => (await import('./messages/review.zh.ts')).zh,
  en: async () => (await import('./messages/review.en.ts')).en,
})
