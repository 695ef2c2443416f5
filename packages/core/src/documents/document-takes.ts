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
  'attached',
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
  followUp: ['number', 'attachments', 'attached'],
  actionPlan: ['number', 'attachments', 'attached'],
} as const satisfies Readonly<Record<string, readonly OptionName[]>>

/**
 * Documents that somebody else approves before they leave: what is downloaded of them otherwise says on itself that nobody did. Figures of the
 * moment and the brief stay in the house, and lists and forms are what they are of.
 */
const approvedFirst = [
  'notice',
  'progress',
  'circular',
  'plan',
  'followUp',
  'actionPlan',
] as const satisfies readonly (keyof typeof takenBy)[]

/** Whether a document is approved before it leaves. */
export function isApprovedFirst(document: string): boolean {
  return approvedFirst.some((one) => one === document)
}
