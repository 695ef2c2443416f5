import type { Stated } from './draft.ts'

/** The days of an item that words can name. */
const days = [
  ['due', 'dueOn', 'dueRaw'],
  ['firstDue', 'firstDueOn', 'firstDueRaw'],
  ['done', 'doneOn', 'doneRaw'],
] as const

/** Words that stand where a day belongs and name none that is understood. */
export type Unread = { readonly field: (typeof days)[number][0]; readonly words: string }

/**
 * What of an item was not understood: words of a day that name no day (“2027-02-29”, “26/12/31”) and no time
 * that needs none (“长期坚持”). Nothing of it may be shown as read, and it is settled before a commit.
 */
export function unreadOf(item: Stated): Unread[] {
  return days.flatMap(([field, on, raw]) => {
    const words = item[raw]?.trim() ?? ''
    if (words === '' || item[on] !== null) return []
    const isTimeless = item.timeClass === 'immediate' || item.timeClass === 'continuous'
    return field === 'due' && isTimeless ? [] : [{ field, words }]
  })
}
