import { isDeepStrictEqual } from 'node:util'
import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import type { ListItemId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Recorded } from '@bihuan/core/kernel/recorded.ts'
import type { ObjectListEvent } from '@bihuan/core/objects/object-list.ts'
import { type PlayedItems, playItems } from '@bihuan/core/objects/play-items.ts'
import { instant } from '../kernel/row-store.ts'
import { columnsOf, everyOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { listItemColumns, listItemOf, type ListItemRow } from './list-item-rows.ts'

const journal = columnsOf('journal', 'journal')
const item = columnsOf('list_items', 'item')
const proof = columnsOf('item_proofs', 'proof')

/** Few enough that others are answered between two pages. */
const pageSize = 500

/** What the entries about lists add up to. */
type Told = {
  readonly items: PlayedItems
  /** In which list each object is, and which entry told of it last. */
  readonly places: Map<ListItemId, { readonly list: string; readonly sequence: number }>
  /** The files of each saying, and which entry told of them. */
  readonly proofs: Map<string, { readonly files: readonly string[]; readonly sequence: number }>
  last: number
}

/**
 * The numbers of the entries whose objects, or whose files, are kept otherwise than they tell it, and for each row of which no entry
 * tells the number behind the last.
 */
export async function strayItems(db: Db, chainId: ChainId): Promise<readonly number[]> {
  const told = await toldIn(db, chainId)
  return [...(await strayRowsOf(db, chainId, told)), ...(await strayProofs(db, chainId, told))]
}

async function toldIn(db: Db, chainId: ChainId): Promise<Told> {
  const told: Told = { items: new Map(), places: new Map(), proofs: new Map(), last: 0 }
  for (;;) {
    const { rows } = await sql<Entry>`
      select ${journal.sequence}, ${journal.at}, ${journal.by_id}, ${journal.in_place_of}, ${journal.subject_id}, ${journal.event}
      from ${journal} where ${journal.chain_id} = ${chainId} and ${journal.subject_type} = 'objectList'
        and ${journal.sequence} > ${told.last}
      order by ${journal.sequence} limit ${sql.lit(pageSize)}`.execute(db)
    for (const entry of rows) take(told, entry)
    if (rows.length < pageSize) return told
  }
}

type Entry = {
  readonly sequence: number
  readonly at: Date
  readonly by_id: PersonId | null
  readonly in_place_of: PersonId | null
  readonly subject_id: string
  readonly event: ObjectListEvent
}

function take(told: Told, { sequence, at, by_id, in_place_of, subject_id, event }: Entry): void {
  const recorded: Recorded<ObjectListEvent> = {
    event,
    at: instant(at),
    by: by_id,
    ...(in_place_of !== null && { inPlaceOf: in_place_of }),
  }
  playItems(told.items, recorded)
  for (const id of itemsIn(event)) told.places.set(id, { list: subject_id, sequence })
  if (event.type === 'objectList.itemsSaidDone' && event.evidence.length > 0)
    told.proofs.set(event.sayingId, { files: event.evidence.map(({ fileId }) => fileId), sequence })
  told.last = sequence
}

function itemsIn(event: ObjectListEvent): readonly ListItemId[] {
  if ('itemIds' in event) return event.itemIds
  return 'items' in event ? event.items.map(({ itemId }) => itemId) : []
}

async function strayRowsOf(db: Db, chainId: ChainId, told: Told): Promise<readonly number[]> {
  const stray: number[] = []
  const left = new Set(told.items.keys())
  for (let after: string | null = null; ; ) {
    const { rows } = await sql<ListItemRow>`select ${everyOf(item, listItemColumns)} from ${item}
      where ${item.rectification_id} = ${chainId} and (${after}::uuid is null or ${item.id} > ${after}::uuid)
      order by ${item.id} limit ${sql.lit(pageSize)}`.execute(db)
    for (const row of rows) {
      const place = told.places.get(row.id)
      const isSame =
        isDeepStrictEqual(listItemOf(row), told.items.get(row.id)) && place?.list === row.object_list_id
      if (!isSame) stray.push(place?.sequence ?? told.last + 1)
      left.delete(row.id)
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < pageSize) break
  }
  return [...stray, ...[...left].map((id) => told.places.get(id)?.sequence ?? told.last)]
}

async function strayProofs(db: Db, chainId: ChainId, told: Told): Promise<readonly number[]> {
  const { rows } = await sql<{ saying: string; files: string[] }>`
    select ${proof.saying_id} as saying, array_agg(${proof.file_id} order by ${proof.ordinal}) as files
    from ${proof} where ${proof.rectification_id} = ${chainId} group by 1`.execute(db)
  const kept = new Map(rows.map(({ saying, files }) => [saying, files]))
  const changed = [...told.proofs].filter(
    ([saying, { files }]) => !isDeepStrictEqual(kept.get(saying), files),
  )
  const beyond = rows.filter(({ saying }) => !told.proofs.has(saying))
  return [...changed.map(([, { sequence }]) => sequence), ...beyond.map(() => told.last + 1)]
}
