import { dictionary } from '../ui/dictionary.ts'

export const useJournalText = dictionary({
  zh: async () => (await import('./texts/journal.zh.ts')).zh,
  en: async () => (await import('./texts/journal.en.ts')).en,
})
