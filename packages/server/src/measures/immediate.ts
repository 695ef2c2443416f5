import { supportedDays } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { changedCalendar } from '@bihuan/core/templates/calendar.ts'
import { type ImmediateDay, immediateDay } from '@bihuan/core/templates/immediate.ts'
import { publishedCalendar } from '@bihuan/core/templates/published-calendar.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { askTogether } from '../kernel/together.ts'
import { feedbackOn } from '../rectifications/feedback-day.queries.ts'
import { changedDays } from '../templates/calendar.queries.ts'
import { templateIn } from '../templates/templates.queries.ts'

const published = publishedCalendar()

/** The day that the template proposes for an immediate measure; null where nobody wrote down when the feedback arrived. */
export async function readImmediateDay(
  context: SignedInContext,
  rectificationId: RectificationId,
): Promise<ImmediateDay | null> {
  const [template, feedback] = [templateIn(rectificationId), feedbackOn(rectificationId)]
  const changed = changedDays(supportedDays.first, supportedDays.last)
  await askTogether(context.database.kysely, [template, feedback, changed])
  return immediateDay(found(template.answer), feedback.answer, changedCalendar(published, changed.answer))
}
