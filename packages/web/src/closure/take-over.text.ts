import { dictionary } from '../ui/dictionary.ts'

export const useTakeOverText = dictionary({
  zh: async () => (await import('./messages/take-over.zh.ts')).zh,
  en: async () => (await import('./messages/take-over.en.ts')).en,
})
