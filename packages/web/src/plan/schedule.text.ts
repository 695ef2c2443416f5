import { dictionary } from '../ui/dictionary.ts'

export const useScheduleText = dictionary({
  zh: async () => (await import('./texts/schedule.zh.ts')).zh,
  en: async () => (await import('./texts/schedule.en.ts')).en,
})
