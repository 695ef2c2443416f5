import { dictionary } from '../ui/dictionary.ts'

export const useBundleText = dictionary({
  zh: async () => (await import('./texts/bundle.zh.ts')).bundleZh,
  en: async () => (await import('./texts/bundle.en.ts')).bundleEn,
})
