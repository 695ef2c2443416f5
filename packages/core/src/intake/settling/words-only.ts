import type { Stated } from '../../reading/draft.ts'
import type { Unread } from '../../reading/unread.ts'

/** Under which heading the words of a day are kept that nobody could read. */
const headings = { due: '完成时限', firstDue: '原完成时限', done: '完成时间' } as const

/**
 * An item that has no day there, by the will of a person: the words stay with it as they are. That it is bound to a time
 * is said, so that it does not take the day of its finding.
 */
export function wordsOnly(item: Pick<Stated, 'notes'>, { field, words }: Unread): Partial<Stated> {
  const notes = [...item.notes, { heading: headings[field], text: words }]
  return { [`${field}Raw`]: null, notes, ...(field === 'due' && { timeClass: 'timeBound' }) }
}
