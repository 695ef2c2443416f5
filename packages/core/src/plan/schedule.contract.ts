import { z } from 'zod'
import {
  bilingualSchema,
  changing,
  commandSchema,
  maybeAgainstPlan,
  daySchema,
  idOf,
  recordedDaySchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
  versionSchema,
} from '../kernel/contract.ts'
import { measureStatuses } from '../measures/labels.ts'
import { mostPredecessors } from '../measures/scheduling.ts'
import { calendarDaySchema } from '../templates/calendar.contract.ts'
import { measureKinds } from '../templates/kinds-of-measures.ts'
import { mostWorkingDays } from '../templates/schedule-rules.ts'
import { scheduleRulesSchema } from '../templates/template.contract.ts'

/** So many measures are scheduled at once at most. */
export const mostScheduled = 5000

const itemSchema = z.object({
  id: idOf('measure'),
  version: z.int(),
  number: z.string(),
  /** The beginning of its words. */
  text: z.string(),
  kind: z.enum(measureKinds),
  status: z.enum(measureStatuses),
  owner: z.string().nullable(),
  handler: z.object({ id: idOf('person'), name: z.string() }).nullable(),
  dueOn: recordedDaySchema.nullable(),
  /** Null where it takes what its kind takes. */
  workingDays: z.int().nullable(),
  after: z.array(idOf('measure')),
})
export type ScheduleRow = z.infer<typeof itemSchema>

const scheduleSchema = z.object({
  today: recordedDaySchema,
  /** From when its stages are counted: the day of the feedback, today where nobody wrote it down. */
  begunOn: recordedDaySchema,
  stages: z.array(z.object({ code: z.string(), name: bilingualSchema, days: z.int().nullable() })),
  rules: scheduleRulesSchema,
  calendar: z.object({ years: z.array(z.int()), days: z.array(calendarDaySchema) }),
  /** Open measures that end on a day, in the order of the ledger; those that wait to be checked keep theirs. */
  items: z.array(itemSchema),
  /** More measures are open than are scheduled at once: these are the first. */
  isCut: z.boolean(),
  lastAccepted: z.object({ scheduleId: idOf('command'), at: z.string(), count: z.int() }).nullable(),
})

// Which of two days would hold is not for a machine to say.
const areOnce = (measures: readonly { readonly id: string }[]): boolean =>
  new Set(measures.map(({ id }) => id)).size === measures.length

const path = z.object({ rectificationId: idOf('rectification') })
const numbered = z.object({ id: idOf('measure'), number: z.string() })

export const scheduleContract = {
  get: signedIn
    .route({
      method: 'GET',
      path: '/rectifications/{rectificationId}/schedule',
      summary: '倒排时序的依据 What days are counted back from: measures, order, rules and calendar',
    })
    .input(path)
    .output(scheduleSchema),
  setOrder: changing
    .route({
      method: 'PUT',
      path: '/rectifications/{rectificationId}/measures/{measureId}/order',
      summary: '设定措施先后和工期 Say what a measure waits for, and how long it takes',
    })
    .errors(refusals('NOT_IN_STATUS', 'ORDER_IN_CIRCLE', 'LATE_ONLY_ACCOUNTS'))
    .input(
      versionedCommandSchema.extend({
        ...path.shape,
        measureId: idOf('measure'),
        after: z.array(idOf('measure')).max(mostPredecessors),
        workingDays: z.int().min(1).max(mostWorkingDays).nullable(),
      }),
    )
    .output(z.object({ id: idOf('measure'), version: z.int() })),
  accept: changing
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/schedule',
      summary: '采纳建议时限 Accept proposed days, all or none',
    })
    .errors(
      refusals(
        'NOT_IN_STATUS',
        'SCHEDULE_CONTINUOUS',
        'SCHEDULE_DAY_GONE',
        'REASON_MISSING',
        'LATE_ONLY_ACCOUNTS',
        'PLAN_CHANGE_NEEDS_REASON',
      ),
    )
    .input(
      commandSchema.extend({
        ...path.shape,
        measures: z
          .array(z.object({ id: idOf('measure'), version: versionSchema, dueOn: daySchema }))
          .min(1)
          .max(mostScheduled)
          .refine(areOnce),
        reason: textUpTo(2000),
        ...maybeAgainstPlan,
      }),
    )
    .output(z.object({ scheduleId: idOf('command'), count: z.int() })),
  undo: changing
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/schedule/undoing',
      summary: '撤销最近一次采纳 Undo what was accepted last, but for what changed since',
    })
    .errors(
      refusals(
        'SCHEDULE_CHANGED_SINCE',
        'SCHEDULE_NOT_LAST',
        'LATE_ONLY_ACCOUNTS',
        'NOT_FOUND',
        'REASON_MISSING',
        'PLAN_CHANGE_NEEDS_REASON',
      ),
    )
    .input(
      commandSchema.extend({
        ...path.shape,
        scheduleId: idOf('command'),
        reason: textUpTo(2000),
        ...maybeAgainstPlan,
      }),
    )
    /** Those that keep their day, since it was changed after it was accepted. */
    .output(z.object({ changedSince: z.array(numbered) })),
}
