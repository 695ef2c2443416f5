import type { MeasureId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { openOf } from '@bihuan/core/objects/list-item.ts'
import type { ListOfClaim } from '@bihuan/core/objects/open-objects.ts'
import { columnsOf, type RowOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const list = columnsOf('object_lists', 'list')
const item = columnsOf('list_items', 'item')

/** The list of objects of a measure that is claimed; null where it has none. */
export function listOfClaim(
  rectificationId: RectificationId,
  measureId: MeasureId,
): Question<ListOfClaim | null> {
  return question(
    sql<Pick<RowOf<'object_lists'>, 'name' | 'unit' | 'counts'> & { sayers: PersonId[] }>`
    select ${list.name}, ${list.unit}, ${list.counts}, array(
      select distinct doer::uuid from ${item}, jsonb_array_elements_text(${item.said} -> 'doers') as doer
      where ${item.rectification_id} = ${list.rectification_id} and ${item.object_list_id} = ${list.id}
        and ${item.said} is not null order by 1) as sayers
    from ${list} where ${list.rectification_id} = ${rectificationId} and ${list.measure_id} = ${measureId}`,
    ([row]) =>
      row === undefined
        ? null
        : {
            rectificationId,
            measureId,
            name: row.name,
            unit: row.unit,
            open: openOf(row.counts),
            sayers: row.sayers,
          },
  )
}
