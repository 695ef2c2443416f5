import { readFile } from 'node:fs/promises'
import { chineseDay } from '@bihuan/core/documents/numerals.ts'
import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'

/** When the world's inspection took place, in days before the day of loading. */
const daysAgo = { inspectedFrom: 160, inspectedTo: 124, feedbackOn: 96, issuedOn: 94 } as const

/** The days of the world's inspection, seen from a day. */
export function inspectionDays(today: PlainDay): Record<keyof typeof daysAgo, PlainDay> {
  return {
    inspectedFrom: addDays(today, -daysAgo.inspectedFrom),
    inspectedTo: addDays(today, -daysAgo.inspectedTo),
    feedbackOn: addDays(today, -daysAgo.feedbackOn),
    issuedOn: addDays(today, -daysAgo.issuedOn),
  }
}

/** The sample notice of the invented organization, as if it had been issued some weeks before the given day. */
export async function sampleNotice(today: PlainDay): Promise<string> {
  const template = await readFile(new URL('sample-notice.txt', import.meta.url), 'utf8')
  const days = inspectionDays(today)
  return template.replace(
    /\{(inspectedFrom|inspectedTo|feedbackOn|issuedOn)\}/g,
    (_, name: keyof typeof daysAgo) => chineseDay(days[name]),
  )
}
