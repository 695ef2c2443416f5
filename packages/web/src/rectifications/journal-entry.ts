import type { journalEntrySchema } from '@bihuan/core/rectifications/rectifications.contract.ts'

/** A journal entry as the API shows it. */
export type JournalEntryView = ReturnType<(typeof journalEntrySchema)['parse']>
