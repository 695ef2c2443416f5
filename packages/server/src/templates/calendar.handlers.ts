import { day, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { ok } from '@bihuan/core/kernel/result.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { calendarChangeKind } from '@bihuan/core/templates/calendar-change.kind.ts'
import type { CalendarView } from '@bihuan/core/templates/calendar.contract.ts'
import { yearsWithoutData } from '@bihuan/core/templates/calendar.ts'
import { fixedHolidaysOf } from '@bihuan/core/templates/fixed-holidays.ts'
import { publishedCalendar } from '@bihuan/core/templates/published-calendar.ts'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, toolsOf } from '../kernel/context.ts'
import { answer } from '../kernel/refused.ts'
import { runCommand } from '../kernel/run-command.ts'
import { type Question, ask } from '../kernel/together.ts'
import { changedDays, type ChangedDayRow } from './calendar.queries.ts'

const { calendar } = signedInApi
const published = publishedCalendar()

/** The working calendar of the installation. */
export const calendarHandlers = {
  get: calendar.get.handler(async ({ context, input: { year } }) => {
    const changed = await ask(context.database.kysely, changedIn(year))
    return viewOf(year, changed, context)
  }),
  setDay: calendar.setDay.handler(async ({ context, input: { commandId, on, isWorked, name } }) => {
    const calendarChangeId = id<'calendarChange'>(commandId)
    const before = changedDays(on, on)
    const year = Number(on.slice(0, 4))
    const changed = changedIn(year)
    answer(
      await runCommand(toolsOf(context), {
        chainId: peopleChainId,
        commandId,
        by: context.actor.personId,
        subjects: [],
        seen: [],
        asks: [before],
        asksAfter: [changed],
        checkRight: () => (can(context.actor, 'calendar.change') ? null : { code: 'NOT_ALLOWED' }),
        decide: () => {
          const last = before.answer.at(0)
          const isSame = (last?.isWorked ?? null) === isWorked && (isWorked === null || last?.name === name)
          const event = { type: 'calendar.changed', calendarChangeId, on, isWorked, name } as const
          return ok(isSame ? [] : [changeOf(calendarChangeKind, calendarChangeId, event)])
        },
      }),
    )
    return viewOf(year, changed.answer, context)
  }),
}

function changedIn(year: number): Question<readonly ChangedDayRow[]> {
  return changedDays(day(`${year}-01-01`), day(`${year}-12-31`))
}

function viewOf(year: number, changed: readonly ChangedDayRow[], { actor }: SignedInContext): CalendarView {
  return {
    year,
    isPublished: published.years.has(year),
    published: publishedBetween(day(`${year}-01-01`), day(`${year}-12-31`)),
    changed: changed.flatMap(({ on, isWorked, name, byId, byName, changedAt }) =>
      isWorked === null
        ? []
        : [
            {
              on,
              isWorked,
              name,
              changedAt: changedAt.toISOString(),
              changedBy: { id: byId, name: byName },
            },
          ],
    ),
    can: can(actor, 'calendar.change') ? ['change'] : [],
  }
}

function byLawIn(year: number): { on: PlainDay; isWorked: boolean; name: string }[] {
  return fixedHolidaysOf(year).map(({ on, name }) => ({ on, isWorked: false, name: name.zh }))
}

/**
 * What was published of the days between two, both included, the earliest first; of years of which nothing was, what the law frees
 * on fixed days.
 */
export function publishedBetween(
  from: PlainDay,
  to: PlainDay,
): { on: PlainDay; isWorked: boolean; name: string }[] {
  const said = [...published.days].map(([on, one]) => ({ on, ...one }))
  return [...said, ...yearsWithoutData(from, to, published).flatMap(byLawIn)]
    .filter(({ on }) => on >= from && on <= to)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
}
