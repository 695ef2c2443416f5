import { addDays, day, supportedDays } from '@bihuan/core/kernel/day.ts'
import { mostScheduled } from '@bihuan/core/plan/schedule.contract.ts'
import { scheduleRulesSchema } from '@bihuan/core/templates/template.contract.ts'
import { changedCalendar } from '@bihuan/core/templates/calendar.ts'
import { publishedCalendar } from '@bihuan/core/templates/published-calendar.ts'
import { usualScheduleRules } from '@bihuan/core/templates/schedule-rules.ts'
import { hiddenIn } from '@bihuan/core/told/veil.ts'
import { signedInApi } from '../kernel/api.ts'
import { todayIn } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { askTogether } from '../kernel/together.ts'
import { feedbackOn } from '../rectifications/feedback-day.queries.ts'
import { demandOn } from '../rectifications/rectifications.handlers.ts'
import { changedDays } from '../templates/calendar.queries.ts'
import { templateIn } from '../templates/templates.queries.ts'
import { accept, setOrder, undo } from './schedule.commands.ts'
import { lastAcceptance, scheduledRows } from './schedule.queries.ts'

const { schedules } = signedInApi
const published = publishedCalendar()

/** Counting days back from the final date. */
export const scheduleHandlers = {
  get: schedules.get.handler(async ({ context, input: { rectificationId } }) => {
    await demandOn(context, 'rectification.schedule', rectificationId)
    const today = todayIn(context)
    const [rows, feedback, last, template] = [
      scheduledRows(rectificationId, hiddenIn(context.actor, rectificationId)),
      feedbackOn(rectificationId),
      lastAcceptance(rectificationId),
      templateIn(rectificationId),
    ]
    const changed = changedDays(supportedDays.first, supportedDays.last)
    await askTogether(context.database.kysely, [rows, feedback, last, template, changed])
    const { stages, schedule } = found(template.answer)
    const begunOn = feedback.answer ?? today
    const from = day(`${(begunOn < today ? begunOn : today).slice(0, 4)}-01-01`)
    const calendar = changedCalendar(published, changed.answer)
    return {
      today,
      begunOn,
      stages: stages.map((stage) => ({ ...stage })),
      rules: scheduleRulesSchema.parse(schedule ?? usualScheduleRules),
      calendar: {
        years: [...calendar.years],
        days: [...calendar.days]
          .filter(([on]) => on >= addDays(from, -7))
          .map(([on, said]) => ({ on, ...said })),
      },
      items: rows.answer.slice(0, mostScheduled).map((row) => ({ ...row, after: [...row.after] })),
      isCut: rows.answer.length > mostScheduled,
      lastAccepted: last.answer,
    }
  }),
  setOrder: schedules.setOrder.handler(async ({ context, input }) => {
    return found(await setOrder(context, input))
  }),
  accept: schedules.accept.handler(async ({ context, input }) => ({
    scheduleId: input.commandId,
    count: await accept(context, input),
  })),
  undo: schedules.undo.handler(async ({ context, input }) => ({
    changedSince: [...(await undo(context, input))],
  })),
}
