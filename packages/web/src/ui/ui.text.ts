import { dictionary } from './dictionary.ts'

export const useUiText = dictionary({
  zh: async () => (await import('./texts/zh.ts')).zh,
  en: async () => (await import('./texts/en.ts')).en,
})
