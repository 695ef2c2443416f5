import { changedCalendar } from '@bihuan/core/templates/calendar.ts'
import { type ImmediateDay, immediateDay } from '@bihuan/core/templates/immediate.ts'
import { publishedCalendar } from '@bihuan/core/templates/published-calendar.ts'
import { itemRules, type RulesOfItem } from '../templates/rules-of-item.queries.ts'

const published = publishedCalendar()

/** The day that the template proposes for an immediate measure; null where nobody wrote down when the feedback arrived. */
export function immediateDayBy(rules: RulesOfItem): ImmediateDay | null {
  return immediateDay(itemRules(rules), rules.feedbackOn, changedCalendar(published, rules.changes))
}
