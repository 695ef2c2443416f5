import { dictionary } from '../ui/dictionary.ts'

export const useChoicesText = dictionary({
  zh: async () => (await import('./messages/choices.zh.ts')).zh,
  en: async () => (await import('./messages/choices.en.ts')).en,
})
