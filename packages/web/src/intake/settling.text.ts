import { dictionary } from '../ui/dictionary.ts'

export const useSettlingText = dictionary({
  zh: async () => (await import('./messages/settling.zh.ts')).zh,
  en: async () => (await import('./messages/settling.en.ts')).en,
})
