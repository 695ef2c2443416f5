import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import type {
  ListItemId,
  MeasureId,
  ObjectListId,
  OrganizationId,
  PersonId,
  RectificationId,
} from '@bihuan/core/kernel/id.ts'
import type { ListItem } from '@bihuan/core/objects/list-item.ts'
import type { ObjectListEvent } from '@bihuan/core/objects/object-list.ts'
import type { ListItemView, ObjectFilter } from '@bihuan/core/objects/objects.contract.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { SealedFile } from '@bihuan/core/people/role.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { Evidence } from '@bihuan/core/told/evidence.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { bodiesSeeing } from '../kernel/bodies.queries.ts'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, everyOf, jsonOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import type { MeasureRow } from '../measures/measures.store.ts'
import { seenWords } from '../measures/short-words.queries.ts'
import { isPersonShown } from '../people/put-away.queries.ts'
import { measureInScope } from '../people/read-scope.queries.ts'
import { listItemColumns, listItemOf, type ListItemRow } from './list-item-rows.ts'
import { objectListColumns, type ObjectListRow } from './object-lists.store.ts'

const measure = columnsOf('measures', 'measure')
const list = columnsOf('object_lists', 'list')
const item = columnsOf('list_items', 'item')
const responsible = columnsOf('persons', 'responsible')
const person = columnsOf('persons', 'person')
const proof = columnsOf('item_proofs', 'proof')
const file = columnsOf('files', 'file')
const post = columnsOf('acting_posts', 'post')
const journal = columnsOf('journal', 'journal')
const saying = columnsOf('journal', 'saying')

type OfMeasure = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }

/** The list of a measure, with what of the measure its rights hang on; `list` is null where it has none. */
export type ListHead = Pick<MeasureRow, 'owner_id' | 'leader_id' | 'handler_id' | 'status' | 'due_on'> & {
  readonly list: ObjectListRow | null
  readonly here: Bodies
  readonly late: number
}

/** The head of the list of a measure; null where the measure may not be read. */
export function listHead(
  { rectificationId, measureId }: OfMeasure,
  { scope, today }: { readonly scope: ReadScope; readonly today: PlainDay },
): Question<ListHead | null> {
  return question(
    sql<ListHead>`select ${measure.owner_id}, ${measure.leader_id}, ${measure.handler_id}, ${measure.status}, ${measure.due_on},
      ${jsonOf(list, objectListColumns)} as list, ${bodiesSeeing(measure.rectification_id)} as here,
      (select count(*)::integer from (
        select from ${item} where ${item.rectification_id} = ${list.rectification_id} and ${item.object_list_id} = ${list.id}
          and ${isLate(today)} limit ${sql.lit(mostCounted + 1)}) as late) as late
    from ${measure} left join ${list} on ${list.rectification_id} = ${measure.rectification_id}
      and ${list.measure_id} = ${measure.id}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}
      and ${measureInScope(scope, measure)}`,
    ([head]) => head ?? null,
  )
}

function isLate(today: PlainDay): RawBuilder<SqlBool> {
  return sql`${item.status} in ('open', 'returned') and ${item.due_on} < ${today}`
}

/** An object with the names and files that it is shown with. */
export type ListedItem = ListItemRow & {
  readonly responsible_name: string | null
  /** What whoever said that it is done was called on that day, and whoever signed, rung by rung. */
  readonly names: { readonly said: string; readonly signed: readonly string[] } | null
  readonly evidence: Evidence[] | null
  /** Why its measure was late, as whoever said that it is done said it. */
  readonly late_reason: string | null
  /** How it came back last. */
  readonly back: {
    readonly type: keyof typeof waysOf
    readonly reason: string
    readonly at: string
    readonly by: PersonId
    readonly name: string
  } | null
}

/** The entries by which an object comes back, and what that is called. */
export const waysOf = {
  'objectList.itemsReturned': 'returned',
  'objectList.itemsReopened': 'reopened',
  'objectList.itemsVoided': 'voided',
} as const satisfies Partial<Record<ObjectListEvent['type'], NonNullable<ListItemView['back']>['how']>>

