import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { TemplateId } from '@bihuan/core/kernel/id.ts'
import type { CalendarChange } from '@bihuan/core/templates/calendar.ts'
import type { Template } from '@bihuan/core/templates/template.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
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

/** What the calendar of the installation says otherwise than the published one, the last word of each day. */
export const changedDays: RawBuilder<CalendarChange[]> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('on', last.on_day, 'isWorked', last.is_worked, 'name', last.name)
    order by last.on_day), '[]')
  from (select distinct on (${change.on_day}) ${change.on_day}, ${change.is_worked}, ${change.name} from ${change}
    order by ${change.on_day}, ${change.made_at} desc, ${change.id} desc) as last)`

/** These of a rectification, as part of a statement: asked apart they would cost a message each. */
export function rulesOfItem(rectificationId: RawBuilder<unknown>): RawBuilder<RulesOfItem> {
  return sql`(select jsonb_build_object('id', ${ruling.template_id}, 'version', ${ruling.template_version}, 'own', ${ownRules},
      'feedbackOn', ${ruling.feedback_on}, 'changes', ${changedDays})
    from ${ruling} where ${ruling.id} = ${rectificationId})`
}

/** What the template says. */
export function itemRules({ id, version: number, own }: RulesOfItem): ItemRules {
  return templateOf({ id, version: number }, own)
}
