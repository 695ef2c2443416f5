import { dictionary } from '../ui/dictionary.ts'

export const useToldText = dictionary({
  zh: async () => (await import('./messages/zh.ts')).zh,
  en: async () => (await import('./messages/en.ts')).en,
})
