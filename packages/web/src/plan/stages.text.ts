import { dictionary } from '../ui/dictionary.ts'

export const useStagesText = dictionary({
  zh: async () => (await import('./texts/stages.zh.ts')).zh,
  en: async () => (await import('./texts/stages.en.ts')).en,
})
