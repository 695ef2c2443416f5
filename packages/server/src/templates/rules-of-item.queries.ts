import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { TemplateId } from '@bihuan/core/kernel/id.ts'
import type { CalendarChange } from '@bihuan/core/templates/calendar.ts'
import type { Template } from '@bihuan/core/templates/template.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, listOf, sql } from '../kernel/sql.ts'
import { templateOf } from './template-of.ts'

const ruling = columnsOf('rectifications', 'ruling')
const version = columnsOf('template_versions', 'version')
const change = columnsOf('calendar_changes', 'change')

/** What a template says of single items. */
export type ItemRules = Pick<Template, 'ladders' | 'immediateDays'>

/** What the page of an item needs of its rectification and of the calendar, as it is read beside the item. */
export type RulesOfItem = {
  readonly id: TemplateId
  readonly version: number
  /** Of a template of somebody’s own; null where the program brought it along. */
  readonly own: ItemRules | null
  readonly feedbackOn: PlainDay | null
  readonly changes: readonly CalendarChange[]
}

// What is left out stays out: null would be no word of it.
const ownRules: RawBuilder<ItemRules | null> = sql`(
  select jsonb_build_object('ladders', ${version.content} -> 'ladders') || case when ${version.content} ? 'immediateDays'
    then jsonb_build_object('immediateDays', ${version.content} -> 'immediateDays') else '{}' end
  from ${version} where ${version.template_id} = ${ruling.template_id} and ${version.number} = ${ruling.template_version})`

/** What the calendar of the installation says otherwise than the published one, in the order in which it was said: a later word of a day holds. */
export const changedDays: RawBuilder<CalendarChange[]> = listOf(sql`
  select json_build_object('on', ${change.on_day}, 'isWorked', ${change.is_worked}, 'name', ${change.name})
  from ${change} order by ${change.made_at}, ${change.id}`)

/** These of a rectification, as part of a statement: asked apart they would cost a message each. */
export function rulesOfItem(rectificationId: RawBuilder<unknown>): RawBuilder<RulesOfItem> {
  return sql`(select json_build_object('id', ${ruling.template_id}, 'version', ${ruling.template_version}, 'own', ${ownRules},
      'feedbackOn', ${ruling.feedback_on}, 'changes', ${changedDays})
    from ${ruling} where ${ruling.id} = ${rectificationId})`
}

/** What the template says. */
export function itemRules({ id, version: number, own }: RulesOfItem): ItemRules {
  return templateOf({ id, version: number }, own)
}
