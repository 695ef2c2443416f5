import { dictionary } from '../ui/dictionary.ts'

export const useSignInText = dictionary({
  zh: async () => (await import('./texts/sign-in.zh.ts')).zh,
  en: async () => (await import('./texts/sign-in.en.ts')).en,
})
