import type { ChoicesText } from './choices.zh.ts'

export const en = {
  headsAsHandlers: 'Heads (as the handler they can no longer sign)',
  near: 'Your department',
  recommended: 'In this role',
  others: 'Others',
  othersByName: 'Others (type a name to find who is not listed)',
} satisfies ChoicesText
