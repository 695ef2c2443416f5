import { addDays, day, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { PublishedRow } from '@bihuan/core/templates/published-calendar.ts'

type Published = { readonly free: readonly Named[]; readonly worked: readonly Named[] }
type Named = { readonly on: PlainDay; readonly zh: string; readonly en: string }

/** The days that the package lists: those that are free beside weekends, and those of weekends that are worked. */
export function readPublished(json: string): Published {
  const { holidays, workdays }: Record<'holidays' | 'workdays', Record<string, string>> = JSON.parse(json)
  return { free: named(holidays), worked: named(workdays) }
}

function named(days: Record<string, string>): readonly Named[] {
  return Object.entries(days)
    .map(([on, words]) => {
      const [en = '', zh = ''] = words.split(',')
      return { on: day(on), zh, en }
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** One row for each holiday of a year: its names, its free days as spans, and the days that are worked for it. */
export function publishedRows({ free, worked }: Published): PublishedRow[] {
  const rows = new Map<string, { zh: string; en: string; free: PlainDay[]; worked: PlainDay[] }>()
  const rowOf = ({ on, zh, en }: Named) => {
    const key = `${on.slice(0, 4)} ${zh}`
    const row = rows.get(key) ?? { zh, en, free: [], worked: [] }
    rows.set(key, row)
    return row
  }
  for (const one of free) rowOf(one).free.push(one.on)
  for (const one of worked) rowOf(one).worked.push(one.on)
  return [...rows.values()].map(({ zh, en, free: days, worked: made }) => ({
    zh,
    en,
    free: spansOf(days),
    worked: made,
  }))
}

function spansOf(days: readonly PlainDay[]): [PlainDay, PlainDay][] {
  const spans: [PlainDay, PlainDay][] = []
  for (const one of days) {
    const last = spans.at(-1)
    if (last !== undefined && addDays(last[1], 1) === one) last[1] = one
    else spans.push([one, one])
  }
  return spans
}

/** The module of core that holds the rows. */
export function publishedDaysModule(published: Published): string {
  const lines = publishedRows(published).map(
    ({ zh, en, free, worked }) =>
      `${zh}|${en}|${free.map((span) => span.join('~')).join(' ')}|${worked.join(' ')}`,
  )
  return `// Written by \`npm run published-days\` from chinese-days (MIT, Yaavi and contributors), which collects what the State Council publishes.
// Holiday in Chinese | in English | free from ~ until, both included | days of weekends that are worked for it

export const publishedDays = \`
${lines.join('\n')}
\`
`
}
