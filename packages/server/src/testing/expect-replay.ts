import { type RecordedChange, replay } from '@bihuan/core/journal/replay.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { expect } from 'vitest'
import { entriesAfter } from '../kernel/journal.queries.ts'
import type { Db, States } from '../kernel/subject-store.ts'
import { stores } from '../stores.ts'

/** Replaying the journal of a rectification gives its rows, and no row is there that it does not give. */
export async function expectReplay(db: Db, rectificationId: RectificationId): Promise<void> {
  const entries: readonly unknown[] = await entriesAfter(db, rectificationId, { after: 0, limit: 100_000 })
  const records = replay(entries.filter(isChange))
  const rows = <T extends 'category' | 'finding' | 'measure' | 'rectification'>(
    subjectType: T,
    replayed: ReadonlyMap<string, States[T]>,
  ): Promise<unknown> =>
    db.transaction().execute(async (transaction) => {
      const loaded = await stores[subjectType].load(transaction, rectificationId, [...replayed.keys()])
      return new Map(loaded.map((state) => [state.id, state]))
    })
  expect(await rows('rectification', records.rectifications)).toEqual(records.rectifications)
  expect(await rows('category', records.categories)).toEqual(records.categories)
  expect(await rows('finding', records.findings)).toEqual(records.findings)
  expect(await rows('measure', records.measures)).toEqual(records.measures)
}

/** What the journal holds was written as a change; nothing else can be in it. */
function isChange(entry: unknown): entry is RecordedChange {
  return typeof entry === 'object' && entry !== null && 'event' in entry
}
