import { dictionary } from '../ui/dictionary.ts'

export const useTeamsText = dictionary({
  zh: async () => (await import('./texts/teams.zh.ts')).zh,
  en: async () => (await import('./texts/teams.en.ts')).en,
})
