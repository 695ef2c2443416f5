import { eventWords } from '@bihuan/core/journal/telling.ts'
import { entryLines } from '@bihuan/core/journal/lines.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { JournalEntryView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { Db } from '@bihuan/server/kernel/subject-store.ts'
import { readJournal } from '@bihuan/server/rectifications/journal-page.queries.ts'
import { sql } from 'kysely'

/** An entry as people read it, in both languages. */
export type Told = { readonly zh: string; readonly en: string }

/** The entry of each type that says most, of all rectifications, as somebody reads it who reads everything. */
export async function toldOnceIn(db: Db): Promise<Readonly<Record<string, Told>>> {
  const { rows } = await sql<{
    id: RectificationId
  }>`select id from rectifications order by name, id`.execute(db)
  const reader = { readsSeals: true, scope: { kind: 'all' }, zone: defaultZone } as const
  const pages = await Promise.all(
    rows.map(({ id: rectificationId }) => readJournal(db, { rectificationId, limit: 1000 }, reader)),
  )
  const byType = Map.groupBy(
    pages.flatMap(({ entries }) => entries.toReversed()),
    ({ event }) => event.type,
  )
  return Object.fromEntries(
    [...byType].map(([type, entries]) => {
      const told = entries.map((entry) => ({ zh: lineOf(entry, 'zh'), en: lineOf(entry, 'en') }))
      return [type, told.reduce((most, one) => (one.zh.length > most.zh.length ? one : most))]
    }),
  )
}

function lineOf(entry: JournalEntryView, language: 'zh' | 'en'): string {
  const item = entry.item === null ? '' : ` ${entry.item.type} ${entry.item.number} ${entry.item.text}`
  return [
    `${eventWords(entry.event.type)?.[language] ?? ''}${item}`,
    // Hashes differ with each run.
    ...entryLines(entry, language)
      .map((line) => line.replaceAll(/[0-9a-f]{64}/g, '#'))
      .toSorted(),
  ].join(' | ')
}
