import type { RefusalText } from './account-refusals.ts'

/** Refusals about what a rectification says of itself, and about putting right what was recorded. */
export const recordRefusals = {
  INSPECTION_ENDS_BEFORE: {
    status: 422,
    zh: '检查结束日期早于开始日期。请改正其中一个。',
    en: 'The inspection ends before it begins. Correct one of the two days.',
  },
} as const satisfies Record<string, RefusalText>
