import type { ListItem, Said, SignedRung } from '@bihuan/core/objects/list-item.ts'
import type { ObjectList, ObjectListEvent } from '@bihuan/core/objects/object-list.ts'
import { objectListKind } from '@bihuan/core/objects/object-list.kind.ts'
import { countsFor } from '@bihuan/core/people/guises.ts'
import type { RawBuilder } from 'kysely'
import { strayItems } from './stray-items.queries.ts'
import type { Written } from '../kernel/ready.ts'
import { type ColumnsToKeep, insertionOf, promised, rowStore } from '../kernel/row-store.ts'
import { columnsOf, type RowOf, sql } from '../kernel/sql.ts'
import type { Happened, SubjectStore } from '../kernel/subject-store.ts'

const item = columnsOf('list_items', 'item')
const ofItem = columnsOf('list_items')
const list = columnsOf('object_lists', 'list')

/** A list of objects as it lies in its table. */
export type ObjectListRow = RowOf<'object_lists'>

/** How its columns are kept. */
export const objectListColumns = {
  rectification_id: 'fixed',
  id: 'fixed',
  measure_id: 'fixed',
  name: 'changing',
  unit: 'changing',
  counts: 'changing',
  version: 'changing',
} as const satisfies ColumnsToKeep<'object_lists'>

/** Lists of objects, with their objects and with what proves that these are done. */
export const objectListStore: SubjectStore<typeof objectListKind> = rowStore({
  kind: objectListKind,
  table: 'object_lists',
  isBelowRectification: true,
  columns: objectListColumns,
  toRow: (one) => ({
    rectification_id: one.rectificationId,
    id: one.id,
    measure_id: one.measureId,
    name: one.name,
    unit: one.unit,
    counts: one.counts,
    version: one.version,
  }),
  fromRow: objectListOf,
  details: (happened) => happened.flatMap(itemsAfter),
  stray: strayItems,
})

/** The list that a row holds. */
export function objectListOf(row: ObjectListRow): ObjectList {
  return {
    id: row.id,
    rectificationId: row.rectification_id,
    measureId: row.measure_id,
    name: row.name,
    unit: row.unit,
    counts: row.counts,
    version: row.version,
  }
}

// One statement for each entry, however many objects it tells of.
function itemsAfter(happened: Happened<ObjectListEvent>): Written[] {
  const { event } = happened
  switch (event.type) {
    case 'objectList.begun':
    case 'objectList.renamed':
    case 'objectList.lateExplained':
      return []
    case 'objectList.itemsAdded':
      return added(happened, event)
    case 'objectList.itemsChanged':
      return [changed(happened, event)]
    case 'objectList.itemsSaidDone':
      return saidDone(happened, event)
    case 'objectList.itemsSigned': {
      const { by, signers } = whoIn(happened)
      const signature: SignedRung = { rung: event.rung, at: happened.at, by, signers }
      return [
        moved(happened, event, {
          status: event.isLast ? 'done' : 'said',
          set: sql`${ofItem.signed} = ${item.signed} || ${JSON.stringify([signature])}::jsonb`,
        }),
      ]
    }
    case 'objectList.itemsReturned':
    case 'objectList.itemsReopened':
      return [moved(happened, event, { status: 'returned', set: backFor(event.reason) })]
    case 'objectList.itemsVoided':
      return [moved(happened, event, { status: 'voided', set: backFor(event.reason) })]
    default:
      return event satisfies never
  }
}

type Of<Type extends ObjectListEvent['type']> = Extract<ObjectListEvent, { readonly type: Type }>
type Happening = Happened<ObjectListEvent>

function added({ chainId, subjectId }: Happening, { items }: Of<'objectList.itemsAdded'>): Written[] {
  return insertionOf(
    'list_items',
    items.map((one) => ({
      rectification_id: chainId,
      id: one.itemId,
      object_list_id: subjectId,
      ordinal: one.ordinal,
      number: one.number,
      name: one.name,
      place: one.place,
      responsible_id: one.responsibleId,
      responsible_words: one.responsibleWords,
      due_on: one.dueOn,
      status: 'open' as const,
      reason: null,
      said: null,
      signed: [],
      version: 1,
    })),
  )
}

function changed({ chainId }: Happening, { items }: Of<'objectList.itemsChanged'>): RawBuilder<unknown> {
  // Absent and null differ: what is not named stays, and null says that nobody is responsible, or that there is no day.
  const text = (name: string, kept: RawBuilder<unknown>) =>
    sql`coalesce(given.changes ->> ${sql.lit(name)}, ${kept})`
  const maybe = (name: string, kept: RawBuilder<unknown>, type: string) =>
    sql`case when given.changes ? ${sql.lit(name)} then (given.changes ->> ${sql.lit(name)})::${sql.raw(type)} else ${kept} end`
  return sql`update ${item} set ${ofItem.version} = ${item.version} + 1,
      ${ofItem.number} = ${text('number', item.number)}, ${ofItem.name} = ${text('name', item.name)},
      ${ofItem.place} = ${text('place', item.place)},
      ${ofItem.responsible_id} = ${maybe('responsibleId', item.responsible_id, 'uuid')},
      ${ofItem.responsible_words} = ${text('responsibleWords', item.responsible_words)},
      ${ofItem.due_on} = ${maybe('dueOn', item.due_on, 'date')}
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as given ("itemId" uuid, changes jsonb)
    where ${item.rectification_id} = ${chainId} and ${item.id} = given."itemId"`
}

function saidDone(happened: Happening, event: Of<'objectList.itemsSaidDone'>): Written[] {
  const { chainId, subjectId } = happened
  const { by, signers: doers } = whoIn(happened)
  const said: Said = { sayingId: event.sayingId, words: event.text, at: happened.at, by, doers }
  const files = event.evidence.map(({ fileId }) => fileId)
  const proofs = columnsOf('item_proofs')
  return [
    moved(happened, event, {
      status: 'said',
      set: sql`${ofItem.reason} = null, ${ofItem.said} = ${JSON.stringify(said)}::jsonb, ${ofItem.signed} = '[]'`,
    }),
    ...(files.length === 0
      ? []
      : [
          sql`insert into ${proofs} (${proofs.rectification_id}, ${proofs.saying_id}, ${proofs.ordinal},
              ${proofs.object_list_id}, ${proofs.measure_id}, ${proofs.file_id})
            select ${list.rectification_id}, ${event.sayingId}::uuid, given.place, ${list.id}, ${list.measure_id}, given.id
            from ${list}, unnest(${files}::uuid[]) with ordinality as given (id, place)
            where ${list.rectification_id} = ${chainId} and ${list.id} = ${subjectId}`,
        ]),
  ]
}

function moved(
  { chainId }: Happening,
  { itemIds }: { readonly itemIds: readonly string[] },
  { status, set }: { readonly status: ListItem['status']; readonly set: RawBuilder<unknown> },
): RawBuilder<unknown> {
  return sql`update ${item} set ${ofItem.status} = ${status}, ${ofItem.version} = ${item.version} + 1, ${set}
    where ${item.rectification_id} = ${chainId} and ${item.id} = any(${[...itemIds]}::uuid[])`
}

function backFor(reason: string): RawBuilder<unknown> {
  return sql`${ofItem.reason} = ${reason}, ${ofItem.signed} = '[]'`
}

function whoIn({ by, inPlaceOf, subjectId }: Happening) {
  const personId = promised(by, `who moved objects of the list ${subjectId}`)
  return { by: personId, signers: countsFor({ personId, inPlaceOf }) }
}
