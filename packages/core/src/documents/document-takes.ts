import type { OptionName } from './document-options.ts'

const official = [
  'title',
  'number',
  'secrecy',
  'addressee',
  'copies',
  'signatory',
  'signedOn',
  'attachments',
] as const
const changing = ['since', 'sinceEntry'] as const

/** Which options say anything to each of the documents that leave in editions; a form asks for no others. */
export const takenBy = {
  notice: ['form', 'redactions', ...official, 'shownFrom', 'shownTo', 'contact'],
  figures: [],
  progress: [...official, ...changing],
  brief: changing,
  circular: [...official, ...changing],
  plan: official,
  followUp: ['number', 'attachments'],
  actionPlan: ['number', 'attachments'],
} as const satisfies Readonly<Record<string, readonly OptionName[]>>
