import type { bundleZh } from './bundle.zh.ts'

export const bundleEn: typeof bundleZh = {
  bundle: 'Evidence as one archive (ZIP)',
  archive: 'All records and files (ZIP)',
}
