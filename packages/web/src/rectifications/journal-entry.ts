import type { journalEntrySchema } from '@bihuan/core/rectifications/rectifications.contract.ts'

/** A journal entry as the API shows it. */
export type JournalEntryView = ReturnType<(typeof journalEntrySchema)['parse']>

const quoted = ['text', 'claim', 'comment', 'reason', 'title', 'name'] as const

/** The words of a person that an entry carries: report, claim, comment, reason or title. Empty when there are none. */
export function wordsOf(event: JournalEntryView['event']): string {
  for (const field of quoted) {
    const words = event[field]
    if (typeof words === 'string' && words !== '') return words
  }
  return ''
}
