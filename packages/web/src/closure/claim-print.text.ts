import { dictionary } from '../ui/dictionary.ts'

export const useClaimPrintText = dictionary({
  zh: async () => (await import('./texts/claim-print.zh.ts')).zh,
  en: async () => (await import('./texts/claim-print.en.ts')).en,
})
