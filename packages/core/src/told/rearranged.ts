import type { FieldWords } from '../kernel/kind.ts'
import type { Bilingual } from '../kernel/refusal.ts'

/** The word for what is voided because it became a part of another, in place of its status. */
export const mergedLabel = { zh: '已并入其他项', en: 'Merged' } as const satisfies Bilingual

/** What can be done with such an item, for whoever tried something else. */
export const mergedNext = {
  zh: '请到它并入的那一项上办理。',
  en: 'Go on with what it was merged into.',
} as const satisfies Bilingual

/** How it is told with what an item was split or merged: each field holds items of its own kind. */
export const rearrangedWords = {
  splitInto: { label: { zh: '拆出', en: 'split off it' } },
  splitFrom: { label: { zh: '拆自', en: 'split off from' } },
  mergedFrom: { label: { zh: '并入本条的', en: 'merged into it' } },
  mergedInto: { label: { zh: '并入', en: 'merged into' } },
} as const satisfies Readonly<Record<string, FieldWords>>
