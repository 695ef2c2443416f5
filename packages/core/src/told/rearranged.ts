import type { FieldWords } from '../kernel/kind.ts'

/** How it is told with what an item was split or merged: each field holds items of its own kind. */
export const rearrangedWords = {
  splitInto: { label: { zh: '拆出', en: 'split off it' } },
  splitFrom: { label: { zh: '拆自', en: 'split off' } },
  mergedFrom: { label: { zh: '并入本条的', en: 'merged into it' } },
  mergedInto: { label: { zh: '并入', en: 'merged into' } },
} as const satisfies Readonly<Record<string, FieldWords>>
