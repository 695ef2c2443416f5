import type { ClosureRequest } from '@bihuan/core/claims/closure-request.ts'
import type { Finding } from '@bihuan/core/findings/finding.ts'
import type { PassingDuty } from '@bihuan/core/hand-over/passing-duties.ts'
import type { HandedItem, HandedList, HandedPart } from '@bihuan/core/hand-over/hand-over.ts'
import type { FindingId, MeasureId, ObjectListId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { ListItem } from '@bihuan/core/objects/list-item.ts'
import type { ObjectList } from '@bihuan/core/objects/object-list.ts'
import type { Part } from '@bihuan/core/measures/part.ts'
import { type ClosureRequestJson, closureRequestOfJson } from '../claims/closure-requests.store.ts'
import { type PartOfFinding, partsWithin } from '../claims/claims.queries.ts'
import { findingColumns, type FindingJson, findingOfJson } from '../findings/findings.store.ts'
import { bodiesOfEach } from '../kernel/bodies.queries.ts'
import { columnsOf, everyOf, jsonOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import type { RawBuilder } from 'kysely'
import { ask } from '../kernel/together.ts'
import { measureColumns, type MeasureJson, measureOfJson } from '../measures/measures.store.ts'
import { partColumns, partOf, type PartRow } from '../measures/parts.store.ts'
import { listItemColumns, listItemOf, type ListItemRow } from '../objects/list-item-rows.ts'
import { objectListColumns, objectListOf, type ObjectListRow } from '../objects/object-lists.store.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'
import { type Asked, findingsOf, itemsOf, listsOf, measuresOf, partsOf } from './open-items.queries.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const request = columnsOf('closure_requests', 'request')
const task = columnsOf('parts', 'task')
const objects = columnsOf('object_lists', 'objects')
const item = columnsOf('list_items', 'item')

/** Measures, findings, parts and lists of objects that pass by a duty. */
export type Items = {
  readonly measures: readonly Measure[]
  readonly findings: readonly Finding[]
  readonly parts: readonly Part[]
  readonly lists: readonly ObjectList[]
}

const none: Items = { measures: [], findings: [], parts: [], lists: [] }

/** The open items of a duty whose items pass, or those picked of them, as they are now. */
export async function readItems(db: Db, duty: PassingDuty, asked: Asked): Promise<Items> {
  switch (duty) {
    case 'measure.handler':
      return { ...none, measures: await readMeasures(db, 'handler_id', asked) }
    case 'measure.leader':
      return { ...none, measures: await readMeasures(db, 'leader_id', asked) }
    case 'measure.owner':
      return { ...none, measures: await readMeasures(db, 'owner_id', asked) }
    case 'measure.supporter':
      return { ...none, measures: await readMeasures(db, 'supporter_ids', asked) }
    case 'part.handler':
      return { ...none, parts: await readParts(db, 'handler_id', asked) }
    case 'part.unit':
      return { ...none, parts: await readParts(db, 'unit_id', asked) }
    case 'objectList.responsible':
      return { ...none, lists: await readLists(db, asked) }
    case 'finding.leader':
      return { ...none, findings: await readFindings(db, 'leader_id', asked) }
    case 'finding.owner':
      return { ...none, findings: await readFindings(db, 'owner_id', asked) }
    case 'finding.supporter':
      return { ...none, findings: await readFindings(db, 'supporter_ids', asked) }
    default:
      return duty satisfies never
  }
}

async function readMeasures(
  db: Db,
  who: Parameters<typeof measuresOf>[0],
  { id, scope }: Asked,
): Promise<Measure[]> {
  const { rows } = await sql<{ record: MeasureJson }>`
    select ${jsonOf(measure, measureColumns)} as record from ${measure}
    where ${measuresOf(who, id)} and ${measureInScope(scope, measure)}`.execute(db)
  return rows.map(({ record }) => measureOfJson(record))
}

async function readFindings(
  db: Db,
  who: Parameters<typeof findingsOf>[0],
  { id, scope }: Asked,
): Promise<Finding[]> {
  const { rows } = await sql<{ record: FindingJson }>`
    select ${jsonOf(finding, findingColumns)} as record from ${finding}
    where ${findingsOf(who, id)} and ${findingInScope(scope, finding)}`.execute(db)
  return rows.map(({ record }) => findingOfJson(record))
}

async function readParts(db: Db, who: Parameters<typeof partsOf>[0], { id, scope }: Asked): Promise<Part[]> {
  const { rows } = await sql<PartRow>`
    select ${everyOf(task, partColumns)} from ${task} join ${measure}
      on ${measure.rectification_id} = ${task.rectification_id} and ${measure.id} = ${task.measure_id}
    where ${partsOf(who, id)} and ${measureInScope(scope, measure)}
    order by ${task.measure_id}, ${task.ordinal}`.execute(db)
  return rows.map(partOf)
}

async function readLists(db: Db, { id, scope }: Asked): Promise<ObjectList[]> {
  const { rows } = await sql<ObjectListRow>`
    select ${everyOf(objects, objectListColumns)} from ${objects} join ${measure}
      on ${measure.rectification_id} = ${objects.rectification_id} and ${measure.id} = ${objects.measure_id}
    where ${listsOf(id)} and ${measureInScope(scope, measure)}
    order by ${objects.id}`.execute(db)
  return rows.map(objectListOf)
}

/** Lists with what of them somebody answers for, and with their measures, as they are now. */
export async function withObjects(
  db: Db,
  { lists, of }: { readonly lists: readonly ObjectList[]; readonly of: string },
): Promise<readonly HandedList[]> {
  if (lists.length === 0) return []
  const hereOf = await ask(db, bodiesOfEach(lists))
  const measures = await measuresById(db, lists)
  const { rows } = await sql<ListItemRow>`
    select ${everyOf(item, listItemColumns)} from ${pairs(lists.map((one) => [one.rectificationId, one.id]))}
    join ${item} on ${item.rectification_id} = pair.rectification_id and ${item.object_list_id} = pair.id
    where ${itemsOf(of)} order by ${item.object_list_id}, ${item.ordinal}`.execute(db)
  const items = new Map<ObjectListId, ListItem[]>(lists.map(({ id }) => [id, []]))
  for (const row of rows) items.get(row.object_list_id)?.push(listItemOf(row))
  return lists.flatMap((one): HandedList[] => {
    const whole = measures.get(one.measureId)
    const here = hereOf(one)
    return whole === undefined ? [] : [{ list: one, items: items.get(one.id) ?? [], measure: whole, here }]
  })
}

async function measuresById(
  db: Db,
  below: readonly { readonly rectificationId: RectificationId; readonly measureId: MeasureId }[],
): Promise<ReadonlyMap<MeasureId, Measure>> {
  const { rows } = await sql<{ record: MeasureJson }>`
    select ${jsonOf(measure, measureColumns)} as record
    from ${pairs(below.map((one) => [one.rectificationId, one.measureId]))}
    join ${measure} on ${measure.rectification_id} = pair.rectification_id and ${measure.id} = pair.id`.execute(
    db,
  )
  return new Map(rows.map(({ record }) => [measureOfJson(record).id, measureOfJson(record)]))
}

/** Records of whatever rectifications by their keys, each once, as rows of `pair`. */
function pairs(keys: readonly (readonly [RectificationId, string])[]): RawBuilder<unknown> {
  const each = [...new Map(keys.map((key) => [key[1], key])).values()]
  return sql`unnest(${each.map(([rectificationId]) => rectificationId)}::uuid[], ${each.map(([, id]) => id)}::uuid[])
    as pair (rectification_id, id)`
}

/** Parts with their measures, as they are now. */
export async function withMeasures(db: Db, parts: readonly Part[]): Promise<readonly HandedPart[]> {
  if (parts.length === 0) return []
  const hereOf = await ask(db, bodiesOfEach(parts))
  const measures = await measuresById(db, parts)
  return parts.flatMap((part): HandedPart[] => {
    const whole = measures.get(part.measureId)
    return whole === undefined ? [] : [{ part, measure: whole, here: hereOf(part) }]
  })
}

/** Every part of some measures of one rectification, as it is now. */
export async function readSplit(
  db: Db,
  rectificationId: RectificationId,
  measureIds: readonly MeasureId[],
): Promise<readonly Part[]> {
  const { rows } = await sql<PartRow>`
    select ${everyOf(task, partColumns)} from ${task}
    where ${task.rectification_id} = ${rectificationId} and ${task.measure_id} = any(${[...measureIds]}::uuid[])
    order by ${task.measure_id}, ${task.ordinal}`.execute(db)
  return rows.map(partOf)
}

/** Items with the claims that they wait for, and findings with their measures. */
export async function withClaims(
  db: Db,
  { measures, findings }: Omit<Items, 'parts' | 'lists'>,
): Promise<readonly HandedItem[]> {
  const all = [...measures, ...findings]
  if (all.length === 0) return []
  const claims = await readClaims(
    db,
    all.filter(({ status }) => status === 'submitted'),
  )
  const hereOf = await ask(db, bodiesOfEach(all))
  const parts = new Map<string, readonly PartOfFinding[]>()
  for (const [rectificationId, those] of Map.groupBy(findings, (one) => one.rectificationId)) {
    const ids = those.map(({ id }) => id)
    for (const [id, below] of await readMeasuresBelow(db, rectificationId, ids)) parts.set(id, below)
  }
  return [
    ...measures.map((one): HandedItem => {
      // What the finding does is of no account to who answers for a measure.
      const item = { type: 'measure', measure: one, findingStatus: 'open' } as const
      return { item, claim: claims.get(one.id) ?? null, here: hereOf(one) }
    }),
    ...findings.map((one): HandedItem => {
      const item = { type: 'finding', finding: one, measures: parts.get(one.id) ?? [] } as const
      return { item, claim: claims.get(one.id) ?? null, here: hereOf(one) }
    }),
  ]
}

async function readClaims(
  db: Db,
  items: readonly (Measure | Finding)[],
): Promise<ReadonlyMap<string, ClosureRequest>> {
  if (items.length === 0) return new Map()
  const { rows } = await sql<{ request: ClosureRequestJson }>`
    select to_jsonb(request) as request from ${pairs(items.map((one) => [one.rectificationId, one.id]))}
    join ${request} on ${request.rectification_id} = pair.rectification_id and ${request.subject_id} = pair.id
    where ${request.status} = 'pending'`.execute(db)
  const claims = rows.map((row) => closureRequestOfJson(row.request))
  return new Map(claims.map((claim) => [claim.subject.id, claim]))
}

async function readMeasuresBelow(
  db: Db,
  rectificationId: RectificationId,
  ids: readonly FindingId[],
): Promise<ReadonlyMap<string, readonly PartOfFinding[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ whole: FindingId; those: PartOfFinding[] }>`
    select whole, those from ${partsWithin({ rectificationId, ids })} as below`.execute(db)
  return new Map(rows.map(({ whole, those }) => [whole, those]))
}
