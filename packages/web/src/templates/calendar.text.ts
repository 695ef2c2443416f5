import { dictionary } from '../ui/dictionary.ts'

export const useCalendarText = dictionary({
  zh: async () => (await import('./texts/calendar.zh.ts')).zh,
  en: async () => (await import('./texts/calendar.en.ts')).en,
})
