import { dictionary } from './dictionary.ts'

export const useUiText = dictionary({
  zh: async () => (await import('./messages/zh.ts')).zh,
  en: async () => (await import('./messages/en.ts')).en,
})
