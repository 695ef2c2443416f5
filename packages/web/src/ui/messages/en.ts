import type { UiText } from './zh.ts'

export const en = {
  place: {
    measure: 'Put it right at this measure',
    finding: 'Put it right at this finding',
    people: 'Put it right on the people page',
    draft: 'Put it right in this draft',
  },
  retry: 'Try again',
  loading: 'Loading…',
  failed: 'This could not be loaded',
  copy: 'Copy',
  copied: 'Copied',
  cancel: 'Cancel',
} satisfies UiText
