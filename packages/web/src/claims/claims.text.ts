import { dictionary } from '../ui/dictionary.ts'

export const useClaimsText = dictionary({
  zh: async () => (await import('./messages/zh.ts')).zh,
  en: async () => (await import('./messages/en.ts')).en,
})