// What came back stands in the journal, which the list is gone through once for, and only where an object on the page did.
function comingBack(of: OfMeasure): RawBuilder<unknown> {
  return sql`with coming_back as materialized (
    select one.moved, ${journal.version} as turn, ${journal.at} as since, ${journal.by_id} as mover, ${journal.event} as told
    from ${journal} cross join lateral jsonb_array_elements_text(${journal.event} -> 'itemIds') as one (moved)
    where ${journal.chain_id} = ${of.rectificationId} and ${journal.subject_id} = ${listOf(of)}
      and ${journal.event} ->> 'type' = any(${sql.lit(`{${namesOf(waysOf).join(',')}}`)}::text[]))`
}

function calledAt(act: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${nameThen(person, sql`(${act} ->> 'at')::timestamptz`)} from ${person}
    where ${person.id} = (${act} ->> 'by')::uuid)`
}

const backColumn = sql`case when ${item.version} > 1 then (
  select jsonb_build_object('type', came.told ->> 'type', 'reason', came.told ->> 'reason',
    'at', to_char(came.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', came.mover,
    'name', ${nameThen(person, sql`came.since`)})
  from coming_back as came join ${person} on ${person.id} = came.mover
  where came.moved = ${item.id}::text order by came.turn desc limit 1) end`

// Why it is late is said by the same command.
const lateReasonColumn = sql`case when ${item.said} is not null then (
  select ${journal.event} ->> 'reason' from ${saying}
    join ${journal} on ${journal.chain_id} = ${saying.chain_id} and ${journal.command_id} = ${saying.command_id}
      and ${journal.subject_id} = ${saying.subject_id} and ${journal.event} ->> 'type' = 'objectList.lateExplained'
  where ${saying.chain_id} = ${item.rectification_id} and ${saying.event} ? 'sayingId'
    and ${saying.event} ->> 'sayingId' = ${item.said} ->> 'sayingId' limit 1) end`

const listedColumns = sql`${everyOf(item, listItemColumns)}, ${responsible.name} as responsible_name,
  case when ${item.said} is not null then (
    select jsonb_build_object('said', ${calledAt(item.said)}, 'signed', (
      select coalesce(jsonb_agg(${calledAt(sql`step`)} order by nth), '[]')
      from jsonb_array_elements(${item.signed}) with ordinality as signed (step, nth)))) end as names,
  case when ${item.said} is not null then (
    select jsonb_agg(jsonb_build_object('fileId', ${file.id}, 'name', ${file.name}, 'size', ${file.size},
      'mediaType', ${file.media_type}) order by ${proof.ordinal})
    from ${proof} join ${file} on ${file.id} = ${proof.file_id}
    where ${proof.rectification_id} = ${item.rectification_id}
      and ${proof.saying_id} = (${item.said} ->> 'sayingId')::uuid) end as evidence,
  ${lateReasonColumn} as late_reason, ${backColumn} as back`
const listedJoins = sql`left join ${responsible} on ${responsible.id} = ${item.responsible_id}`

/** The list of a measure, asked for once for a statement. */
function listOf({ rectificationId, measureId }: OfMeasure): RawBuilder<unknown> {
  return sql`(select ${list.id} from ${list} where ${list.rectification_id} = ${rectificationId}
    and ${list.measure_id} = ${measureId})`
}

/** Which objects of the list of a measure are wanted. */
export type WantedItems = OfMeasure &
  ObjectFilter & { readonly today: PlainDay; readonly hidden: readonly SealedFile[] }

function isWanted({
  q,
  status,
  responsibleId,
  late,
  today,
  hidden,
  ...of
}: WantedItems): RawBuilder<SqlBool> {
  return sql`${item.rectification_id} = ${of.rectificationId} and ${item.object_list_id} = ${listOf(of)}
    ${status === undefined || status.length === 0 ? sql`` : sql`and ${item.status} = any(${status}::text[])`}
    ${responsibleId === undefined ? sql`` : sql`and ${item.responsible_id} = ${responsibleId}`}
    ${late === undefined ? sql`` : sql`and ((${isLate(today)}) is true) = ${late}::boolean`}
    ${q === undefined || q === '' ? sql`` : sql`and ${isTold(q, hidden)}`}`
}

function isTold(q: string, hidden: readonly SealedFile[]): RawBuilder<SqlBool> {
  const told = sql`concat_ws(' ', ${item.number}, ${item.name}, ${item.place}, ${item.responsible_words}, ${responsible.name})`
  return sql`strpos(search_fold(${seenWords(told, hidden)}), (select search_fold(${q}::text))) > 0`
}

/** A page of the objects that are wanted, in the order of the list. */
export function listedItems(
  wanted: WantedItems,
  { after, limit }: { readonly after: number; readonly limit: number },
): Question<readonly ListedItem[]> {
  return question(
    sql<ListedItem>`${comingBack(wanted)} select ${listedColumns} from ${item} ${listedJoins}
      where ${isWanted(wanted)} and ${item.ordinal} > ${after}
      order by ${item.ordinal} limit ${limit}`,
    (rows) => rows,
  )
}

/** How many objects are wanted, up to a thousand. */
export function countItems(wanted: WantedItems): Question<number> {
  return question(
    sql<{ many: number }>`select count(*)::integer as many from (
      select from ${item} ${listedJoins} where ${isWanted(wanted)} limit ${sql.lit(mostCounted + 1)}) as wanted`,
    ([row]) => row?.many ?? 0,
  )
}

/** One object of the list of a measure. */
export function listedItem(of: OfMeasure, itemId: ListItemId): Question<ListedItem | null> {
  return question(
    sql<ListedItem>`${comingBack(of)} select ${listedColumns} from ${item} ${listedJoins}
      where ${item.rectification_id} = ${of.rectificationId} and ${item.object_list_id} = ${listOf(of)} and ${item.id} = ${itemId}`,
    ([row]) => row ?? null,
  )
}

type OfList = { readonly rectificationId: RectificationId; readonly objectListId: ObjectListId }

/** Objects of a list by their ids, as records. */
export function itemsById(
  { rectificationId, objectListId }: OfList,
  ids: readonly ListItemId[],
): Question<readonly ListItem[]> {
  return question(
    sql<ListItemRow>`select ${everyOf(item, listItemColumns)} from ${item}
      where ${item.rectification_id} = ${rectificationId} and ${item.object_list_id} = ${objectListId}
        and ${item.id} = any(${[...ids]}::uuid[])
      order by ${item.ordinal}`,
    (rows) => rows.map(listItemOf),
  )
}

/** Objects of a list by their numbers, as records. */
export function itemsNumbered(
  { rectificationId, objectListId }: OfList,
  numbers: readonly string[],
): Question<readonly ListItem[]> {
  return question(
    sql<ListItemRow>`select ${everyOf(item, listItemColumns)} from ${item}
      where ${item.rectification_id} = ${rectificationId} and ${item.object_list_id} = ${objectListId}
        and ${item.number} = any(${[...numbers]}::text[])
      order by ${item.ordinal}`,
    (rows) => rows.map(listItemOf),
  )
}

/** All objects of the list of a measure, as records; none where it has no list. */
export function itemsOfMeasure(of: OfMeasure): Question<readonly ListItem[]> {
  return question(
    sql<ListItemRow>`select ${everyOf(item, listItemColumns)} from ${item}
      where ${item.rectification_id} = ${of.rectificationId} and ${item.object_list_id} = ${listOf(of)}
      order by ${item.ordinal}`,
    (rows) => rows.map(listItemOf),
  )
}

/** Whoever holds a post in an organization: of them a file of objects may name somebody as responsible. */
export function workersOf(
  organizationId: OrganizationId | null,
): Question<readonly { readonly id: PersonId; readonly name: string }[]> {
  return question(
    sql<{ id: PersonId; name: string }>`select distinct ${person.id}, ${person.name} from ${post}
      join ${person} on ${person.id} = ${post.person_id}
      where ${post.organization_id} = ${organizationId}::uuid and ${isPersonShown(person)}`,
    (rows) => rows,
  )
}
