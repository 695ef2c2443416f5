import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { lendersOf } from '@bihuan/core/people/guises.ts'
import { type Actor, bodiesHeld } from '@bihuan/core/people/role.ts'
import type { Template, TemplateRef } from '@bihuan/core/templates/template.ts'
import type { RawBuilder } from 'kysely'
import { bodiesSeeing, isReached } from '../kernel/bodies.queries.ts'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { columnsOf, jsonOf, sql } from '../kernel/sql.ts'
import { isShown } from '../people/put-away.queries.ts'
import { listItemColumns, type ListItemRow } from './list-item-rows.ts'
import { objectListColumns, type ObjectListRow } from './object-lists.store.ts'
import type { ListHead } from './objects.queries.ts'

const list = columnsOf('object_lists', 'list')
const item = columnsOf('list_items', 'item')
const said = columnsOf('list_items', 'said')
const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const rectification = columnsOf('rectifications', 'rectification')
const version = columnsOf('template_versions', 'version')

/** So many lists are looked through for objects that wait for somebody, those first whose measures are due first. */
const mostLists = 200

/** A list of which objects were said to be done: alike are those that the same people said and signed. */
export type WaitingList = Omit<ListHead, 'list' | 'late'> &
  TemplateRef & {
    readonly list: ObjectListRow
    readonly own: Pick<Template, 'objectLadder'> | null
    readonly rectification_name: string
    readonly measure_number: string
    readonly alike: readonly { readonly many: number; readonly item: ListItemRow }[]
  }

/** Lists with objects that somebody may be meant to cross off: whether they are, the ladder of each says. */
export async function readWaitingLists(
  database: Database,
  actor: Actor,
  of?: { readonly rectificationId: RectificationId; readonly measureId: MeasureId },
): Promise<readonly WaitingList[]> {
  const heads = actor.appointments.filter(({ role }) => role === 'head').map((held) => held.organizationId)
  const leaders = [actor.personId, ...lendersOf(actor)]
  const bodyIds = bodiesHeld(actor, ['coordinator', 'inspector', 'principal'])
  if (actor.appointments.length === 0) return []
  const isOfMeasure =
    of === undefined
      ? sql``
      : sql`and ${list.rectification_id} = ${of.rectificationId} and ${list.measure_id} = ${of.measureId}`
  return prepared(
    database,
    sql<WaitingList>`
    select ${jsonOf(list, objectListColumns)} as list, ${measure.owner_id}, ${measure.leader_id}, ${measure.handler_id},
      ${measure.status}, ${measure.due_on}, ${finding.ordinal} || '-' || ${measure.ordinal} as measure_number,
      ${rectification.name} as rectification_name, ${rectification.template_id} as id,
      ${rectification.template_version} as version, ${ownLadder} as own,
      ${bodiesSeeing(list.rectification_id)} as here, ${alike} as alike
    from ${list}
    join ${measure} on ${measure.rectification_id} = ${list.rectification_id} and ${measure.id} = ${list.measure_id}
    join ${finding} on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    join ${rectification} on ${rectification.id} = ${list.rectification_id}
    where ${list.counts} ->> 'said' <> '0' ${isOfMeasure} and ${isShown(list.rectification_id)} and ${measure.status} <> 'voided'
      and (${measure.owner_id} = any(${heads}::uuid[]) or ${measure.leader_id} = any(${leaders}::uuid[])
        or ${isReached(list.rectification_id, bodyIds, { isOwn: true })})
    order by ${measure.due_on}, ${list.id} limit ${sql.lit(mostLists)}`,
  )
}

const ownLadder: RawBuilder<Pick<Template, 'objectLadder'> | null> = sql`(
  select jsonb_strip_nulls(jsonb_build_object('objectLadder', ${version.content} -> 'objectLadder'))
  from ${version} where ${version.template_id} = ${rectification.template_id}
    and ${version.number} = ${rectification.template_version})`

// One object stands for all of which the same people said that they are done and signed: what one may do with it they may with all.
const alike: RawBuilder<WaitingList['alike']> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('many', together.many, 'item', (
    select ${jsonOf(item, listItemColumns)} from ${item} where ${item.rectification_id} = ${list.rectification_id}
      and ${item.object_list_id} = ${list.id} and ${item.ordinal} = together.first))), '[]')
  from (
    select count(*)::integer as many, min(${said.ordinal}) as first from (
      select ${said.ordinal}, ${said.signed}, ${said.said} from ${said}
      where ${said.rectification_id} = ${list.rectification_id} and ${said.object_list_id} = ${list.id}
        and ${said.status} = 'said' limit ${sql.lit(mostCounted + 1)}) as said
    group by jsonb_array_length(${said.signed}), ${said.said} -> 'doers', jsonb_path_query_array(${said.signed}, '$[*].signers')
  ) as together)`
