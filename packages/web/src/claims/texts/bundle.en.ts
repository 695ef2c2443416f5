import type { bundleZh } from './bundle.zh.ts'

export const bundleEn: typeof bundleZh = {
  bundle: 'Evidence as one archive (ZIP)',
  archive: 'All records and files (ZIP)',
  blankForm:
    'Closure is not claimed yet. The closure form with empty boxes may be printed beforehand, to be signed on paper once it is claimed:',
}
